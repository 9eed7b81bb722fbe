package io.github.idle4j.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.idle4j.aws.permissions.Permission;
import io.github.idle4j.aws.permissions.PermissionCheck.Outcome;
import io.github.idle4j.aws.permissions.PermissionCheck.Result;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * What is known of the permissions of a scan, for people: a line for each, what is missing first, and a policy that grants it.
 *
 * @param width   how wide lines may be
 * @param colours whether to colour the outcome
 */
record DiagnosisReport(int width, boolean colours) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The report, with a line end after it. */
    String of(Diagnosis diagnosis) {
        var lines = new ArrayList<String>();
        lines.add(new TextTable(List.of("PERMISSION", "ACTION", "REGION", "WHY"), width, colours)
                .of(rows(diagnosis))
                .stripTrailing());
        lines.add("");
        lines.addAll(WrappedText.lines(inShort(diagnosis), width));
        List<Permission> denied = diagnosis.of(Outcome.DENIED);
        if (!denied.isEmpty()) {
            lines.add(policy(denied, diagnosis.regions().get(0)));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    /** What is missing first; what is the same in several regions is said once. */
    private static List<List<String>> rows(Diagnosis diagnosis) {
        Map<List<String>, List<String>> regions = new LinkedHashMap<>();
        diagnosis.rows().stream()
                .sorted(Comparator.comparing((Diagnosis.Row row) -> row.result().outcome())
                        .reversed())
                .forEach(row -> regions.computeIfAbsent(said(row.result()), absent -> new ArrayList<>())
                        .add(row.region()));
        var rows = new ArrayList<List<String>>();
        regions.forEach(
                (said, in) -> rows.add(List.of(said.get(0), said.get(1), where(in, diagnosis.regions()), said.get(2))));
        return rows;
    }

    private static String where(List<String> regions, List<String> all) {
        if (all.size() == 1) {
            return "";
        }
        return regions.equals(all) ? "all" : String.join(", ", regions);
    }

    private static List<String> said(Result result) {
        String without = "Without it, " + result.permission().without() + ".";
        String why = switch (result.outcome()) {
            case ALLOWED -> "";
            case UNKNOWN -> "It could not be told: " + result.detail() + ". " + without;
            case DENIED -> without + " " + result.detail();
        };
        return List.of(result.outcome().toString(), result.permission().action(), Printable.line(why));
    }

    private static String inShort(Diagnosis diagnosis) {
        String where =
                diagnosis.account().map(account -> " in account " + account).orElse("");
        int denied = diagnosis.of(Outcome.DENIED).size();
        int unknown = diagnosis.of(Outcome.UNKNOWN).size();
        if (diagnosis.of(Outcome.ALLOWED).isEmpty() && denied == 0) {
            return "Nothing could be told" + where + ".";
        }
        String untold = unknown == 0 ? "" : " Of " + actions(unknown) + " it could not be told.";
        if (denied == 0) {
            return (unknown == 0 ? "Nothing is missing" + where + "." : "Nothing is denied" + where + ".") + untold;
        }
        String verdict = diagnosis.of(Outcome.DENIED).stream().anyMatch(Permission::isNeeded)
                ? actions(denied) + (denied == 1 ? " is" : " are") + " denied" + where + "."
                : "Nothing is missing that the scan needs" + where + "; without what is denied it takes more calls.";
        return verdict + untold + " This policy grants what is denied:";
    }

    private static String actions(int count) {
        return count == 1 ? "1 action" : count + " actions";
    }

    /** A statement for each set of resources, as short as can be. */
    private static String policy(List<Permission> missing, String region) {
        String partition = PartitionMetadata.of(Region.of(region)).id();
        Map<List<String>, List<String>> actions = new LinkedHashMap<>();
        missing.forEach(
                permission -> actions.computeIfAbsent(permission.resourcesIn(partition), absent -> new ArrayList<>())
                        .add(permission.action()));
        var statements = new ArrayList<Map<String, Object>>();
        actions.forEach((resources, allowed) -> {
            var statement = new LinkedHashMap<String, Object>();
            statement.put("Effect", "Allow");
            statement.put("Action", allowed);
            statement.put("Resource", resources);
            statements.add(statement);
        });
        var policy = new LinkedHashMap<String, Object>();
        policy.put("Version", "2012-10-17");
        policy.put("Statement", statements);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(policy);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
