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
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalSpace;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies that spare somebody's apps, and what they are told of tags and owners. */
class StudioExclusionsTest {

    private static final IdlePolicy QUIET = quietFor(Duration.ofDays(1));

    private static final IdlePolicy KEPT = QUIET.unless(tagged("keep"), "somebody asked for it");

    /** Two silent apps on one instance, of which one is tagged. */
    private static Consumer<LocalRegion> oneTagged() {
        Consumer<LocalApp> silent = StudioWorld.silentFor(30);
        return region -> region.domain(
                "d-1",
                domain -> domain.userProfile(
                        "alice",
                        alice -> alice.kernelGateway("kept", silent.andThen(app -> app.tag("keep", "")))
                                .kernelGateway("left", silent.andThen(app -> app.tag("team", "keep")))));
    }

    @Test
    void what_is_tagged_is_excluded_and_so_is_its_instance() {
        IdleReport report = StudioWorld.of(oneTagged()).scan(KEPT, NOW);
        assertThat(apps(report))
                .containsEntry("d-1/user/alice/KernelGateway/kept", "NOT_JUDGED EXCLUDED")
                .containsEntry("d-1/user/alice/KernelGateway/left", "IDLE NO_USE_IN_WINDOW MEDIUM");
        assertThat(instances(report).values()).containsExactly("NOT_JUDGED EXCLUDED");
    }

    /** ARNs have been seen in small letters; a made-up one would find no tags. */
    @Test
    void tags_are_found_however_the_arn_is_written() {
        IdleReport report =
                StudioWorld.of(oneTagged(), LocalAws.Builder::lowerCaseArns).scan(KEPT, NOW);
        assertThat(apps(report)).containsEntry("d-1/user/alice/KernelGateway/kept", "NOT_JUDGED EXCLUDED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sagemaker:ListTags", "sagemaker:DescribeApp"})
    void tags_that_cannot_be_read_are_no_tags_that_are_not_there(String call) {
        StudioWorld world = StudioWorld.of(oneTagged());
        world.aws.fail(call, Fault.accessDenied());
        IdleReport report = world.scan(KEPT, NOW);
        assertThat(apps(report).values()).hasSize(2).containsOnly("UNKNOWN EXCLUSION_UNREADABLE");
        assertThat(instances(report).values()).containsExactly("UNKNOWN EXCLUSION_UNREADABLE");
        assertThat(report.failures()).anyMatch(failure -> failure.error().startsWith(call));
    }

    @Test
    void tags_that_nobody_asks_about_are_not_read() {
        StudioWorld world = StudioWorld.of(oneTagged());
        world.scan();
        assertThat(world.aws.calls("sagemaker:ListTags")).isEmpty();
        assertThat(world.aws.calls("sagemaker:DescribeApp")).isEmpty();
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
