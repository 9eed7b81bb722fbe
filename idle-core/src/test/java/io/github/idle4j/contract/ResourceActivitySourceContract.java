package io.github.idle4j.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.idle4j.ActivitySourceException;
import io.github.idle4j.Observation;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.Interlock;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What holds for every source, as tests to inherit: say which source, on a stand-in for its backend, and these run with
 * your own.
 *
 * <p>The backend holds at least one resource that is idle and one that is in use, and its client does not try calls
 * again. Each test begins with a backend of its own, as JUnit makes the class anew for each.
 */
public abstract class ResourceActivitySourceContract {

    /** For the classes that inherit it. */
    protected ResourceActivitySourceContract() {}

    /** The source, on the backend of this test. */
    protected abstract ResourceActivitySource source();

    /** How many calls the backend of this test was asked to answer so far. */
    protected abstract long callsSoFar();

    /** Makes every further call to the backend of this test fail. */
    protected abstract void breakBackend();

    /** The instant for which the resources are judged. */
    protected Instant asOf() {
        return Seen.NOW;
    }

    /** How long the idle resource was silent, at least, and the other one was not. */
    protected Duration lookback() {
        return Duration.ofDays(14);
    }

    @BeforeEach
    void its_backend_holds_an_idle_resource_and_one_in_use() {
        assertThat(verdicts(read(asked().build())).values())
                .as("the verdicts on what the backend of the tests holds")
                .contains(Status.IDLE, Status.ACTIVE);
    }

    @Test
    void its_stream_asks_nothing_before_it_is_read() {
        long before = callsSoFar();
        try (Stream<ResourceActivity> unread = source().observe(asked().build())) {
            assertThat(callsSoFar()).as("calls while nobody reads").isEqualTo(before);
            assertThat(unread).isNotEmpty();
        }
        assertThat(callsSoFar()).as("calls after reading").isGreaterThan(before);
    }

    @Test
    void it_can_be_observed_again_each_time_anew() {
        ResourceActivitySource source = source();
        Observation observation = asked().build();
        Map<ResourceId, Status> first = verdicts(read(source, observation));
        long between = callsSoFar();
        assertThat(verdicts(read(source, observation))).isEqualTo(first);
        assertThat(callsSoFar()).as("calls of the second time").isGreaterThan(between);
    }

    @Test
    void its_stream_closes_quietly_read_or_unread_and_twice() {
        Stream<ResourceActivity> unread = source().observe(asked().build());
        assertClosesTwice(unread);
        Stream<ResourceActivity> read = source().observe(asked().build());
        assertThat(read.toList()).isNotEmpty();
        assertClosesTwice(read);
        assertThat(verdicts(read(asked().build())))
                .as("what is seen after all that")
                .isNotEmpty();
    }

    @Test
    void everything_is_judged_for_the_instant_that_is_asked_for() {
        for (Instant instant : List.of(asOf(), asOf().minus(Duration.ofHours(7)))) {
            Observation observation = Observation.builder(instant, needs()).build();
            for (ResourceActivity activity : read(observation)) {
                assertThat(activity.judgedAt()).as("of %s", activity.resource()).isEqualTo(instant);
            }
        }
    }

    @Test
    void it_names_no_resource_twice() {
        assertThat(read(asked().build())).extracting(ResourceActivity::resource).doesNotHaveDuplicates();
    }

    /** To a source that leaves them out, every policy that asks about tags would seem to be wrong. */
    @Test
    void tags_that_are_asked_for_are_known_or_unreadable_and_never_left_out() {
        for (ResourceActivity activity :
                read(Observation.builder(asOf(), needs().withTags()).build())) {
            assertThat(activity.tags())
                    .as("the tags of %s, which were asked for", activity.resource())
                    .isNotInstanceOf(Fact.NotAsked.class);
        }
    }

    @Test
    void it_says_where_its_facts_come_from() {
        assertThat(source().origin().source()).isNotBlank();
    }

    /** Every answer that no stop was asked for permits one call; after so many of them, the scan is cancelled. */
    @Test
    void cancelled_at_any_time_it_calls_no_more_and_takes_nothing_unseen_for_silence() {
        Map<ResourceId, ResourceActivity> whole = byResource(read(asked().build()));
        for (int permitted = 0; ; permitted++) {
            long before = callsSoFar();
            var permits = new AtomicLong(permitted);
            var seen = new ArrayList<ResourceActivity>();
            boolean threw = readInto(
                    seen,
                    asked().cancelledWhen(() -> permits.decrementAndGet() < 0).build());
            assertThat(callsSoFar() - before)
                    .as("calls, where %d were permitted", permitted)
                    .isLessThanOrEqualTo(permitted);
            assertNothingMadeUp(seen, threw, whole);
            if (permits.get() >= 0) {
                return; // it was done before it was cancelled
            }
        }
    }

    @Test
    void after_its_deadline_it_calls_nothing_and_says_so() {
        var clock = SteppedClock.at(asOf());
        Observation late =
                asked().deadline(asOf().plus(Duration.ofMinutes(5)), clock).build();
        clock.step(Duration.ofMinutes(5));
        long before = callsSoFar();
        assertThatExceptionOfType(ActivitySourceException.class)
                .as("of a source that has no time")
                .isThrownBy(() -> read(late));
        assertThat(callsSoFar()).as("calls without time").isEqualTo(before);
    }

    @Test
    void where_its_backend_fails_it_throws_and_says_what_failed() {
        breakBackend();
        assertThatExceptionOfType(ActivitySourceException.class)
                .as("of a source whose backend fails")
                .isThrownBy(() -> read(asked().build()))
                .satisfies(thrown -> assertThat(thrown.getMessage()).isNotBlank());
    }

    private void assertNothingMadeUp(
            List<ResourceActivity> seen, boolean threw, Map<ResourceId, ResourceActivity> whole) {
        if (!threw) {
            assertThat(seen)
                    .as("what is there, where nothing was thrown")
                    .extracting(ResourceActivity::resource)
                    .containsAll(whole.keySet());
        }
        for (ResourceActivity some : seen) {
            ResourceActivity all = whole.get(some.resource());
            if (Interlock.judge(policy(), some).status() == Status.IDLE) {
                assertThat(all).as("all of %s", some).isNotNull();
                VerdictAssert.assertThat(Interlock.judge(policy(), all))
                        .as("what is known of %s", all)
                        .isIdle();
                assertThat(some.signals())
                        .as("what was seen of %s", some.resource())
                        .hasSameSizeAs(all.signals());
            }
            for (SignalHistory history : some.signals()) {
                history.silences()
                        .forEach(silence -> assertThat(all == null ? List.of() : all.signals())
                                .as("what is known of %s", some.resource())
                                .anyMatch(known -> coverSilently(known, silence)));
            }
        }
    }

    /** Whether all of a silence is silent there too, in however many pieces. */
    private static boolean coverSilently(SignalHistory known, Silence silence) {
        Duration covered = known.silencesWithin(silence.span()).stream()
                .map(piece -> piece.span().length())
                .reduce(Duration.ZERO, Duration::plus);
        return known.signal().equals(silence.signal())
                && covered.compareTo(silence.span().length()) >= 0;
    }

    private Observation.Builder asked() {
        return Observation.builder(asOf(), needs());
    }

    private EvidenceNeeds needs() {
        return policy().needs();
    }

    private IdlePolicy policy() {
        return IdlePolicy.quietFor(lookback());
    }

    private List<ResourceActivity> read(Observation observation) {
        return read(source(), observation);
    }

    private static List<ResourceActivity> read(ResourceActivitySource source, Observation observation) {
        try (Stream<ResourceActivity> activities = source.observe(observation)) {
            return activities.toList();
        }
    }

    /** Whether it ended with an exception, as sources may. */
    private boolean readInto(List<ResourceActivity> seen, Observation observation) {
        try (Stream<ResourceActivity> activities = source().observe(observation)) {
            activities.forEachOrdered(seen::add);
            return false;
        } catch (ActivitySourceException expected) {
            return true;
        }
    }

    private Map<ResourceId, Status> verdicts(List<ResourceActivity> activities) {
        Map<ResourceId, Status> verdicts = new HashMap<>();
        activities.forEach(one ->
                verdicts.put(one.resource(), Interlock.judge(policy(), one).status()));
        return verdicts;
    }

    private static Map<ResourceId, ResourceActivity> byResource(List<ResourceActivity> activities) {
        return activities.stream()
                .collect(Collectors.toMap(ResourceActivity::resource, Function.identity(), (one, other) -> one));
    }

    private static void assertClosesTwice(Stream<ResourceActivity> activities) {
        assertThatCode(activities::close).as("closing").doesNotThrowAnyException();
        assertThatCode(activities::close).as("closing again").doesNotThrowAnyException();
    }
}
