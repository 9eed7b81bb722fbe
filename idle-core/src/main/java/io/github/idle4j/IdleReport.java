package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.inventory.Inventory;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.List;

/**
 * The result of a scan: an assessment of every resource that was looked at, the ones in use too.
 *
 * @param summary     times, counts, failures and calls
 * @param assessments one for each resource, by account, region, type, path and policy
 */
public record IdleReport(ScanSummary summary, List<Assessment> assessments) {

    /** Copies the list. */
    public IdleReport {
        requireNonNull(summary, "summary");
        assessments = List.copyOf(assessments);
    }

    /** What nobody uses. */
    public List<Assessment> idle() {
        return with(Status.IDLE);
    }

    /** What somebody uses. */
    public List<Assessment> active() {
        return with(Status.ACTIVE);
    }

    /** What cannot be told. */
    public List<Assessment> unknown() {
        return with(Status.UNKNOWN);
    }

    /** What the question does not arise for. */
    public List<Assessment> notJudged() {
        return with(Status.NOT_JUDGED);
    }

    /** What has that status. */
    public List<Assessment> with(Status status) {
        requireNonNull(status, "status");
        return assessments.stream()
                .filter(assessment -> assessment.verdict().status() == status)
                .toList();
    }

    /** How many there are of what, for the {@linkplain IdleDetector.Builder#inventoryBreaker breaker} of the next scan. */
    public Inventory inventory() {
        var inventory = Inventory.builder();
        assessments.forEach(one -> inventory.add(
                one.resource(), one.verdict().status(), one.verdict().reason()));
        return inventory.build();
    }

    /** What failed while the scan went on. */
    public List<ScanFailure> failures() {
        return summary.failures();
    }
}
