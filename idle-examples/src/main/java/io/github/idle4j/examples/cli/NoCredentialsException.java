package io.github.idle4j.examples.cli;

/** Thrown when AWS cannot be asked for anything, for want of credentials that it takes; its message is the sentence to show. */
final class NoCredentialsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoCredentialsException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
