package io.github.idle4j.examples.cli;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Text from elsewhere, made safe for a terminal: a name must not be able to move the cursor, to end a line, or to look like
 * another one.
 */
final class Printable {

    /** What stands between names, and what an escape begins with. AWS has none of them in names. */
    private static final String BETWEEN_NAMES = "/,(\\";

    private Printable() {}

    /** A sentence in one line, with its line ends as spaces, and every other invisible character as {@code \}{@code u001b}. */
    static String line(String text) {
        String inOneLine = text.strip().replace("\r\n", " ").replace('\n', ' ').replace('\t', ' ');
        return escaped(inOneLine, Printable::isInvisible);
    }

    /**
     * A name, of which no other looks the same but for letters that do: what is invisible in it is escaped, spaces of every
     * kind too, and what this program writes between names.
     */
    static String name(String text) {
        return escaped(
                text,
                character -> isInvisible(character)
                        || Character.isSpaceChar(character)
                        || BETWEEN_NAMES.indexOf(character) >= 0);
    }

    private static String escaped(String text, IntPredicate which) {
        var printable = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (which.test(character)) {
                for (char part : Character.toChars(character)) {
                    printable.append(escape(part));
                }
            } else {
                printable.appendCodePoint(character);
            }
        });
        return printable.toString();
    }

    /** As JSON and Java write it: {@code \}{@code u001b}. */
    static String escape(int part) {
        return String.format(Locale.ROOT, "\\u%04x", part);
    }

    /** Whether a terminal obeys it, or may show nothing at all, or what only its font knows. */
    static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            // Format characters turn the direction of text around; separators end lines on some terminals.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> isBlank(character);
        };
    }

    /** Marks and letters without a shape: Unicode's Default_Ignorable_Code_Point, of other types, and the empty Braille cell. */
    private static boolean isBlank(int character) {
        return character == 0x034f // combining grapheme joiner
                || (character >= 0x115f && character <= 0x1160) // Hangul fillers
                || (character >= 0x17b4 && character <= 0x17b5) // Khmer inherent vowels
                || (character >= 0x180b && character <= 0x180f) // Mongolian variation selectors
                || character == 0x2800
                || character == 0x3164
                || (character >= 0xfe00 && character <= 0xfe0f) // variation selectors
                || character == 0xffa0
                || (character >= 0xe0100 && character <= 0xe01ef);
    }
}
