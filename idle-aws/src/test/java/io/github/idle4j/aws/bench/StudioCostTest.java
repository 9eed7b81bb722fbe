package io.github.idle4j.aws.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a scan of Studio may cost at most, in what does not depend on the machine. */
class StudioCostTest {

    /**
     * Ten pages of apps, twice; thirty pages of streams; eight searches for the events of a hundred streams each; and what it
     * takes to know domains, spaces and the log group.
     */
    @Test
    void a_thousand_apps_cost_no_more_calls_than_this() {
        var account = new StudioAccount(250);
        try (Clients clients = Clients.of(account.aws().httpClient(), null).withoutWaiting()) {
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

    /**
     * Of JupyterLab the log tells only by its lines. Forty apps write three of them in two minutes; in half of them
     * the last cell ran three days ago, in the others an hour ago. One search finds these among a hundred apps; of each of
     * the idle ones a page is read, because three days are 6,480 lines, and another where they are on the page before.
     */
    @Test
    void lines_are_read_of_those_only_that_no_search_finds_at_work() {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(StudioAccount.NOW)).build();
        aws.region(RandomAccount.REGION).domain("d-one", domain -> {
            for (int i = 0; i < 40; i++) {
                Duration sinceWork = i < 20 ? Duration.ofDays(3) : Duration.ofHours(1);
                domain.space("space-" + i, space -> space.shared().jupyterLab(app -> describe(app, sinceWork)));
            }
        });
        try (Clients clients = Clients.of(aws.httpClient(), null).withoutWaiting()) {
            IdleReport report = StudioWays.report(clients);
            assertThat(report.assessments().stream()
                            .filter(one -> one.resource().type().equals(ResourceId.STUDIO_APP))
                            .collect(Collectors.groupingBy(one -> one.verdict().status(), Collectors.counting())))
                    .isEqualTo(Map.of(Status.IDLE, 20L, Status.ACTIVE, 20L));
            assertThat(clients.calls().get("FilterLogEvents")).isLessThanOrEqualTo(20);
            assertThat(clients.calls().get("GetLogEvents")).isBetween(20L, 40L);
        }
    }

    private static void describe(LocalApp app, Duration sinceWork) {
        Instant now = StudioAccount.NOW;
        app.createdAt(now.minus(Duration.ofDays(9)))
                .logs(stream -> stream.eventsEvery(
                                Duration.ofMinutes(1),
                                now.minus(Duration.ofDays(9)),
                                now,
                                "200 GET /jupyterlab/default/api/status (@127.0.0.1) 0.91ms")
                        .eventsEvery(
                                Duration.ofMinutes(2),
                                now.minus(Duration.ofDays(9)),
                                now,
                                "[auto-stop-idle] - JupyterLab is not idle. Passing check.")
                        .event(now.minus(sinceWork), "{\"event\": \"jl-cell-executed\"}"));
    }
}
