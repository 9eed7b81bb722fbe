package io.github.idle4j.aws.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever fails, a resource whose use the signals show is never called idle; nothing of the inventory is lost from the
 * report; and the scan ends. {@code -Didle4j.worlds=1000} scans as many worlds, {@code -Didle4j.seed=17} that one alone.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class FaultCampaignTest {

    private static final long USUAL_WORLDS = 200;
    private static final long USUAL_NETWORK_WORLDS = 2;

    @Test
    void the_promise_is_kept_in_every_world() throws InterruptedException {
        Long only = Long.getLong("idle4j.seed");
        long first = only != null ? only : Long.getLong("idle4j.firstSeed", 1);
        long worlds = only != null ? 1 : Long.getLong("idle4j.worlds", USUAL_WORLDS);
        FaultCampaign campaign =
                FaultCampaign.of(first, worlds, Runtime.getRuntime().availableProcessors());
        if (only != null) {
            System.out.println(World.of(only));
        }
        if (only != null || worlds > USUAL_WORLDS) {
            System.out.print(campaign.figures());
        }
        assertThat(campaign.failures().values()).isEmpty();
    }

    @Test
    void the_promise_is_kept_where_calls_and_metrics_are_few() throws InterruptedException {
        Long only = Long.getLong("idle4j.seed");
        long first = only != null ? only : Long.getLong("idle4j.firstSeed", 1);
        long worlds = only != null ? 1 : Long.getLong("idle4j.worlds", USUAL_WORLDS) / 5;
        FaultCampaign campaign =
                FaultCampaign.withinBudgets(first, worlds, Runtime.getRuntime().availableProcessors());
        if (worlds > USUAL_WORLDS) {
            System.out.print("Within budgets:\n" + campaign.figures());
        }
        assertThat(campaign.failures().values()).isEmpty();
    }

    /** In real time: a couple of worlds, and a dozen in the campaign. */
    @Test
    void the_promise_is_kept_through_a_network() throws InterruptedException {
        long worlds =
                Long.getLong("idle4j.seed") != null ? 0 : Long.getLong("idle4j.networkWorlds", USUAL_NETWORK_WORLDS);
        FaultCampaign campaign = FaultCampaign.overNetwork(1, worlds, 6);
        if (worlds > USUAL_NETWORK_WORLDS) {
            System.out.print("Through a network:\n" + campaign.figures());
        }
        assertThat(campaign.failures().values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void the_same_seed_gives_the_same_calls_and_clock_and_verdicts(long seed) {
        assertThat(World.of(seed).run().trace()).isEqualTo(World.of(seed).run().trace());
    }
}
