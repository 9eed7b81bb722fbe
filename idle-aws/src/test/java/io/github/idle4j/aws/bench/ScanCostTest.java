package io.github.idle4j.aws.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.local.LocalServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scan may cost at most, in what does not depend on the machine. */
class ScanCostTest {

    /**
     * Ten pages of endpoints, ten of Search, one of components; a glance at each page's endpoints, and a reading of the
     * silent ones among them. How many pages come together depends on time, so it may be less.
     */
    @Test
    void a_thousand_endpoints_of_two_variants_cost_no_more_calls_than_this() {
        Figures figures = scan(Way.LIBRARY, 1_000, "-Xmx256m");
        assertThat(figures.resources()).isEqualTo(1_000);
        assertThat(figures.idle()).isEqualTo(250);
        assertThat(figures.calls()).isLessThanOrEqualTo(60);
    }

    /** Of each of the 250 idle ones its configuration; of all of them the CPU; and the price list. */
    @Test
    void to_price_the_idle_ones_costs_a_call_for_each_and_a_few_more() {
        Figures figures = scan(Way.LIBRARY_WITH_COSTS, 1_000, "-Xmx256m");
        assertThat(figures.idle()).isEqualTo(250);
        assertThat(figures.callsTo())
                .containsEntry("DescribeEndpointConfig", 250L)
                .containsEntry("GetProducts", 1L);
        assertThat(figures.calls()).isLessThanOrEqualTo(60 + 250 + 1 + 10);
    }

    @Test
    void twenty_thousand_endpoints_pass_through_little_memory() {
        Figures figures = scan(Way.LIBRARY_STREAMED, 20_000, "-Xmx96m");
        assertThat(figures.resources()).isEqualTo(20_000);
        assertThat(figures.idle()).isEqualTo(5_000);
    }

    /** In a process of its own, so that it has this much memory and the stand-in for AWS takes none of it. */
    private static Figures scan(Way way, int endpoints, String memory) {
        RandomAccount account = BenchmarkServer.account(endpoints);
        List<String> options = List.of(memory, "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        try (LocalServer server = account.aws().serve();
                Fork scan = Fork.of(
                        MeasuredScan.class, options, way.name(), server.uri().toString())) {
            return Figures.of(scan.line());
        }
    }
}
