package io.github.idle4j.policy;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Working time, and what is quiet for so much of it. Instants are local to Berlin unless said. */
class WorkingTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(MONDAY, FRIDAY);
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime FIVE = LocalTime.of(17, 0);
    private static final WorkingTime OFFICE = WorkingTime.in(BERLIN).on(WEEKDAYS, NINE, FIVE);
    private static final Signal EVENTS = Signal.demand("events", Map.of("app", "a"));

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @ParameterizedTest(name = "{0} to {1} holds {2}")
    @CsvSource({
        // 2026-01-05 is a Monday
        "2026-01-05T09:00, 2026-01-05T17:00, PT8H",
        "2026-01-05T08:59, 2026-01-05T17:01, PT8H",
        "2026-01-05T10:00, 2026-01-05T11:30, PT1H30M",
        "2026-01-05T17:00, 2026-01-06T09:00, PT0S",
        "2026-01-09T17:00, 2026-01-12T09:00, PT0S",
        "2026-01-09T16:00, 2026-01-12T10:00, PT2H",
        "2026-01-05T00:00, 2026-01-12T00:00, PT40H",
        "2026-01-01T00:00, 2026-01-02T00:00, PT8H",
    })
    void only_working_time_counts(String from, String to, Duration expected) {
        assertThat(OFFICE.between(berlin(from), berlin(to))).isEqualTo(expected);
        assertThat(OFFICE.between(berlin(to), berlin(to))).isZero();
    }

    @Test
    void holidays_are_no_working_time() {
        WorkingTime holidays = OFFICE.except(List.of(LocalDate.of(2026, 1, 6), LocalDate.of(2026, 1, 10)));
        assertThat(holidays.between(berlin("2026-01-05T00:00"), berlin("2026-01-12T00:00")))
                .isEqualTo(ofHours(32));
    }

    @Test
    void a_day_on_which_clocks_are_changed_has_the_hours_that_it_has() {
        WorkingTime nights = WorkingTime.in(BERLIN).on(Set.of(SUNDAY), LocalTime.of(0, 0), LocalTime.of(6, 0));
        assertThat(nights.between(berlin("2026-03-29T00:00"), berlin("2026-03-30T00:00")))
                .isEqualTo(ofHours(5));
        assertThat(nights.between(berlin("2026-10-25T00:00"), berlin("2026-10-26T00:00")))
                .isEqualTo(ofHours(7));
    }

    @Test
    void hours_can_last_until_midnight_and_differ_by_day() {
        WorkingTime late = OFFICE.on(Set.of(SATURDAY), LocalTime.of(20, 0), LocalTime.MIDNIGHT);
        assertThat(late.between(berlin("2026-01-10T00:00"), berlin("2026-01-12T00:00")))
                .isEqualTo(ofHours(4));
        assertThat(late).hasToString("Mon to Fri 09:00 to 17:00, Sat 20:00 to 24:00 Europe/Berlin");
        assertThat(WorkingTime.in(BERLIN).on(Set.of(MONDAY, FRIDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
                .hasToString("Mon, Fri 00:00 to 24:00 Europe/Berlin");
        assertThat(WorkingTime.in(BERLIN).on(Set.of(MONDAY, TUESDAY), NINE, FIVE))
                .hasToString("Mon, Tue 09:00 to 17:00 Europe/Berlin");
    }

    @Test
    void a_calendar_without_working_time_is_refused_where_it_is_used() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdlePolicy.quietFor(ofHours(8), WorkingTime.in(BERLIN)))
                .withMessageContaining("no working time");
        assertThatIllegalArgumentException().isThrownBy(() -> OFFICE.on(WEEKDAYS, FIVE, NINE));
        assertThatIllegalArgumentException().isThrownBy(() -> OFFICE.on(WEEKDAYS, NINE, NINE));
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.quietFor(ofMinutes(59), OFFICE));
        assertThat(IdlePolicy.quietFor(ofDays(366), OFFICE).name()).startsWith("quiet for 8784 hours");
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.quietFor(ofDays(367), OFFICE));
        assertThatIllegalArgumentException().isThrownBy(() -> IdlePolicy.quietFor(ofHours(-8), OFFICE));
    }

    /** An app that was silent all the time but for one use. */
    private static ResourceActivity usedAt(Instant used, Instant now, Evidence... more) {
        var window = Span.endingAt(now, ofDays(60));
        var seen = new ArrayList<Evidence>(List.of(
                new Evidence.Silence(
                        EVENTS, window.from(), now, Evidence.Basis.READ_EMPTY, Optional.empty(), Duration.ZERO),
                new Evidence.Use(EVENTS, used, used, OptionalLong.empty())));
        seen.addAll(List.of(more));
        return ResourceActivity.builder(Activities.endpointNamed("e"), window)
                .createdAt(window.from().minus(ofDays(60)))
                .completeness(Completeness.complete())
                .demand(EVENTS, seen)
                .build();
    }

    @ParameterizedTest(name = "used {0}, judged {1}: {2}")
    @CsvSource({
        "2026-01-05T09:00, 2026-01-05T17:00, IDLE",
        "2026-01-05T09:00:01, 2026-01-05T17:00, ACTIVE",
        // the weekend alone makes nothing idle
        "2026-01-09T17:00, 2026-01-12T09:00, ACTIVE",
        "2026-01-09T16:59, 2026-01-12T16:58, ACTIVE",
        "2026-01-09T16:59, 2026-01-12T16:59, IDLE",
        "2026-01-09T17:00, 2026-01-12T17:00, IDLE",
        // use at night and at the weekend counts like any other
        "2026-01-10T03:00, 2026-01-12T16:59, ACTIVE",
        "2026-01-10T03:00, 2026-01-12T17:00, IDLE",
        "2026-01-12T03:00, 2026-01-12T17:00, IDLE",
        "2026-01-12T20:00, 2026-01-13T09:00, ACTIVE",
    })
    void silence_counts_for_the_working_time_that_it_overlaps(String used, String judged, Status expected) {
        IdlePolicy aDay = IdlePolicy.quietFor(ofHours(8), OFFICE);
        assertThat(Interlock.judge(aDay, usedAt(berlin(used), berlin(judged))).status())
                .isEqualTo(expected);
    }

    @Test
    void one_policy_judges_at_one_instant_after_another() {
        IdlePolicy aDay = IdlePolicy.quietFor(ofHours(8), OFFICE);
        Instant used = berlin("2026-01-09T17:00");
        assertThat(Interlock.judge(aDay, usedAt(used, berlin("2026-01-12T17:00")))
                        .status())
                .isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(aDay, usedAt(used, berlin("2026-01-12T09:00")))
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    @Test
    void what_could_not_be_seen_at_night_may_have_been_use() {
        IdlePolicy twoDays = IdlePolicy.quietFor(ofHours(16), OFFICE);
        Instant now = berlin("2026-01-09T17:00");
        var gap = new Evidence.Gap(
                EVENTS, berlin("2026-01-09T02:00"), berlin("2026-01-09T03:00"), ReasonCode.CALL_FAILED, "It failed.");
        assertThat(Interlock.judge(twoDays, usedAt(berlin("2026-01-02T12:00"), now))
                        .status())
                .isEqualTo(Status.IDLE);
        assertThat(Interlock.judge(twoDays, usedAt(berlin("2026-01-02T12:00"), now, gap))
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void the_sentence_tells_of_working_time() {
        IdlePolicy aDay = IdlePolicy.quietFor(ofHours(40), OFFICE);
        assertThat(aDay.name()).isEqualTo("quiet for 40 hours of working time");
        IdleVerdict idle = Interlock.judge(aDay, usedAt(berlin("2026-01-02T12:00"), berlin("2026-01-12T12:00")));
        assertThat(idle.explanation())
                .startsWith("No use in 40 hours of working time (Mon to Fri 09:00 to 17:00 Europe/Berlin);");
        assertThat(((Idle) idle).over()).isEqualTo(ofDays(7));
        assertThat(idle.decision().saw()).contains(new Quantity.Work(ofHours(48)));
        assertThat(idle.decision().limit()).contains(new Quantity.Work(ofHours(40)));
        assertThat(Interlock.judge(aDay, usedAt(berlin("2026-01-10T12:00"), berlin("2026-01-12T12:00")))
                        .explanation())
                .endsWith("3 hours of working time since then, and it takes 40 hours.");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_span_holds_exactly_so_much_working_time_and_never_more_than_is_looked_at(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            WorkingTime hours = drawn(random);
            Duration threshold = ofMinutes(60 + random.nextInt(100 * 60));
            var policy = new QuietAtWork(threshold, hours);
            Instant now = berlin("2026-01-01T00:00").plusSeconds(random.nextInt(365 * 86_400));
            Instant from = hours.before(now, threshold);
            assertThat(hours.between(from, now)).as("%s, %s", hours, now).isEqualTo(threshold);
            assertThat(hours.between(from.plusSeconds(1), now))
                    .as("%s, %s", hours, now)
                    .isEqualTo(threshold.minusSeconds(1));
            assertThat(Duration.between(from, now))
                    .as("%s, %s", hours, now)
                    .isLessThanOrEqualTo(policy.needs().lookback());
        }
    }

    private static WorkingTime drawn(Random random) {
        WorkingTime hours = WorkingTime.in(BERLIN);
        int days = 1 + random.nextInt(7);
        for (int day = 0; day < days; day++) {
            int from = random.nextInt(20);
            hours = hours.on(
                    Set.of(DayOfWeek.of(1 + random.nextInt(7))),
                    LocalTime.of(from, 0),
                    random.nextBoolean() ? LocalTime.MIDNIGHT : LocalTime.of(from + 1 + random.nextInt(3), 30));
        }
        var holidays = new ArrayList<LocalDate>();
        int many = random.nextInt(30);
        for (int i = 0; i < many; i++) {
            holidays.add(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(60)));
        }
        return hours.except(holidays);
    }

    /** Samoa went from the 29th of December 2011 to the 31st. */
    @Test
    void a_day_that_a_zone_left_out_has_no_working_time() {
        var hours = WorkingTime.in(ZoneId.of("Pacific/Apia"))
                .on(EnumSet.allOf(DayOfWeek.class), LocalTime.of(9, 0), LocalTime.of(17, 0));
        Instant before = Instant.parse("2011-12-30T09:00:00Z"); // the 29th at 23:00
        Instant after = Instant.parse("2011-12-31T09:00:00Z"); // the 31st at 23:00
        assertThat(hours.between(before, after)).isEqualTo(ofHours(8));
        assertThat(hours.between(hours.before(after, ofHours(16)), after)).isEqualTo(ofHours(16));
        assertThat(hours.before(after, ofHours(16))).isBefore(before);
    }
}
