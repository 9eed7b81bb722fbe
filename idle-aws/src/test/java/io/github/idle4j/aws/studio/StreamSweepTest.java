package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Fault;
import java.util.Map;
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
}
