package io.github.idle4j.examples.cli;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * What is escaped in JSON besides what has to be: characters that a terminal obeys and does not show, and halves of
 * characters, which no encoding can write. Whoever parses it gets them back.
 */
final class UnprintableEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private static final int DELETE = 0x7f;

    private final int[] ascii = standardAsciiEscapesForJSON();

    UnprintableEscapes() {
        ascii[DELETE] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return Printable.isInvisible(character) ? new SerializedString(Printable.escape(character)) : null;
    }
}
