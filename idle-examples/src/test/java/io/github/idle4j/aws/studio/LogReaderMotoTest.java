package io.github.idle4j.aws.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.examples.moto.MotoServer;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;

/**
 * The reader of log streams against a server that nobody here wrote, which takes events of the last two weeks only. It is
 * here for the server's sake; the package is that of the reader.
 */
class LogReaderMotoTest {

    private static final int STREAMS = 60; // more than a page
    private static final String EMPTY = "d-1/alice/KernelGateway/empty";

    private static Instant now;
    private static @Nullable MotoServer moto;
    private static CloudWatchLogsClient studio;
    private static CloudWatchLogsClient elsewhere;

    @BeforeAll
    static void writeLogs() {
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        moto = MotoServer.startOrSkip();
        studio = moto.client(CloudWatchLogsClient.builder(), Region.US_EAST_1);
        elsewhere = moto.client(CloudWatchLogsClient.builder(), Region.EU_WEST_1);
        for (String group : List.of(LogReader.GROUP + "-of-others", LogReader.GROUP)) {
            studio.createLogGroup(request -> request.logGroupName(group));
        }
        studio.putRetentionPolicy(
                request -> request.logGroupName(LogReader.GROUP).retentionInDays(30));
        stream(EMPTY);
        for (int hours = STREAMS; hours >= 1; hours--) {
            stream(app(hours));
            log(app(hours), hoursAgo(hours));
            log(app(hours), hoursAgo(hours + 100));
        }
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            studio.close();
            elsewhere.close();
            moto.close();
        }
    }

    private static void stream(String name) {
        studio.createLogStream(request -> request.logGroupName(LogReader.GROUP).logStreamName(name));
    }

    private static void log(String stream, Instant when) {
        studio.putLogEvents(request -> request.logGroupName(LogReader.GROUP)
                .logStreamName(stream)
                .logEvents(InputLogEvent.builder()
                        .timestamp(when.toEpochMilli())
                        .message("a line")
                        .build()));
    }

    /** The app whose last event is so many hours old. */
    private static String app(int hours) {
        return "d-1/alice/KernelGateway/app-" + hours;
    }

    private static Instant hoursAgo(int hours) {
        return now.minus(Duration.ofHours(hours));
    }

    private static LogReader reader(CloudWatchLogsClient client) {
        var observation = Observation.builder(now, EvidenceNeeds.lookback(Duration.ofDays(1)))
                .build();
        var calls = new AwsCalls(observation, Origin.of("test"), Duration.ofSeconds(30), Runnable::run);
        return new LogReader(client, calls);
    }

    @Test
    void the_sweep_reads_every_page_latest_first() {
        Listing<LogStream> sweep = reader(studio).streams().all();

        assertThat(sweep.failure()).isEmpty();
        assertThat(sweep.items()).hasSize(STREAMS + 1);
        for (int hours = 1; hours <= STREAMS; hours++) {
            LogStream stream = sweep.items().get(hours - 1);
            assertThat(stream.logStreamName()).isEqualTo(app(hours));
            assertThat(stream.lastEventTimestamp()).isEqualTo(hoursAgo(hours).toEpochMilli());
        }
        LogStream last = sweep.items().get(STREAMS);
        assertThat(last.logStreamName()).isEqualTo(EMPTY);
        assertThat(last.lastEventTimestamp()).isNull();
    }

    @Test
    void the_sweep_reads_no_more_pages_than_the_window_needs() {
        StreamSweep sweep = new StreamSweep(reader(studio), hoursAgo(10)).begun();

        assertThat(sweep.failure()).isEmpty();
        assertThat(sweep.hasWindow()).isTrue();
        assertThat(sweep.hasAll()).isFalse();
        assertThat(sweep.streams()).hasSize(50);
    }

    @Test
    void a_search_finds_the_events_of_the_streams_that_it_names() {
        assertThat(reader(studio).search(Set.of(app(7), app(9)), hoursAgo(8), now, List.of()))
                .extracting(FilteredLogEvent::logStreamName)
                .containsExactly(app(7));
    }

    @Test
    void the_last_event_is_the_latest_by_its_own_time() {
        assertThat(reader(studio).lastEvent(app(7), now)).contains(hoursAgo(7));
    }

    @Test
    void later_events_do_not_hide_the_one_before() {
        // Not at the event's own instant: this server takes the end of the time as belonging to it, AWS does not.
        Instant before = hoursAgo(7).minusMillis(1);

        assertThat(reader(studio).lastEvent(app(7), before)).contains(hoursAgo(107));
        assertThat(reader(studio).lastEvent(app(7), hoursAgo(107).minusMillis(1)))
                .isEmpty();
    }

    @Test
    void a_stream_without_events_is_read_to_its_end() {
        assertThat(reader(studio).lastEvent(EMPTY, now)).isEmpty();
    }

    @Test
    void a_stream_or_group_that_is_not_there_is_told_as_missing() {
        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> reader(studio).lastEvent("d-1/alice/KernelGateway/none", now))
                .matches(CallFailedException::isMissingResource);
        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> reader(elsewhere).lastEvent(app(1), now))
                .matches(CallFailedException::isMissingResource);
        assertThat(reader(elsewhere).streams().all().failure())
                .hasValueSatisfying(
                        failure -> assertThat(failure.isMissingResource()).isTrue());
    }

    @Test
    void the_group_is_found_by_its_whole_name() {
        assertThat(reader(studio).group())
                .hasValueSatisfying(group -> assertThat(group.logGroupName()).isEqualTo(LogReader.GROUP))
                .map(LogGroup::retentionInDays)
                .contains(30);
        assertThat(reader(elsewhere).group()).isEmpty();
    }
}
