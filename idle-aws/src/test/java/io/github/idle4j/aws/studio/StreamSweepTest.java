package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalLogStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far the listing of streams is read, and how the silence of apps is confirmed then. */
class StreamSweepTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";

    /** Apps in use and silent ones, and streams of apps that are gone, which wrote ten hours after each other. */
    private static StudioWorld of(int inUse, int silent, int gone) {
        return StudioWorld.of(region -> {
            region.domain("d-1", domain -> {
                for (int i = 0; i < inUse + silent; i++) {
                    double hours = i < inUse ? 1 : 200;
                    domain.userProfile(
                            "u" + i,
                            profile -> profile.kernelGateway(
                                    "app",
                                    app -> app.createdAt(hoursAgo(300))
                                            .logs(stream -> stream.event(hoursAgo(hours), "x"))));
                }
            });
            region.logGroup(GROUP, group -> {
                for (int i = 0; i < gone; i++) {
                    double hours = 30 + 10 * i;
                    group.stream("d-0/u" + i + "/KernelGateway/app", stream -> stream.event(hoursAgo(hours), "x"));
                }
            });
        });
    }

    private static int calls(StudioWorld world, String api) {
        return world.aws.calls(api).size();
    }

    /**
     * Apps in use are found among the first; for each of the others the listing may go on for two pages, which is what it
     * takes to ask for its streams. There are 260 streams and more, on six pages and more.
     */
    @ParameterizedTest
    @CsvSource({"60, 0, 2, 0", "0, 1, 3, 2", "0, 2, 5, 4", "0, 3, 6, 3", "0, 9, 6, 0"})
    void streams_are_listed_as_far_as_that_is_cheaper(int inUse, int silent, int pages, int readOneByOne) {
        StudioWorld world = of(inUse, silent, 260);
        Map<String, String> verdicts = apps(world.scan());
        assertThat(verdicts.values()).hasSize(inUse + silent).containsOnly(silent > 0 ? IDLE : "ACTIVE USED");
        assertThat(calls(world, "logs:DescribeLogStreams")).isEqualTo(pages);
        assertThat(calls(world, "logs:GetLogEvents")).isEqualTo(readOneByOne);
    }

    @Test
    void many_silent_apps_are_confirmed_at_once() {
        StudioWorld world = of(1, 250, 0);
        assertThat(apps(world.scan()).values()).hasSize(251).containsOnly(IDLE, "ACTIVE USED");
        assertThat(calls(world, "logs:FilterLogEvents")).isEqualTo(3);
        assertThat(calls(world, "logs:GetLogEvents")).isZero();
    }

    @Test
    void where_that_is_denied_each_is_read_by_itself() {
        StudioWorld world = of(0, 10, 0);
        world.aws.fail("logs:FilterLogEvents", Fault.accessDenied());
        assertThat(apps(world.scan()).values()).hasSize(10).containsOnly(IDLE);
        assertThat(calls(world, "logs:GetLogEvents")).isEqualTo(10);
    }

    /** Nobody knows then whether the events were kept that would show use. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1"})
    void nothing_is_confirmed_at_once_of_what_may_not_be_kept(int days, int searches) {
        StudioWorld world = of(0, 10, 0);
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.retentionInDays(days));
        world.scan();
        assertThat(calls(world, "logs:FilterLogEvents")).isEqualTo(searches);
    }

    /** The app of Alice, who is written with a small letter in another stream, among so many streams of others. */
    private static StudioWorld ofAliceAmong(int others, double hoursAgo, Consumer<LocalLogStream> inSmallLetters) {
        return StudioWorld.of(region -> {
            region.domain(
                    "d-1",
                    domain -> domain.userProfile(
                            "Alice",
                            alice -> alice.kernelGateway(
                                    "app",
                                    app -> app.createdAt(hoursAgo(300))
                                            .logs(stream -> stream.event(hoursAgo(30), "x")))));
            region.logGroup(GROUP, group -> {
                for (int i = 0; i < others; i++) {
                    group.stream("d-0/u" + i + "/KernelGateway/app", stream -> stream.event(hoursAgo(hoursAgo), "x"));
                }
                group.stream("d-1/alice/KernelGateway/app", inSmallLetters);
            });
        });
    }

    /** Streams stand where their summaries put them, which are late. */
    @Test
    void streams_are_listed_to_a_while_before_the_window() {
        StudioWorld world = ofAliceAmong(
                220,
                24.5,
                stream -> stream.event(hoursAgo(25.5), "x")
                        .event(hoursAgo(1), "y")
                        .indexLag(Duration.ofHours(2)));
        assertThat(apps(world.scan()).values()).containsExactly("ACTIVE USED");
    }

    /** There are too many streams in the window to list them for the sake of one app. */
    @Test
    void where_the_listing_is_cut_short_small_letters_are_tried() {
        StudioWorld world = ofAliceAmong(1_200, 2, stream -> stream.event(hoursAgo(3), "x"));
        assertThat(apps(world.scan()).values()).containsExactly("ACTIVE USED");
        assertThat(calls(world, "logs:DescribeLogStreams")).isEqualTo(22);
    }

    @Test
    void of_an_app_that_is_known_to_have_no_stream_none_is_read() {
        StudioWorld world = StudioWorld.ofOne(app -> {});
        world.aws
                .region("us-east-1")
                .logGroup(
                        GROUP,
                        group -> group.stream("d-0/u/KernelGateway/app", stream -> stream.event(hoursAgo(1), "x")));
        assertThat(apps(world.scan()).values()).containsExactly("UNKNOWN NO_LOG_STREAM");
        assertThat(calls(world, "logs:GetLogEvents")).isZero();
    }

    /** Not all streams are listed then, so it is asked for by its name. */
    @Test
    void a_stream_that_is_not_there_is_missing_and_not_empty() {
        StudioWorld world = StudioWorld.of(region -> {
            region.domain(
                    "d-1",
                    domain -> domain.space(
                            "s1",
                            space -> space.owner("bob")
                                    .privately()
                                    .jupyterLab(
                                            app -> app.createdAt(hoursAgo(300)).instanceType("ml.t3.medium"))));
            region.logGroup(GROUP, group -> {
                for (int i = 0; i < 260; i++) {
                    double hours = 30 + 10 * i;
                    group.stream("d-0/u" + i + "/KernelGateway/app", stream -> stream.event(hoursAgo(hours), "x"));
                }
            });
        });
        assertThat(apps(world.scan()).values()).containsExactly("UNKNOWN NO_LOG_STREAM");
        assertThat(calls(world, "logs:GetLogEvents")).isPositive();
    }
}
