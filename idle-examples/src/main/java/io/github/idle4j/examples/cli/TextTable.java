package io.github.idle4j.examples.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table for people. The first column is a status, and a blank line stands wherever it changes; the last one is a text,
 * which is wrapped beside the others, or beneath them where there is no room. Where not even the others have room, what
 * is known of them less urgently goes beneath as well; and what is left, a name, goes on in the next line.
 *
 * @param headings what stands above each column
 * @param width    how wide lines may be
 * @param colours  whether to colour the status
 */
record TextTable(List<String> headings, int width, boolean colours) {

    private static final String BETWEEN_COLUMNS = "  ";

    /** Where the last column would be narrower than this, it goes on lines of its own. */
    private static final int NARROWEST_TEXT = 36;

    private static final String BENEATH = "    ";

    /** A column of names is never narrower than this. */
    private static final int NARROWEST_NAME = 12;

    /** Columns that a narrow terminal has no room for, the first to go first; what stands in them goes beneath, in words. */
    private static final List<String> DISPENSABLE =
            List.of("REGION", "CONFIDENCE", "DOMAIN", "OWNER", "LAST USED", "KIND", "PER MONTH");

    /** The table, with a line end after it. */
    String of(List<List<String>> rows) {
        int[] widths = widths(rows);
        Set<Integer> moved = moved(widths);
        squeeze(widths);
        var text = new StringBuilder();
        append(text, headings, widths, "");
        String before = "";
        for (List<String> row : rows) {
            if (!before.isEmpty() && !row.get(0).equals(before)) {
                text.append('\n');
            }
            append(text, row, widths, inWords(row, moved));
            before = row.get(0);
        }
        return text.toString();
    }

    /** Of all columns but the last; a column in which nothing stands has none. */
    private int[] widths(List<List<String>> rows) {
        int[] widths = new int[headings.size() - 1];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            int longest =
                    rows.stream().mapToInt(row -> Columns.of(row.get(at))).max().orElse(0);
            widths[column] =
                    longest == 0 ? 0 : Math.max(longest, headings.get(column).length());
        }
        return widths;
    }

    /** The columns for which there is no room; they have no width from here on. */
    private Set<Integer> moved(int[] widths) {
        Set<Integer> moved = new TreeSet<>();
        for (String heading : DISPENSABLE) {
            int column = headings.indexOf(heading);
            if (column >= 0 && widths[column] > 0 && lineOf(widths) > width) {
                moved.add(column);
                widths[column] = 0;
            }
        }
        return moved;
    }

    /** Where even the indispensable columns are too wide, the widest one, that of the names, gets what is left. */
    private void squeeze(int[] widths) {
        int tooMuch = lineOf(widths) - width;
        if (tooMuch > 0) {
            int longest = 1;
            for (int column = 2; column < widths.length; column++) {
                longest = widths[column] > widths[longest] ? column : longest;
            }
            widths[longest] = Math.max(NARROWEST_NAME, widths[longest] - tooMuch);
        }
    }

    private static int lineOf(int[] widths) {
        return Arrays.stream(widths)
                        .filter(column -> column > 0)
                        .map(column -> column + BETWEEN_COLUMNS.length())
                        .sum()
                - BETWEEN_COLUMNS.length();
    }

    /** "Owner ana, region eu-central-1, confidence HIGH." */
    private String inWords(List<String> row, Set<Integer> columns) {
        String words = columns.stream()
                .filter(column -> !row.get(column).isEmpty())
                .map(column -> headings.get(column).toLowerCase(Locale.ROOT) + " " + row.get(column))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private void append(StringBuilder text, List<String> row, int[] widths, String moved) {
        var line = new StringBuilder();
        var rest = new StringBuilder();
        int used = 0;
        for (int column = 0; column < widths.length; column++) {
            if (widths[column] > 0) {
                List<String> cell = WrappedText.lines(row.get(column), widths[column]);
                rest.append(rest(cell, used));
                line.append(cell.get(0))
                        .append(" ".repeat(widths[column] - Columns.of(cell.get(0))))
                        .append(BETWEEN_COLUMNS);
                used += widths[column] + BETWEEN_COLUMNS.length();
            }
        }
        String last = row.get(row.size() - 1);
        int left = width - used;
        if (left >= NARROWEST_TEXT) {
            String indent = " ".repeat(used);
            line.append(String.join("\n" + indent, lines(moved, last, left)));
        } else {
            String indent = "\n" + BENEATH;
            line.append(rest)
                    .append(indent)
                    .append(String.join(
                            indent, lines(moved, last, Math.max(NARROWEST_TEXT, width - BENEATH.length()))));
        }
        text.append(coloured(row.get(0), line.toString().replaceAll(" +(?=\n|$)", "")))
                .append('\n');
    }

    /** All but the first line of a cell; only where a line is full anyway is there more than one. */
    private static String rest(List<String> cell, int indent) {
        return cell.stream()
                .skip(1)
                .map(more -> "\n" + " ".repeat(indent) + more)
                .collect(Collectors.joining());
    }

    private static List<String> lines(String moved, String last, int room) {
        return Stream.of(Optional.of(moved).filter(words -> !words.isEmpty()), Optional.of(last))
                .flatMap(Optional::stream)
                .flatMap(text -> WrappedText.lines(text, room).stream())
                .toList();
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
}
