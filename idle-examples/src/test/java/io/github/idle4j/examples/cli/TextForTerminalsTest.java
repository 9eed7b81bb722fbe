package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void whatLooksLikeSomethingElseInANameIsWrittenOut() {
        assertThat(Printable.name("churn-v3")).isEqualTo("churn-v3");
        assertThat(Printable.name(" a\tb\r\n")).isEqualTo("\\u0020a\\u0009b\\u000d\\u000a");
        assertThat(Printable.name("a\\u0009/b, c")).isEqualTo("a\\u005cu0009\\u002fb\\u002c\\u0020c");
        assertThat(Printable.name("x\udb40\udc41\ud800")).isEqualTo("x\\udb40\\udc41\\ud800");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "\u6a21\u578b, 4",
        "cafe\u0301, 4",
        "\u1112\u1161\u11ab, 2",
        "\uff21, 2",
        "\u05e9\u05dc, 2",
        "\ud83d\ude80, 2",
        "\u2764, 1",
    })
    void aTerminalDrawsSomeLettersWideAndSomeMarksInOnePlace(String text, int columns) {
        assertThat(Columns.of(text)).isEqualTo(columns);
        assertThat(WrappedText.lines(text.repeat(20), columns))
                .as("no letter is cut, and no mark goes without its letter")
                .hasSize(20)
                .containsOnly(text);
    }

    @Test
    void wideLettersDoNotMoveTheColumnsBesideThem() {
        assertThat(new TextTable(List.of("STATUS", "NAME", "WHY"), 60, false)
                        .of(List.of(List.of("IDLE", "\u6a21\u578b-1", "why"), List.of("IDLE", "model-1", "why"))))
                .isEqualTo("""
                        STATUS  NAME     WHY
                        IDLE    \u6a21\u578b-1   why
                        IDLE    model-1  why
                        """);
    }
}
