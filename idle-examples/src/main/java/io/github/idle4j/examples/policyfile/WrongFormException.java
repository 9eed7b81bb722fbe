package io.github.idle4j.examples.policyfile;

import io.github.idle4j.examples.policyfile.Node.Place;

/** Something in a file is wrong; its message is the sentence to show. */
final class WrongFormException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Place at;

    WrongFormException(Place at, String sentence) {
        super(sentence);
        this.at = at;
    }

    Place at() {
        return at;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
