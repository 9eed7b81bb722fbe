package io.github.idle4j.aws.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a scan of Studio may cost at most, in what does not depend on the machine. */
class StudioCostTest {

    /**
     * Ten pages of apps, twice; thirty pages of streams; five searches for the events of a hundred streams each; and what it
     * takes to know domains, spaces and the log group.
     */
    @Test
    void a_thousand_apps_cost_no_more_calls_than_this() {
        var account = new StudioAccount(250);
        try (Clients clients = Clients.of(account.aws().httpClient(), null)) {
            IdleReport report = StudioWays.report(clients);
            List<Assessment> apps = report.assessments().stream()
                    .filter(one -> one.resource().type().equals(ResourceId.STUDIO_APP))
                    .toList();
            assertThat(apps).hasSize(1_000);
            assertThat(apps.stream()
                            .filter(one -> one.verdict().status() == Status.IDLE)
                            .map(one -> one.resource().path()))
                    .containsExactlyInAnyOrderElementsOf(account.idle())
                    .hasSize(500);
            assertThat(apps).allMatch(one -> one.verdict().status() != Status.UNKNOWN);
            Map<String, Long> calls = clients.calls();
            assertThat(calls.values().stream().mapToLong(Long::longValue).sum())
                    .as("%s", calls)
                    .isLessThanOrEqualTo(80);
        }
    }
}
