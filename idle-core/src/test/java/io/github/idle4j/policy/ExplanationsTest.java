package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.absentAsPublishedUnderControl;
import static io.github.idle4j.policy.Activities.absentWhileAlive;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.invocationsOf;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An explanation says of several signals what is common to them once, and of what could not be seen the first reason. */
class ExplanationsTest {

    private static final Signal CALL = signal("call", "");

    private static Signal signal(String use, String subject) {
        return Signal.demand(use + " " + subject, Map.of()).inWords(use, subject);
    }

    private static Silence silent(String use, String subject) {
        return zeros(signal(use, subject), LOOKBACK, NONE);
    }

    /** Zeros that another signal had, as a variant under its earlier name. */
    private static Silence zerosOf(Signal other, Signal signal) {
        return new Silence(signal, ago(LOOKBACK), ago(NONE), Basis.MEASURED, Optional.of(other), Duration.ofHours(1));
    }

    static Stream<Arguments> idle() {
        Signal blue = signal("call", "blue");
        Signal green = signal("call", "green");
        return Stream.of(
                arguments(
                        "No call of a or b or c in 14 days; zeros were measured in 336 of 336 buckets, for all 3.",
                        List.of(silent("call", "a"), silent("call", "b"), silent("call", "c"))),
                arguments(
                        "No call of a or b or c or d or e in 14 days;"
                                + " zeros were measured in 336 of 336 buckets, for all 5.",
                        Stream.of("a", "b", "c", "d", "e")
                                .map(one -> silent("call", one))
                                .toList()),
                arguments(
                        "No call of a or b or c or d or 2 more in 14 days;"
                                + " zeros were measured in 336 of 336 buckets, for all 6.",
                        Stream.of("a", "b", "c", "d", "e", "f")
                                .map(one -> silent("call", one))
                                .toList()),
                arguments(
                        "No call of blue in 14 days; zeros were measured in 336 of 336 buckets, for both.",
                        List.of(silent("call", ""), silent("call", "blue"))),
                arguments(
                        "No call of blue or green in 14 days; zeros were measured in 336 of 336 buckets (blue);"
                                + " nothing was published in 336 of 336 buckets, while CPUUtilization shows that it"
                                + " was alive (green).",
                        List.of(zeros(blue, LOOKBACK, NONE), absentWhileAlive(green, LOOKBACK, NONE))),
                arguments(
                        "No processed, failed or expired request in 14 days; zeros were measured in 336 of 336 buckets"
                                + " (processed requests); nothing was published, as for one that is never used, while"
                                + " CPUUtilization was (failed and expired requests).",
                        List.of(
                                silent("processed request", ""),
                                absentAsPublishedUnderControl(signal("failed request", ""), LOOKBACK, NONE),
                                absentAsPublishedUnderControl(signal("expired request", ""), LOOKBACK, NONE))),
                arguments(
                        "No call or log event in 14 days; zeros were measured in 336 of 336 buckets (calls);"
                                + " its log was read to the end and has none (log events).",
                        List.of(silent("call", ""), Activities.readEmpty(signal("log event", ""), LOOKBACK, NONE))),
                arguments(
                        "No call of blue in 14 days; zeros were measured in 168 of 336 buckets; nothing was published in"
                                + " 168 of 336 buckets, while CPUUtilization shows that it was alive.",
                        List.of(zeros(blue, LOOKBACK, ofDays(7)), absentWhileAlive(blue, ofDays(7), NONE))),
                arguments(
                        "No call of blue in 14 days; zeros were measured in 336 of 336 buckets; some of them as "
                                + green + ".",
                        List.of(zerosOf(green, blue))));
    }

    @ParameterizedTest
    @MethodSource("idle")
    void what_is_idle_tells_how_its_silence_is_known(String expected, List<Evidence> silences) {
        ResourceActivity.Builder activity = anEndpoint();
        silences.stream()
                .map(Evidence::signal)
                .distinct()
                .forEach(signal -> activity.demand(
                        signal,
                        silences.stream()
                                .filter(one -> one.signal().equals(signal))
                                .toList()));
        assertThat(activity.build().quiet(THRESHOLD).explanation()).isEqualTo(expected);
    }

    private static ResourceActivity.Builder ageless(ResourceId id) {
        return ResourceActivity.builder(id, Activities.WINDOW).completeness(Completeness.complete());
    }

    private static ResourceActivity.Builder withGap(ResourceActivity.Builder activity) {
        return activity.demand(CALL, List.of(gap(CALL, LOOKBACK, NONE)));
    }

    static Stream<Arguments> unjudged() {
        return Stream.of(
                arguments(
                        "It began at 2026-06-13 12:00 UTC, 2 days ago; it takes 14 days to tell.",
                        withGap(anEndpoint().createdAt(ago(ofDays(2))))),
                arguments(
                        ReasonCode.AGE_UNKNOWN.sentence(),
                        withGap(ageless(Activities.endpointNamed("churn-v3"))
                                .completeness(Completeness.incomplete(ReasonCode.PARTS_INCOMPLETE, "Cut off.")))),
                arguments(
                        "Nothing tells how old its inference component llama is.",
                        withGap(anEndpoint()
                                .part(Activities.aSilentComponent("bert").build())
                                .part(ageless(Activities.componentNamed("llama"))
                                        .build()))),
                arguments(
                        "Cut off.",
                        withGap(anEndpoint()
                                .completeness(Completeness.incomplete(ReasonCode.PARTS_INCOMPLETE, "Cut off.")))));
    }

    @ParameterizedTest
    @MethodSource("unjudged")
    void what_cannot_be_told_whatever_was_seen_stands_on_no_evidence(
            String expected, ResourceActivity.Builder activity) {
        IdleVerdict verdict = activity.build().quiet(THRESHOLD);
        assertThat(verdict.explanation()).isEqualTo(expected);
        assertThat(verdict.findings()).isEmpty();
    }

    @Test
    void of_gaps_that_are_alike_the_first_signal_by_name_is_told_whatever_the_order() {
        Signal blue = invocationsOf("blue");
        Signal green = invocationsOf("green");
        for (List<Signal> order : List.of(List.of(blue, green), List.of(green, blue))) {
            ResourceActivity.Builder activity = anEndpoint();
            order.forEach(signal -> activity.demand(signal, List.of(gap(signal, LOOKBACK, NONE))));
            IdleVerdict verdict = activity.build().quiet(THRESHOLD);
            assertThat(verdict.explanation())
                    .isEqualTo("Whether there was any invocation of variant blue between 2026-06-01 12:00 and"
                            + " 2026-06-15 11:45 UTC cannot be told: it could not be read.");
            assertThat(verdict.findings()).hasSize(2);
        }
    }

    @ParameterizedTest(name = "{0}: {1}, or {2}")
    @CsvSource({
        "PT0S, no time, no time",
        "PT1S, 1 second, 1 second",
        "PT59S, 59 seconds, 59 seconds",
        "PT1M30S, 1 minute, 1 minute",
        "PT90M, 1 hour 30 minutes, 1 hour 30 minutes",
        "P1D, 1 day, 24 hours",
        "P2DT3H4M, 2 days 3 hours, 51 hours 4 minutes",
        "P14DT5M, 14 days 5 minutes, 336 hours 5 minutes",
    })
    void a_time_is_told_by_its_two_largest_units_and_working_time_by_hours(Duration time, String words, String hours) {
        assertThat(Sentences.words(time)).isEqualTo(words);
        assertThat(Sentences.hours(time)).isEqualTo(hours);
    }
}
