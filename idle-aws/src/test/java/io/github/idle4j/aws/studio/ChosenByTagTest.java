package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import org.junit.jupiter.api.Test;

/** Instances of Studio have no tags: a choice by tag judges an app by one policy, and its instance by the other. */
class ChosenByTagTest {

    @Test
    void no_app_in_use_by_its_own_policy_is_recommended_to_be_deleted_with_its_instance() {
        var world = StudioWorld.ofAlice(alice -> alice.kernelGateway(
                "etl", app -> silentFor(100).andThen(a -> a.tag("env", "prod")).accept(app)));
        var policy = IdlePolicy.when(ActivityPredicate.tagged("env", "prod"), IdlePolicy.quietFor(ofDays(7)))
                .otherwise(IdlePolicy.quietFor(ofDays(1)));
        var report = world.scan(policy, NOW);
        Assessment app = StudioWorld.one(report, "d-1/user/alice/KernelGateway/etl");
        assertThat(app.verdict().status()).isEqualTo(Status.ACTIVE);

        Assessment instance = Recommender.standard().apply(StudioWorld.one(report, "d-1/user/alice/ml.m5.large"));

        assertThat(instance.recommendations())
                .as("%s", instance.verdict())
                .flatExtracting(Recommendation::commands)
                .noneMatch(command -> command.toString().contains("delete-app"));
    }
}
