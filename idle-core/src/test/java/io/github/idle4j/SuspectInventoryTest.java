package io.github.idle4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.history.Steadiness;
import io.github.idle4j.history.VerdictHistory;
import io.github.idle4j.inventory.Inventory;
import io.github.idle4j.inventory.InventoryBreaker;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scans that find much less than the last one did, or much more of it idle. */
class SuspectInventoryTest {

    private static final IdlePolicy QUIET = IdlePolicy.quietFor(Duration.ofDays(14));

    private static IdleDetector.Builder detector(String... shops) {
        return IdleDetector.builder().watch(new ShopSource(List.of(shops)), QUIET);
    }

    private static Inventory inventory(String... shops) {
        return detector(shops).build().scan().inventory();
    }

    private static IdleReport scanAfter(Inventory before, String... shops) {
        return detector(shops)
                .inventoryBreaker(InventoryBreaker.against(before))
                .build()
                .scan();
    }

    private static List<String> verdicts(IdleReport report) {
        return report.assessments().stream()
                .map(one -> one.resource().path() + " " + one.verdict().status() + " "
                        + one.verdict().reason())
                .toList();
    }

    @Test
    void an_inventory_like_the_last_one_changes_nothing() {
        assertThat(verdicts(scanAfter(inventory("a", "b", "busy"), "a", "b", "busy")))
                .containsExactly("a IDLE NO_USE_IN_WINDOW", "b IDLE NO_USE_IN_WINDOW", "busy ACTIVE USED");
    }

    @Test
    void where_most_of_the_last_time_is_missing_nothing_is_idle_and_the_scan_says_so() {
        IdleReport report = scanAfter(inventory("a", "b", "c", "d", "busy"), "a", "busy");
        assertThat(verdicts(report)).containsExactly("a UNKNOWN INVENTORY_SUSPECT", "busy ACTIVE USED");
        assertThat(report.unknown().get(0).verdict().explanation())
                .startsWith("2 of shop in account 1 in north were listed, less than 50 % of the 5 of the last time: ");
        assertThat(report.unknown().get(0).verdict().findings()).isNotEmpty();
        assertThat(report.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.origin().source()).isEqualTo("InventoryBreaker");
            assertThat(failure.origin().region()).contains("north");
            assertThat(failure.error()).endsWith("of the last time; nothing of it is called idle");
        });
        assertThat(report.summary().counts().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(2);
    }

    @Test
    void where_much_more_is_idle_at_once_nothing_is_and_the_next_scan_believes_it() {
        IdleReport jump = scanAfter(inventory("busy", "a"), "a", "b", "c");
        assertThat(verdicts(jump))
                .containsExactly(
                        "a UNKNOWN INVENTORY_SUSPECT", "b UNKNOWN INVENTORY_SUSPECT", "c UNKNOWN INVENTORY_SUSPECT");
        assertThat(scanAfter(jump.inventory(), "a", "b", "c").idle()).hasSize(3);
    }

    @Test
    void a_listener_hears_of_idle_ones_at_the_end_and_of_each_once() {
        var heard = new ArrayList<String>();
        detector("a", "busy", "b")
                .inventoryBreaker(InventoryBreaker.against(inventory("a", "b", "busy")))
                .build()
                .stream(new ScanListener() {
            @Override
            public void assessed(Assessment assessment) {
                heard.add(assessment.resource().path());
            }
        });
        assertThat(heard).containsExactly("busy", "a", "b");
    }

    @Test
    void what_is_suspect_is_no_idle_verdict_of_its_history() {
        var history = VerdictHistory.inMemory();
        var steady = Steadiness.verdictsInARow(2);
        Inventory more = inventory("a", "b", "c");
        detector("a")
                .steady(steady, history)
                .inventoryBreaker(InventoryBreaker.against(more))
                .build()
                .scan();
        assertThat(detector("a").steady(steady, history).build().scan().unknown())
                .singleElement()
                .satisfies(one -> assertThat(one.verdict().reason()).isEqualTo(ReasonCode.NOT_YET_STEADY));
    }

    @Test
    void what_is_suspect_is_so_where_only_one_of_the_scans_knew_the_account() {
        Inventory unnamed = Inventory.builder()
                .add(new Inventory.Group("", "north", "shop"), new Inventory.Count(5, 0))
                .build();
        assertThat(verdicts(scanAfter(unnamed, "a", "busy")))
                .containsExactly("a UNKNOWN INVENTORY_SUSPECT", "busy ACTIVE USED");
    }
}
