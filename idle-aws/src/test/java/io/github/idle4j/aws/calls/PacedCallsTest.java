package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.idle4j.CallLedger;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** Waiting for a permit, and calls that are throttled, on a clock that is stepped by whoever waits. */
class PacedCallsTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final String UNPUBLISHED = "sagemaker:ListEndpoints";

    /** 25 a second are published: 12 at once, and 12.5 a second then. */
    private static final String PUBLISHED = "cloudwatch:ListMetrics";

    private final SteppedPaceClock clock = new SteppedPaceClock();
    private final Paces paces = new Paces(Map.of(), "us-east-1", clock);
    private final CallLedger ledger = new CallLedger();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    @AfterEach
    void forget_interrupts() {
        Thread.interrupted();
    }

    private AwsCalls calls(UnaryOperator<Observation.Builder> more) {
        var observation = Observation.builder(NOW, EvidenceNeeds.lookback(Duration.ofDays(14)))
                .calls(ledger)
                .cancelledWhen(cancelled::get);
        return new AwsCalls(
                more.apply(observation).build(), Origin.of("test"), Duration.ofSeconds(60), Runnable::run, paces);
    }

    private AwsCalls callsWithoutDeadline() {
        return calls(observation -> observation);
    }

    /** Its deadline is on a clock that goes with the one that is slept on. */
    private AwsCalls callsWithin(Duration time) {
        return calls(observation ->
                observation.deadline(NOW.plus(time), () -> NOW.plusNanos(Math.round(clock.secondsSlept() * 1e9))));
    }

    private static RuntimeException throttle() {
        return (RuntimeException) SageMakerException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ThrottlingException")
                        .errorMessage("Rate exceeded")
                        .build())
                .build();
    }

    /** Throttles the first so many calls. */
    private static String throttled(AwsCalls calls, int first) {
        var made = new AtomicInteger();
        return calls.call(UNPUBLISHED, override -> {
            if (made.incrementAndGet() <= first) {
                throw throttle();
            }
            return "an answer";
        });
    }

    private static CallFailedException failure(Runnable calling) {
        CallFailedException failure = catchThrowableOfType(CallFailedException.class, calling::run);
        assertThat(failure).isNotNull();
        return failure;
    }

    private static void call(AwsCalls calls, String api, int times) {
        for (int i = 0; i < times; i++) {
            calls.call(api, override -> "an answer");
        }
    }

    @Test
    void calls_wait_for_their_permits() {
        call(callsWithoutDeadline(), PUBLISHED, 12);
        assertThat(clock.secondsSlept()).isZero();
        call(callsWithoutDeadline(), PUBLISHED, 125);
        assertThat(clock.secondsSlept()).isCloseTo(10, within(0.1));
    }

    @Test
    void each_api_has_a_pace_of_its_own_and_one_without_a_published_rate_none() {
        call(callsWithoutDeadline(), PUBLISHED, 12);
        call(callsWithoutDeadline(), "cloudwatch:GetMetricData", 25);
        call(callsWithoutDeadline(), UNPUBLISHED, 10_000);
        assertThat(clock.secondsSlept()).isZero();
    }

    @Test
    void a_call_that_the_deadline_cuts_short_failed_for_want_of_time_and_one_that_took_its_own_did_not() {
        assertThat(failure(() -> callsWithin(Duration.ofSeconds(30)).call(UNPUBLISHED, PacedCallsTest::takesTooLong))
                        .reason())
                .isEqualTo(ReasonCode.DEADLINE);
        assertThat(failure(() -> callsWithin(Duration.ofSeconds(90)).call(UNPUBLISHED, PacedCallsTest::takesTooLong))
                        .reason())
                .isEqualTo(ReasonCode.CALL_FAILED);
    }

    private static String takesTooLong(Object override) {
        throw ApiCallTimeoutException.create(1);
    }

    @Test
    void whoever_waits_when_the_scan_is_cancelled_makes_no_call_and_waits_no_longer() {
        AwsCalls calls = callsWithoutDeadline();
        throttled(calls, 1);
        double before = clock.secondsSlept();
        clock.duringSleep(() -> cancelled.set(true));
        assertThat(failure(() -> call(calls, UNPUBLISHED, 5)).reason()).isEqualTo(ReasonCode.CANCELLED);
        assertThat(clock.secondsSlept() - before).isLessThanOrEqualTo(0.05);
        assertThat(ledger.counts()).containsEntry(UNPUBLISHED, 2L);
    }

    @Test
    void whoever_waits_at_the_deadline_makes_no_call_and_waits_no_longer() {
        AwsCalls calls = callsWithin(Duration.ofMillis(1_830));
        throttled(calls, 1);
        assertThat(failure(() -> call(calls, UNPUBLISHED, 100)).reason()).isEqualTo(ReasonCode.DEADLINE);
        assertThat(clock.secondsSlept()).isCloseTo(1.83, within(1e-6));
        assertThat(ledger.counts()).containsEntry(UNPUBLISHED, 2L); // of which one was throttled
    }

    @Test
    void an_interrupt_ends_no_wait_and_is_kept() {
        long begun = PaceClock.SYSTEM.nanos();
        Thread.currentThread().interrupt();
        for (int i = 0; i < 3; i++) {
            PaceClock.SYSTEM.sleep(5_000_000);
        }
        assertThat(PaceClock.SYSTEM.nanos() - begun).isGreaterThanOrEqualTo(15_000_000);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void a_throttled_call_is_made_again_slower_and_each_try_is_counted(int throttles) {
        assertThat(throttled(callsWithoutDeadline(), throttles)).isEqualTo("an answer");
        assertThat(ledger.counts()).containsEntry(UNPUBLISHED, throttles + 1L);
        assertThat(clock.secondsSlept()).isBetween(throttles * 0.8, throttles * 1.0 + 1e-6);
    }

    @Test
    void a_call_that_fails_otherwise_is_not_made_again() {
        failure(() -> callsWithoutDeadline().call(UNPUBLISHED, override -> {
            throw SageMakerException.builder().statusCode(500).build();
        }));
        assertThat(ledger.counts()).containsEntry(UNPUBLISHED, 1L);
    }

    @Test
    void an_api_that_answers_nothing_but_throttles_is_given_up_after_half_a_minute_by_all_its_calls() {
        AwsCalls calls = callsWithoutDeadline();
        CallFailedException failure = failure(() -> throttled(calls, 1_000));
        assertThat(failure.reason()).isEqualTo(ReasonCode.CALL_FAILED);
        assertThat(failure).hasMessage(UNPUBLISHED + ": ThrottlingException: Rate exceeded");
        assertThat(clock.secondsSlept()).isBetween(30.0, 31.0);
        failure(() -> throttled(calls, 1_000));
        assertThat(clock.secondsSlept()).isBetween(30.0, 32.0);
        assertThat(throttled(calls, 0)).isEqualTo("an answer");
        assertThat(throttled(calls, 1)).isEqualTo("an answer");
    }

    @Test
    void a_call_that_alone_is_throttled_is_given_up_after_fifty_tries() {
        AwsCalls calls = callsWithoutDeadline();
        clock.duringSleep(() -> paces.of(UNPUBLISHED).answered()); // somebody else's call
        failure(() -> throttled(calls, 1_000));
        assertThat(ledger.counts()).containsEntry(UNPUBLISHED, 50L);
    }

    @Test
    void with_a_deadline_a_throttled_call_ends_by_it() {
        AwsCalls calls = callsWithin(Duration.ofSeconds(10));
        assertThat(failure(() -> throttled(calls, 1_000)).reason()).isEqualTo(ReasonCode.DEADLINE);
        assertThat(clock.secondsSlept()).isCloseTo(10, within(1e-6));
    }

    /** An error of AWS shows that it does answer; one of the way there shows nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_error_is_an_answer_where_it_comes_from_aws(boolean fromAws) {
        Pace pace = paces.of(UNPUBLISHED);
        pace.throttled(clock.nanos(), clock.nanos());
        failure(() -> callsWithoutDeadline().call(UNPUBLISHED, override -> {
            throw fromAws
                    ? SageMakerException.builder().statusCode(500).build()
                    : SdkClientException.create("connection reset");
        }));
        clock.sleep(31_000_000_000L);
        assertThat(pace.outOfOrder(clock.nanos())).isEqualTo(!fromAws);
    }

    /** More nanoseconds than a long holds are left: a wait is no busy loop all the same. */
    @Test
    void a_deadline_in_centuries_is_as_none() {
        var sleeps = new AtomicInteger();
        clock.duringSleep(sleeps::incrementAndGet);
        AwsCalls calls = calls(observation -> observation.deadline(NOW.plus(Duration.ofDays(400_000)), () -> NOW));
        call(calls, PUBLISHED, 25);
        assertThat(clock.secondsSlept()).isCloseTo(1, within(0.1));
        assertThat(sleeps).hasValueLessThan(40);
    }

    @Test
    void observations_through_one_client_share_its_paces_and_those_through_another_do_not() {
        SdkClient one = new Client();
        Map<String, SdkClient> ofEndpoints = Map.of("sagemaker", one, "cloudwatch", new Client());
        Map<String, SdkClient> ofStudio = Map.of("sagemaker", one, "logs", new Client());
        Pace pace = new Paces(ofEndpoints, "us-east-1", clock).of(UNPUBLISHED);
        assertThat(new Paces(ofStudio, "us-east-1", clock).of(UNPUBLISHED)).isSameAs(pace);
        assertThat(new Paces(ofStudio, "us-east-1", clock).of("sagemaker:ListApps"))
                .isNotSameAs(pace);
        assertThat(new Paces(Map.of("sagemaker", new Client()), "us-east-1", clock).of(UNPUBLISHED))
                .isNotSameAs(pace);
        assertThat(new Paces(Map.of(), "us-east-1", clock).of(UNPUBLISHED)).isNotSameAs(pace);
    }

    private static final class Client implements SdkClient {
        @Override
        public String serviceName() {
            return "any";
        }

        @Override
        public void close() {}
    }
}
