package io.github.idle4j.examples.cli;

import java.util.ArrayList;
import java.util.List;

/** Text cut into lines of a width, between words where that is possible. */
final class WrappedText {

    private WrappedText() {}

    /** At least one line, none longer than the width. */
    static List<String> lines(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" +", 0)) { // spaces at the end make no word
            String rest = word;
            if (line.length() > 0 && line.length() + 1 + rest.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) {
                line.append(' ');
            }
            while (rest.length() > width) {
                lines.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            line.append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
