package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextForTerminalsTest {

    @Test
    void controlCharactersAreShownAndNotObeyed() {
        assertThat(Printable.line("a\u001b[2Jb\u0007")).isEqualTo("a\\u001b[2Jb\\u0007");
        assertThat(Printable.line("c1 \u009b31m")).isEqualTo("c1 \\u009b31m");
    }

    @Test
    void textCannotBeTurnedAround() {
        assertThat(Printable.line("a\u202eb\u2028c")).isEqualTo("a\\u202eb\\u2028c");
    }

    @Test
    void severalLinesBecomeOne() {
        assertThat(Printable.line("one\r\ntwo\tthree\n")).isEqualTo("one two three");
    }

    @Test
    void otherLettersStay() {
        assertThat(Printable.line("größer \ud83d\ude80")).isEqualTo("größer \ud83d\ude80");
    }

    @Test
    void linesBreakBetweenWords() {
        assertThat(WrappedText.lines("one two three", 8)).containsExactly("one two", "three");
    }

    @Test
    void aWordThatFitsOnNoLineIsCut() {
        assertThat(WrappedText.lines("a abcdefghij b", 4)).containsExactly("a", "abcd", "efgh", "ij b");
    }

    @Test
    void noTextIsOneEmptyLine() {
        assertThat(WrappedText.lines("", 10)).containsExactly("");
    }
}
