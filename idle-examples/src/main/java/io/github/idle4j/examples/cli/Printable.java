package io.github.idle4j.examples.cli;

import java.util.Locale;

/** Text from elsewhere, made safe for a terminal: a name must not be able to move the cursor or to end a line. */
final class Printable {

    private Printable() {}

    /** The text in one line, with its line ends as spaces, and every other invisible character as {@code \}{@code u001b}. */
    static String line(String text) {
        var printable = new StringBuilder(text.length());
        text.strip().codePoints().forEach(character -> {
            if (character == '\n' || character == '\t') {
                printable.append(' ');
            } else if (isInvisible(character)) {
                if (character != '\r') {
                    printable.append(String.format(Locale.ROOT, "\\u%04x", character));
                }
            } else {
                printable.appendCodePoint(character);
            }
        });
        return printable.toString();
    }

    static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            // Format characters turn the direction of text around; separators end lines on some terminals.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
