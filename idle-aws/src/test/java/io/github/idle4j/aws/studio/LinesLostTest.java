package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.GROUP;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.aws.local.LocalLogStream;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;

/** JupyterLab and Code Editor whose lines do not reach back as far as is concluded from them. */
class LinesLostTest {

    private static final String IDLE =
            "2026-01-10T00:00:00.000000z - [auto-stop-idle] - Detected JupyterLab idle state." + " Stopping notebook.";
    private static final Duration WEEK = Duration.ofDays(7);

    private static StudioWorld of(String type, int retention, Consumer<LocalLogStream> lines) {
        return StudioWorld.of(region -> {
            region.domain(
                    "d-1",
                    domain -> domain.space(
                            "s",
                            space -> space.privately()
                                    .owner("alice")
                                    .app(
                                            type,
                                            "default",
                                            app -> app.createdAt(hoursAgo(20 * 24))
                                                    .instanceType("ml.t3.medium")
                                                    .logs(lines::accept))));
            region.logGroup(GROUP, group -> {
                group.createdAt(hoursAgo(24 * 300));
                if (retention > 0) {
                    group.retentionInDays(retention);
                }
            });
        });
    }

    private static Assessment app(StudioWorld world, IdlePolicy policy) {
        return StudioWorld.one(world.scan(policy, NOW), "d-1/space/s/" + "JupyterLab/default");
    }

    /** False idle: what is kept is a day, what is concluded is a week; it was used two days ago. */
    @Test
    void what_is_no_longer_kept_was_not_read_to_the_end() {
        StudioWorld world = of(
                "JupyterLab",
                1,
                log -> log.event(hoursAgo(48), "jl-cell-executed")
                        .eventsEvery(Duration.ofMinutes(2), hoursAgo(20 * 24), NOW, IDLE));
        assertThat(app(world, IdlePolicy.quietFor(WEEK)).verdict().status()).isEqualTo(IdleVerdict.Status.UNKNOWN);
    }

    /** The same, where somebody deleted the stream or its group, so that the lines begin two days ago. */
    @Test
    void what_is_before_the_first_line_of_a_stream_is_unknown() {
        StudioWorld world = of(
                "JupyterLab",
                0,
                log -> log.createdAt(hoursAgo(40)).eventsEvery(Duration.ofMinutes(2), hoursAgo(40), NOW, IDLE));
        assertThat(app(world, IdlePolicy.quietFor(WEEK)).verdict().status()).isEqualTo(IdleVerdict.Status.UNKNOWN);
    }

    /** Where the listing does not say when the stream was made, its group does. */
    @Test
    void nor_is_what_was_before_the_group() {
        StudioWorld world = of("JupyterLab", 0, log -> log.eventsEvery(Duration.ofMinutes(2), hoursAgo(40), NOW, IDLE));
        world.aws.region("us-east-1").logGroup(GROUP, group -> group.createdAt(hoursAgo(40)));
        var undated = new ChangedAnswer<>(
                DescribeLogStreamsResponse.class,
                page -> page.toBuilder()
                        .logStreams(page.logStreams().stream()
                                .map(stream -> stream.copy(one -> one.creationTime(null)))
                                .toList())
                        .build());
        Assessment found =
                StudioWorld.one(world.scan(IdlePolicy.quietFor(WEEK), NOW, undated), "d-1/space/s/JupyterLab/default");
        assertThat(StudioWorld.inShort(found)).isEqualTo("UNKNOWN RETENTION_TOO_SHORT");
    }

    /** A started run, of which the line that tells it is gone as well. */
    @Test
    void a_start_that_is_no_longer_kept_makes_nothing_old() {
        StudioWorld world = StudioWorld.of(region -> {
            region.domain(
                    "d-1",
                    domain -> domain.space(
                            "s",
                            space -> space.privately()
                                    .owner("alice")
                                    .app(
                                            "JupyterLab",
                                            "default",
                                            app -> app.createdAt(hoursAgo(20 * 24))
                                                    .lifecycleConfigLogs(log -> log.event(hoursAgo(60), "start"))
                                                    .logs(log -> log.eventsEvery(
                                                            Duration.ofMinutes(2), hoursAgo(60), NOW, IDLE)))));
            region.logGroup(
                    GROUP,
                    group -> group.createdAt(hoursAgo(24 * 300))
                            .retentionInDays(1)
                            .forgetsSummaries());
        });
        assertThat(app(world, IdlePolicy.quietFor(WEEK)).verdict().status()).isEqualTo(IdleVerdict.Status.UNKNOWN);
    }

    /** It was busy fifty hours ago, as its log says; "last used a hundred hours ago" is not true. */
    @Test
    void since_when_it_is_idle_is_not_before_what_was_read() {
        String busy = "x - [auto-stop-idle] - Notebook session a.ipynb (ID: 1), with kernel p (ID: 2) is not idle."
                + " Reason: kernel execution state is not idle.";
        String state = "x - [auto-stop-idle] - Updating state with last activity date "
                + hoursAgo(100).toString().replace("Z", ".000000z") + ".";
        StudioWorld world = of(
                "JupyterLab",
                0,
                log -> log.event(hoursAgo(50), busy).eventsEvery(Duration.ofSeconds(5), hoursAgo(120), NOW, state));
        Assessment app = app(world, IdlePolicy.quietFor(Duration.ofHours(24)));
        assertThat(app.verdict()).isInstanceOf(Idle.class);
        assertThat(((Idle) app.verdict()).since()).isAfterOrEqualTo(hoursAgo(50));
    }

    /** The same, and a policy that asks for a day and answers for three. */
    @Test
    void no_policy_hears_of_silence_that_nobody_read() {
        String state = "x - [auto-stop-idle] - Updating state with last activity date "
                + hoursAgo(100).toString().replace("Z", ".000000z") + ".";
        StudioWorld world = of(
                "JupyterLab",
                0,
                log -> log.event(hoursAgo(50), "jl-cell-executed")
                        .eventsEvery(Duration.ofSeconds(5), hoursAgo(120), NOW, state));
        IdlePolicy bold = IdlePolicy.of(
                "three days",
                EvidenceNeeds.lookback(Duration.ofDays(1)),
                IdlePolicy.quietFor(Duration.ofDays(3))::evaluate);
        assertThat(app(world, bold).verdict().status()).isNotEqualTo(IdleVerdict.Status.IDLE);
    }

    /** A file that is written while the script looks is younger than the look. */
    @Test
    void a_file_of_the_future_is_no_proof_of_idleness() {
        Instant from = hoursAgo(30);
        StudioWorld world = of("CodeEditor", 0, log -> {
            String text =
                    "x - [auto-stop-idle] - Logging time difference between current time and time files were last changed ";
            log.eventsEvery(Duration.ofMinutes(2), from, NOW, text + "-86400.25.");
            log.eventsEvery(Duration.ofMinutes(2), from.plusMillis(3), NOW, text + "inf.");
        });
        assertThat(StudioWorld.one(world.scan(), "d-1/space/s/CodeEditor/default")
                        .verdict()
                        .status())
                .isNotEqualTo(IdleVerdict.Status.IDLE);
    }
}
