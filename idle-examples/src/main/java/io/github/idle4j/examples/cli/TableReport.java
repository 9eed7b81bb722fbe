package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.ScanSummary;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The report for people: a table, the idle ones first, and a line that sums it up.
 *
 * @param width   how wide lines may be
 * @param colours whether to colour
 */
record TableReport(int width, boolean colours) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final List<String> HEADINGS =
            List.of("STATUS", "ENDPOINT", "REGION", "LAST USED", "CONFIDENCE", "WHY");

    private static final String BETWEEN_COLUMNS = "  ";

    /** Where the last column would be narrower than this, it goes on lines of its own. */
    private static final int NARROWEST_WHY = 36;

    private static final String BENEATH = "    ";

    /** The report, with a line end after it. */
    String of(ScanResult result) {
        var text = new StringBuilder();
        text.append(header(result)).append("\n\n");
        if (!result.report().assessments().isEmpty()) {
            text.append(table(result)).append('\n');
        }
        text.append(summary(result)).append('\n');
        return text.toString().replace("\n", System.lineSeparator());
    }

    private static String header(ScanResult result) {
        String account = result.account().map(id -> "Account " + id).orElse("Account not known");
        String policies = result.report().assessments().stream()
                .map(Assessment::policy)
                .distinct()
                .map(policy -> ", idle means " + policy)
                .collect(Collectors.joining());
        return Printable.line(
                account + ", as of " + MINUTE.format(result.report().summary().asOf()) + policies);
    }

    private String table(ScanResult result) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (Status status : Status.values()) {
            result.report().with(status).forEach(assessment -> rows.add(row(assessment)));
        }
        int[] widths = widths(rows);
        var text = new StringBuilder();
        String before = "";
        for (List<String> row : rows) {
            if (!before.isEmpty() && !row.get(0).equals(before) && !before.equals(HEADINGS.get(0))) {
                text.append('\n');
            }
            append(text, row, widths);
            before = row.get(0);
        }
        return text.toString();
    }

    private static List<String> row(Assessment assessment) {
        IdleVerdict verdict = assessment.verdict();
        String confidence = verdict instanceof Idle idle ? idle.confidence().name() : "";
        return List.of(
                verdict.status().name(),
                Printable.line(assessment.resource().name()),
                Printable.line(assessment.resource().region()),
                lastUsed(assessment),
                confidence,
                Printable.line(why(assessment)));
    }

    private static String why(Assessment assessment) {
        List<String> notes = assessment.activity().notes();
        return assessment.verdict().explanation() + (notes.isEmpty() ? "" : " [" + String.join(", ", notes) + "]");
    }

    private static String lastUsed(Assessment assessment) {
        Instant asOf = assessment.activity().judgedAt();
        if (assessment.activity().lastUse().isPresent()) {
            Use use = assessment.activity().lastUse().get();
            Duration known = use.span().length();
            Duration ago = Duration.between(use.latest(), asOf);
            // A use is known to its bucket: of the newest one, nothing finer can be said.
            return ago.compareTo(known) < 0
                    ? "within " + DurationText.words(Duration.between(use.earliest(), asOf))
                    : DurationText.words(ago) + " ago";
        }
        return assessment.verdict() instanceof Idle idle
                ? "not in " + DurationText.words(Duration.between(idle.since(), asOf))
                : "";
    }

    /** Of all columns but the last; a column in which nothing stands has none. */
    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEADINGS.size() - 1];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            int longest = rows.stream()
                    .skip(1)
                    .mapToInt(row -> row.get(at).length())
                    .max()
                    .orElse(0);
            widths[column] =
                    longest == 0 ? 0 : Math.max(longest, HEADINGS.get(column).length());
        }
        return widths;
    }

    private void append(StringBuilder text, List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] > 0) {
                String cell = row.get(column);
                line.append(cell)
                        .append(" ".repeat(widths[column] - cell.length()))
                        .append(BETWEEN_COLUMNS);
            }
        }
        String why = row.get(row.size() - 1);
        int left = width - line.length();
        if (left >= NARROWEST_WHY) {
            String indent = " ".repeat(line.length());
            line.append(String.join("\n" + indent, WrappedText.lines(why, left)));
        } else {
            String indent = "\n" + BENEATH;
            line.append(indent)
                    .append(String.join(
                            indent, WrappedText.lines(why, Math.max(NARROWEST_WHY, width - BENEATH.length()))));
        }
        text.append(coloured(row.get(0), line.toString().replaceAll(" +(?=\n|$)", "")))
                .append('\n');
    }

    private String coloured(String status, String line) {
        if (!colours || !line.startsWith(status)) {
            return line;
        }
        String code = switch (status) {
            case "IDLE" -> "33";
            case "ACTIVE" -> "32";
            case "UNKNOWN" -> "35";
            case "NOT_JUDGED" -> "2";
            default -> "1";
        };
        return "\u001b[" + code + "m" + status + "\u001b[0m" + line.substring(status.length());
    }

    private static String summary(ScanResult result) {
        ScanSummary summary = result.report().summary();
        String counts = List.of(Status.values()).stream()
                .map(status -> result.report().with(status).size() + " "
                        + status.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
        long calls =
                summary.calls().values().stream().mapToLong(Long::longValue).sum();
        Duration took = Duration.between(summary.startedAt(), summary.finishedAt());
        return DurationText.count(result.report().assessments().size(), "endpoint") + " in "
                + DurationText.count(result.regions().size(), "region") + ": " + counts + "; "
                + DurationText.count(calls, "AWS call")
                + String.format(Locale.ROOT, ", %.1f s", took.toMillis() / 1000.0);
    }
}
