package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalSpace;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Policies that spare somebody's apps, and what they are told of tags and owners. */
class StudioExclusionsTest {

    private static final IdlePolicy QUIET = quietFor(Duration.ofDays(1));

    @Test
    void tags_that_are_not_read_here_are_said_to_be_and_make_nothing_idle() {
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(stream -> stream.event(hoursAgo(30), "x")));
        IdleReport report = world.scan(QUIET.unless(tagged("keep"), "somebody asked for it"), NOW);
        assertThat(apps(report).values()).containsExactly("UNKNOWN EXCLUSION_UNREADABLE");
        assertThat(instances(report).values()).containsExactly("UNKNOWN EXCLUSION_UNREADABLE");
        assertThat(report.assessments())
                .extracting(one -> one.verdict().explanation())
                .containsOnly("Whether it is excluded cannot be told: its tags could not be read"
                        + " (this version does not read the tags of Studio apps).");
        assertThat(world.aws.calls("sagemaker:ListTags")).isEmpty();
    }

    @Test
    void what_is_in_use_is_active_whatever_its_tags() {
        StudioWorld world = StudioWorld.ofOne(app -> app.logs(stream -> stream.event(hoursAgo(1), "x")));
        assertThat(apps(world.scan(QUIET.unless(tagged("keep"), "somebody asked for it"), NOW)))
                .containsValue("ACTIVE USED");
    }

    @Test
    void an_app_of_a_shared_space_is_nobodys_which_is_an_answer() {
        StudioWorld world = ofSpace(LocalSpace::shared);
        IdlePolicy policy = QUIET.unless(activity -> activity.isOwnedBy("ops"), "operations keep theirs");
        assertThat(apps(world.scan(policy, NOW)).values()).containsExactly("IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(instances(world.scan(policy, NOW)).values()).containsExactly("IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(world.judge().activity().owner()).isEqualTo(Fact.none());
    }

    @Test
    void an_owner_that_could_not_be_read_is_no_answer() {
        IdlePolicy policy = QUIET.unless(activity -> activity.isOwnedBy("ops"), "operations keep theirs");
        StudioWorld denied = ofSpace(LocalSpace::shared);
        denied.aws.fail("sagemaker:ListSpaces", Fault.accessDenied());
        assertThat(apps(denied.scan(policy, NOW))).containsValue("UNKNOWN EXCLUSION_UNREADABLE");
        StudioWorld unsaid = ofSpace(space -> {});
        assertThat(apps(unsaid.scan(policy, NOW))).containsValue("UNKNOWN EXCLUSION_UNREADABLE");
    }

    private static StudioWorld ofSpace(Consumer<LocalSpace> more) {
        return StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.space("team", space -> {
                    more.accept(space);
                    space.kernelGateway(
                            "app",
                            app -> app.createdAt(hoursAgo(99))
                                    .instanceType("ml.t3.medium")
                                    .logs(stream -> stream.event(hoursAgo(30), "x")));
                })));
    }
}
