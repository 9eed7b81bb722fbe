package io.github.idle4j.examples.cli;

import io.github.idle4j.aws.permissions.Permission;
import io.github.idle4j.aws.permissions.PermissionCheck.Outcome;
import io.github.idle4j.aws.permissions.PermissionCheck.Result;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the permissions of a scan.
 *
 * @param account the account, where AWS tells
 * @param regions where the scan will look
 * @param rows    what came of asking
 */
record Diagnosis(Optional<String> account, List<String> regions, List<Row> rows) {

    /**
     * What is known of a permission in a region.
     *
     * @param region where it was asked about
     * @param result what came of it
     */
    record Row(String region, Result result) {}

    /** Whether everything is there that the scan needs. */
    boolean isHealthy() {
        return rows.stream()
                .map(Row::result)
                .allMatch(result -> result.outcome() == Outcome.ALLOWED
                        || !result.permission().isNeeded());
    }

    /** The permissions of that outcome, each once. */
    List<Permission> of(Outcome outcome) {
        return rows.stream()
                .map(Row::result)
                .filter(result -> result.outcome() == outcome)
                .map(Result::permission)
                .distinct()
                .toList();
    }
}
