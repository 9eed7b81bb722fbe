package io.github.idle4j.examples.cli;

import java.util.ArrayList;
import java.util.List;

/** Text cut into lines of a width in columns, between words where that is possible. */
final class WrappedText {

    private WrappedText() {}

    /** At least one line, none wider than the width, unless a single character is. */
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" +", 0)) { // spaces at the end make no word
            String rest = word;
            if (!line.isEmpty() && used + 1 + Columns.of(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (!line.isEmpty()) {
                line.append(' ');
                used++;
            }
            while (Columns.of(rest) > width) {
                int end = fitting(rest, width);
                lines.add(rest.substring(0, end));
                rest = rest.substring(end);
            }
            line.append(rest);
            used += Columns.of(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Where to cut: after what fits, with the marks on its last letter, and after one letter at least. */
    private static int fitting(String text, int width) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += Columns.of(character);
            if (used > width && end > 0) {
                return end;
            }
            end += Character.charCount(character);
        }
        return end;
    }
}
