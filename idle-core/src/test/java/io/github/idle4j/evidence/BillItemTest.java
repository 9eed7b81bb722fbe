package io.github.idle4j.evidence;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.BillItem.Counted;
import io.github.idle4j.evidence.BillItem.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long things were up, from what was counted and from what did not change. */
class BillItemTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final BillItem ONE = BillItem.of(BillItem.HOSTING, "ml.m5.xlarge", 1);

    /** So many instances, all through the hours that ended that long ago. */
    private static Uptime up(int instances, int hoursAgo, int hours) {
        Instant end = NOW.minus(ofHours(hoursAgo));
        return new Uptime(new Span(end.minus(ofHours(hours)), end), ofHours((long) instances * hours));
    }

    /** What is known of the last ten hours. */
    private enum Case {
        NOTHING_IS_KNOWN(() -> ONE, 0, false),
        IT_DID_NOT_CHANGE_SINCE_THEN(() -> ONE.unchangedSince(NOW.minus(ofHours(10))), 10, true),
        IT_CHANGED_LATER(() -> ONE.unchangedSince(NOW.minus(ofHours(9))), 0, false),
        TWO_DID_NOT_CHANGE(() -> BillItem.of("any", "thing", 2).unchangedSince(NOW.minus(ofHours(99))), 20, true),
        COUNTED_TO_THE_END(() -> ONE.metered(List.of(up(1, 0, 10))), 10, true),
        SCALED_OUT_AND_IN_AGAIN(() -> ONE.metered(List.of(up(1, 0, 2), up(3, 2, 4), up(1, 6, 4))), 18, true),
        HALF_OF_A_COUNT_IS_EARLIER(() -> ONE.metered(List.of(up(1, 0, 8), up(3, 8, 4))), 14, true),
        THE_LAST_HOURS_ARE_TOO_NEW(() -> BillItem.of("any", "thing", 3).metered(List.of(up(1, 2, 8))), 14, true),
        COUNTING_ENDED_LONG_AGO(() -> ONE.metered(List.of(up(1, 6, 1), up(1, 7, 3))), 4, false),
        A_COUNT_IS_MISSING(() -> ONE.metered(List.of(up(2, 0, 4), up(2, 6, 4))), 16, false),
        A_COUNT_IS_MISSING_BUT_NOTHING_CHANGED(
                () -> ONE.metered(List.of(up(1, 0, 4), up(1, 6, 4))).unchangedSince(NOW.minus(ofHours(10))), 10, true),
        THE_NEXT_COUNT_IS_DUE_BY_NOW(() -> ONE.metered(List.of(up(2, 2, 1), up(1, 3, 7))), 11, true),
        THE_NEXT_COUNT_SHOULD_HAVE_COME(
                () -> ONE.metered(List.of(new Uptime(
                        new Span(NOW.minus(ofHours(3)), NOW.minus(ofHours(2)).minusNanos(1)), ofHours(1)))),
                1,
                false),
        COUNTED_BEFORE_ONLY(() -> ONE.metered(List.of(up(1, 20, 5))), 0, false),
        NONE_IS_UP_BUT_SOME_WERE(
                () -> BillItem.of("any", "thing", 0).metered(List.of(up(0, 0, 6), up(2, 6, 4))), 8, true);

        private final Supplier<BillItem> item;
        private final Counted expected;

        Case(Supplier<BillItem> item, int hours, boolean isAll) {
            this.item = item;
            this.expected = new Counted(ofHours(hours), isAll);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_time_that_things_were_up(Case one) {
        assertThat(one.item.get().within(Span.endingAt(NOW, ofHours(10)))).isEqualTo(one.expected);
    }

    @Test
    void a_bill_reads_as_what_is_on_it() {
        assertThat(Bill.of(List.of(ONE))).hasToString("[1 × ml.m5.xlarge (Hosting)]");
        assertThat(Bill.atLeast(List.of(ONE), "no type")).hasToString("[1 × ml.m5.xlarge (Hosting)] and more: no type");
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BillItem.of("any", "thing", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> ONE.metered(List.of(up(1, 0, 2), up(1, 1, 2))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Uptime(new Span(NOW, NOW.plusSeconds(1)), Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Uptime(new Span(NOW, NOW), Duration.ZERO));
    }
}
