package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BROKEN_UPDATE                | Its last update failed, and so did the return to what it was before.
            COMPONENT_STUCK              | A component on it has been in creation for more than two hours; it will hardly come up.
            DATA_WRANGLER                | It is Data Wrangler.
            DELETED_COMPONENTS_INVISIBLE | A component may have been deleted from it unseen, and its traffic with it.
            PAST_WASTE                   | Earlier in the window it had instances, though nobody called it.
            REMOVED_VARIANTS_INVISIBLE   | A variant may have been removed from it so long ago that its traffic cannot be seen any more.
            SHOWN_ALIVE_BY_VARIANT_ONLY  | For a part of the time, only its instances show that they were alive, and not the component itself.
            STUCK                        | It has been in creation for more than two hours; it will hardly come up.
            STUCK_QUEUE                  | Requests waited in its queue, and none was worked off.
            VARIANT_IDLE(challenger)     | Its variant challenger is not called, and costs all the same.
            """)
    void isASentenceAndInTheDocsACode(String note, String sentence) throws IOException {
        assertThat(inWords(note)).isEqualTo(sentence);
        assertThat(Files.readString(Path.of("../docs/report.md")))
                .contains("| `" + note.replace("challenger", "name") + "` |");
    }

    @Test
    void ofAComponentIsAboutItself() {
        assertThat(Notes.inWords(
                        Reports.component("llm", "chat", component -> component.note("COMPONENT_STUCK")), Status.IDLE))
                .isEqualTo("It has been in creation for more than two hours; it will hardly come up.");
    }

    @Test
    void followsTheOneBeforeItAndTheUnknownOnesComeLast() {
        assertThat(inWords("OTHER", "VARIANT_IDLE(a)", "NOT_KNOWN(b)", "VARIANT_IDLE(c)", "a word"))
                .isEqualTo("Its variant a is not called, and costs all the same. "
                        + "Its variant c is not called, and costs all the same. [OTHER, NOT_KNOWN(b), a word]");
        assertThat(inWords("STUCK(b)", "VARIANT_IDLE"))
                .as("forms of no known note")
                .isEqualTo("[STUCK(b), VARIANT_IDLE]");
        assertThat(inWords()).isEmpty();
    }

    @Test
    void what_the_explanation_says_is_not_said_twice() {
        assertThat(inWords("MAY_COMPUTE_SILENTLY", "BACKGROUND_ONLY", "OTHER")).isEqualTo("[OTHER]");
    }

    private static String inWords(String... notes) {
        return inWords(Status.IDLE, notes);
    }

    private static String inWords(Status verdict, String... notes) {
        return Notes.inWords(
                Reports.studio(ResourceId.ENDPOINT, "e", 1, endpoint -> {
                    for (String note : notes) {
                        endpoint.note(note);
                    }
                }),
                verdict);
    }
}
