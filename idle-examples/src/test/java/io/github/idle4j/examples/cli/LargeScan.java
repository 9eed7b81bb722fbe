package io.github.idle4j.examples.cli;

import static io.github.idle4j.contract.Seen.NOW;
import static io.github.idle4j.policy.IdlePolicy.quietFor;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.policy.ResourceActivity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A scan of as many resources as one likes, in two sources, reported as {@code idle scan --format json --output} does. */
final class LargeScan {

    /** Of so many people. */
    static final int OWNERS = 1000;

    private static final int SOURCES = 2;

    private static final Duration DAY = Duration.ofDays(1);

    private static final Signal EVENTS = Signal.demand("LogEvents", Map.of()).inWords("log event", "the app");

    private LargeScan() {}

    /** Takes how many, and the file. */
    public static void main(String... arguments) throws IOException {
        int resources = Integer.parseInt(arguments[0]);
        try (var file = ReportFile.open(Path.of(arguments[1]))) {
            var tally = new Tally();
            var report = new JsonReport(file.writer(), false, false);
            var detector = IdleDetector.builder().asOf(NOW).then(Recommender.standard());
            for (int source = 0; source < SOURCES; source++) {
                detector.watch(made(resources / SOURCES, source), quietFor(DAY));
            }
            var summary = detector.build().stream(Audience.of(tally, report));
            report.complete(new ScanResult(
                    summary,
                    tally,
                    false,
                    EnumSet.allOf(Kind.class),
                    List.of("us-east-1"),
                    Optional.empty(),
                    false,
                    Map.of()));
            file.complete();
        }
    }

    private static ResourceActivitySource made(int resources, int source) {
        return observation -> LongStream.range(0, resources).mapToObj(i -> one(source + "-" + i, i));
    }

    /** Idle, active, unknown, and an idle instance of somebody's, in turn. */
    private static ResourceActivity one(String name, long number) {
        return switch ((int) (number % 4)) {
            case 0 -> Seen.silentEndpoint(name);
            case 1 -> Seen.silentEndpoint(name, lately());
            case 2 ->
                Seen.endpoint(name, DAY)
                        .demand(
                                Seen.REQUESTS,
                                List.of(Seen.gap(Seen.REQUESTS, ReasonCode.CALL_FAILED)
                                        .from(Seen.ago(DAY))
                                        .until(NOW)))
                        .build();
            default ->
                Seen.studioInstance("user-" + number % OWNERS, "ml.t3.medium-" + name, DAY)
                        .demand(
                                EVENTS,
                                List.of(Seen.noEvent(EVENTS).from(Seen.ago(DAY)).until(NOW)))
                        .build();
        };
    }

    private static Use lately() {
        return Seen.uses(1, Seen.REQUESTS).from(Seen.ago(Duration.ofHours(2))).until(Seen.ago(Duration.ofHours(1)));
    }
}
