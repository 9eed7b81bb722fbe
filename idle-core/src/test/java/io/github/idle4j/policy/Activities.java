package io.github.idle4j.policy;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;

import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The vocabulary of our own tests of policies, on what {@link Seen} offers to everybody:
 * {@code anEndpoint().demand(INVOCATIONS, List.of(zeros(...))).build()}.
 */
final class Activities {

    static final Instant NOW = Seen.NOW;
    static final Duration THRESHOLD = ofDays(14);
    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration NONE = Duration.ZERO;

    /** What is looked at: longer than the threshold, so that both sides of it can be seen. */
    static final Duration LOOKBACK = ofDays(30);

    static final Span WINDOW = Span.endingAt(NOW, LOOKBACK);
    static final Signal INVOCATIONS = invocationsOf("blue");
    static final Signal CPU = Signal.control("CPUUtilization", Map.of("VariantName", "blue"));

    /** A signal whose counts are no requests, and which settles at once. */
    static final Signal KERNEL = Signal.demand("KernelBusy", Map.of("AppName", "app-1"));

    private Activities() {}

    static Signal invocationsOf(String variant) {
        return Signal.demand("Invocations", Map.of("EndpointName", "churn-v3", "VariantName", variant))
                .additive()
                .settlingFor(ofMinutes(15))
                .inWords("invocation", "variant " + variant);
    }

    static Instant ago(Duration time) {
        return Seen.ago(time);
    }

    static ResourceId endpointNamed(String name) {
        return new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", name);
    }

    static ResourceId componentNamed(String name) {
        return new ResourceId(ResourceId.INFERENCE_COMPONENT, "aws", "111122223333", "eu-central-1", name);
    }

    /** Old enough, serving, complete, without tags asked for; with no signal yet. */
    static ResourceActivity.Builder anEndpoint() {
        return old(endpointNamed("churn-v3"));
    }

    static ResourceActivity.Builder aComponent(String name) {
        return old(componentNamed(name));
    }

    static ResourceActivity.Builder old(ResourceId id) {
        return ResourceActivity.builder(id, WINDOW).createdAt(ago(ofDays(60))).completeness(Completeness.complete());
    }

    /** As {@link #anEndpoint()}, silent over everything that was looked at. */
    static ResourceActivity.Builder aSilentEndpoint() {
        return anEndpoint().demand(INVOCATIONS, silent(INVOCATIONS));
    }

    /** As {@link #aComponent}, silent over everything that was looked at. */
    static ResourceActivity.Builder aSilentComponent(String name) {
        return aComponent(name).demand(signalOf(name), silent(signalOf(name)));
    }

    static Signal signalOf(String component) {
        return Signal.demand("Invocations", Map.of("InferenceComponentName", component))
                .additive()
                .settlingFor(ofMinutes(15))
                .inWords("invocation", "component " + component);
    }

    static List<Evidence> silent(Signal signal) {
        return List.of(zeros(signal, LOOKBACK, NONE));
    }

    static Silence zeros(Signal signal, Duration from, Duration to) {
        return Seen.zeros(signal).from(ago(from)).until(ago(to));
    }

    static Silence absentWhileAlive(Signal signal, Duration from, Duration to) {
        return Seen.nothingWhileAlive(signal, CPU).from(ago(from)).until(ago(to));
    }

    static Silence absentAsPublished(Signal signal, Duration from, Duration to) {
        return Seen.nothingAsPublished(signal).from(ago(from)).until(ago(to));
    }

    static Silence absentAsPublishedUnderControl(Signal signal, Duration from, Duration to) {
        return Seen.nothingAsPublished(signal, CPU).from(ago(from)).until(ago(to));
    }

    static Silence readEmpty(Signal signal, Duration from, Duration to) {
        return Seen.noEvent(signal).from(ago(from)).until(ago(to));
    }

    /** Use at a known instant, of unknown count. */
    static Use use(Signal signal, Duration when) {
        return Seen.use(signal).at(ago(when));
    }

    static Use useBetween(Signal signal, Duration earliest, Duration latest) {
        return Seen.use(signal).from(ago(earliest)).until(ago(latest));
    }

    static Use requests(Signal signal, long count, Duration earliest, Duration latest) {
        return Seen.uses(count, signal).from(ago(earliest)).until(ago(latest));
    }

    static Gap gap(Signal signal, Duration from, Duration to) {
        return gap(signal, from, to, ReasonCode.CALL_FAILED);
    }

    static Gap gap(Signal signal, Duration from, Duration to, ReasonCode reason) {
        return Seen.gap(signal, reason).from(ago(from)).until(ago(to));
    }

    static Fact<Map<String, String>> tagged(String key, String value) {
        return Fact.known(Map.of(key, value));
    }

    static Fact<Map<String, String>> unreadableTags() {
        return Fact.unreadable("AccessDeniedException on ListTags");
    }

    /** Use on top of silence. */
    static ResourceActivity usedAgo(Duration when) {
        return anEndpoint()
                .demand(INVOCATIONS, List.of(zeros(INVOCATIONS, LOOKBACK, NONE), use(INVOCATIONS, when)))
                .build();
    }

    static IdleVerdict quiet(ResourceActivity activity) {
        return Interlock.judge(IdlePolicy.quietFor(THRESHOLD), activity);
    }
}
