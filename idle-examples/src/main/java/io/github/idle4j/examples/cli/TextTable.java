package io.github.idle4j.examples.cli;

import java.util.List;

/**
 * A table for people. The first column is a status, and a blank line stands wherever it changes; the last one is a text,
 * which is wrapped beside the others, or beneath them where there is no room.
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

    /** The table, with a line end after it. */
    String of(List<List<String>> rows) {
        int[] widths = widths(rows);
        var text = new StringBuilder();
        append(text, headings, widths);
        String before = "";
        for (List<String> row : rows) {
            if (!before.isEmpty() && !row.get(0).equals(before)) {
                text.append('\n');
            }
            append(text, row, widths);
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
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
            widths[column] =
                    longest == 0 ? 0 : Math.max(longest, headings.get(column).length());
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
        String last = row.get(row.size() - 1);
        int left = width - line.length();
        if (left >= NARROWEST_TEXT) {
            String indent = " ".repeat(line.length());
            line.append(String.join("\n" + indent, WrappedText.lines(last, left)));
        } else {
            String indent = "\n" + BENEATH;
            line.append(indent)
                    .append(String.join(
                            indent, WrappedText.lines(last, Math.max(NARROWEST_TEXT, width - BENEATH.length()))));
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
}
