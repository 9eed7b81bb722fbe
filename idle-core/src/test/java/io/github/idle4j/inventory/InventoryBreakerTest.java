package io.github.idle4j.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.inventory.Inventory.Count;
import io.github.idle4j.inventory.Inventory.Group;
import io.github.idle4j.inventory.InventoryBreaker.Suspicion;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryBreakerTest {

    private static final Group ENDPOINTS = new Group("111122223333", "eu-central-1", "sagemaker:endpoint");
    private static final Group ELSEWHERE = new Group("111122223333", "us-east-1", "sagemaker:endpoint");
    private static final Group APPS = new Group("111122223333", "eu-central-1", "sagemaker:studio-app");

    private static Inventory of(Group group, long resources, long idle) {
        return Inventory.builder().add(group, new Count(resources, idle)).build();
    }

    private static List<Suspicion> suspicions(long before, long idleBefore, long now, long idleNow) {
        return InventoryBreaker.against(of(ENDPOINTS, before, idleBefore)).suspicions(of(ENDPOINTS, now, idleNow));
    }

    @ParameterizedTest(name = "{0} ({1} idle), then {2} ({3} idle): suspect {4}")
    @CsvSource({
        "10,  2, 10,  2, false",
        "10,  2,  5,  1, false", // half is not less than half
        "10,  2,  4,  1, true",
        "10,  2,  0,  0, true",
        "11,  2,  5,  1, true",
        " 3,  0,  1,  0, true",
        " 2,  0,  1,  0, false",
        " 1,  0,  0,  0, true",
        "10,  2, 30,  6, false",
        "10,  2, 10,  5, false", // 30 points are not more than 30 points
        "10,  2, 10,  6, true",
        "10,  7, 10, 10, false",
        "10,  6, 10, 10, true",
        "10, 10, 10,  0, false", // fewer idle than before never is
        " 3,  0,  3,  1, true",
        " 4,  0,  4,  1, false",
        "10,  0, 20,  6, false",
        "10,  0, 20,  7, true",
        "10,  9,  5,  5, false",
    })
    void half_of_it_gone_or_thirty_points_more_idle_is_suspect(
            long before, long idleBefore, long now, long idleNow, boolean suspect) {
        assertThat(suspicions(before, idleBefore, now, idleNow)).hasSize(suspect ? 1 : 0);
    }

    @Test
    void a_suspicion_says_why() {
        assertThat(suspicions(10, 2, 4, 1))
                .containsExactly(new Suspicion(
                        ENDPOINTS,
                        "4 of sagemaker:endpoint in account 111122223333 in eu-central-1 were listed, less than 50 % of the 10"
                                + " of the last time"));
        assertThat(suspicions(10, 2, 10, 9))
                .containsExactly(new Suspicion(
                        ENDPOINTS,
                        "9 of 10 of sagemaker:endpoint in account 111122223333 in eu-central-1 seem idle, and 2 of 10 did the"
                                + " last time: a rise of more than 30 percentage points"));
    }

    @Test
    void each_type_in_each_account_and_region_is_compared_with_itself() {
        Inventory before = Inventory.builder()
                .add(ENDPOINTS, new Count(10, 0))
                .add(ELSEWHERE, new Count(10, 0))
                .add(APPS, new Count(100, 0))
                .build();
        Inventory now = Inventory.builder()
                .add(ENDPOINTS, new Count(2, 0))
                .add(ELSEWHERE, new Count(200, 0))
                .add(APPS, new Count(100, 90))
                .build();
        assertThat(InventoryBreaker.against(before).suspicions(now))
                .extracting(Suspicion::group)
                .containsExactly(ENDPOINTS, APPS);
    }

    @ParameterizedTest(name = "10 in account ''{0}'', then {2} in account ''{1}''")
    @CsvSource({
        "'', 111122223333, 4, true",
        "111122223333, '', 4, true",
        "111122223333, '', 9, false",
        "'', 111122223333, 9, false",
        "'', '', 4, true",
    })
    void an_account_that_one_scan_did_not_know_may_be_that_of_the_other(
            String before, String now, long left, boolean suspect) {
        var found = new ResourceId("sagemaker:endpoint", "aws", now, "eu-central-1", "churn");
        var elsewhere = new ResourceId("sagemaker:endpoint", "aws", now, "us-east-1", "churn");
        List<Suspicion> suspicions = InventoryBreaker.against(
                        of(new Group(before, "eu-central-1", "sagemaker:endpoint"), 10, 0))
                .suspicions(of(Group.of(found), left, 0));
        assertThat(suspicions).hasSize(suspect ? 1 : 0);
        assertThat(suspicions).allMatch(one -> one.concerns(found)).noneMatch(one -> one.concerns(elsewhere));
    }

    @Test
    void of_what_was_not_there_the_last_time_nothing_is_suspect() {
        assertThat(InventoryBreaker.against(of(APPS, 1, 0))
                        .suspicions(Inventory.builder()
                                .add(APPS, new Count(1, 0))
                                .add(ENDPOINTS, new Count(3, 3))
                                .build()))
                .isEmpty();
    }

    @ParameterizedTest(name = "at least {0} left, at most {1} more idle; 10 (2 idle), then {2} ({3} idle): suspect {4}")
    @CsvSource({
        "0.9, 1.0, 9,  2, false",
        "0.9, 1.0, 8,  8, true",
        "1.0, 1.0, 10, 10, false",
        "1.0, 1.0, 9,  2, true",
        "0.0, 1.0, 0,  0, false",
        "0.0, 1.0, 1,  1, false",
        "0.0, 0.0, 10, 3, true",
        "0.0, 0.0, 10, 2, false",
        "0.0, 0.1, 10, 3, false",
        "0.0, 0.1, 10, 4, true",
    })
    void both_limits_can_be_set(double part, double rise, long now, long idleNow, boolean suspect) {
        var breaker = InventoryBreaker.against(of(ENDPOINTS, 10, 2))
                .smallestPart(part)
                .largestIdleRise(rise);
        assertThat(breaker.suspicions(of(ENDPOINTS, now, idleNow))).hasSize(suspect ? 1 : 0);
    }

    @Test
    void a_limit_is_told_as_it_was_set() {
        var breaker = InventoryBreaker.against(of(ENDPOINTS, 100, 0)).smallestPart(0.995);
        assertThat(breaker.suspicions(of(ENDPOINTS, 7, 0)).get(0).sentence()).contains("less than 99.5 % of the 100");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_limit_is_a_part_of_the_whole(double wrong) {
        var breaker = InventoryBreaker.against(of(ENDPOINTS, 10, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> breaker.smallestPart(wrong));
        assertThatIllegalArgumentException().isThrownBy(() -> breaker.largestIdleRise(wrong));
    }

    @ParameterizedTest(name = "{0} {1}: idle {2}")
    @CsvSource({
        "IDLE, NO_USE_IN_WINDOW, 1",
        "UNKNOWN, INVENTORY_SUSPECT, 1",
        "UNKNOWN, NOT_YET_STEADY, 1",
        "UNKNOWN, NO_METRICS, 0",
        "ACTIVE, USED, 0",
        "NOT_JUDGED, TOO_NEW, 0",
    })
    void what_was_idle_and_held_back_counts_as_idle(Status status, String reason, long idle) {
        var churn = new ResourceId("sagemaker:endpoint", "aws", "111122223333", "eu-central-1", "churn");
        Inventory inventory = Inventory.builder()
                .add(churn, status, ReasonCode.of(reason, "So."))
                .build();
        assertThat(inventory.count(ENDPOINTS)).isEqualTo(new Count(1, idle));
        assertThat(inventory.count(ELSEWHERE)).isEqualTo(new Count(0, 0));
        assertThat(inventory.counts()).containsOnlyKeys(ENDPOINTS);
    }

    @Test
    void no_more_are_idle_than_there_are() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Count(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Count(1, -1));
    }
}
