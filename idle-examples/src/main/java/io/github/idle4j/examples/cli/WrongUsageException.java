package io.github.idle4j.examples.cli;

/** Thrown for a command line that cannot be obeyed; its message is the sentence to show. */
final class WrongUsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongUsageException(String sentence) {
        super(sentence);
    }

    WrongUsageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
