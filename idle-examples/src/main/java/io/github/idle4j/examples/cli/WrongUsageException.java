package io.github.idle4j.examples.cli;

import java.util.List;

/** Thrown for a command line that cannot be obeyed, and tells why. */
final class WrongUsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> sentences;

    WrongUsageException(String sentence) {
        super(sentence);
        this.sentences = List.of(sentence);
    }

    WrongUsageException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentences = List.of(sentence);
    }

    WrongUsageException(List<String> sentences, Throwable cause) {
        super(String.join(" ", sentences), cause);
        this.sentences = List.copyOf(sentences);
    }

    /** What to show, a line for each. */
    List<String> sentences() {
        return sentences;
    }
}
