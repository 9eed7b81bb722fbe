package io.github.idle4j.aws.local;

import java.time.Duration;

/** What a door has to do: wait for {@code delay}, then send the answer, or cut the connection. */
record WireAnswer(int status, String contentType, byte[] body, Duration delay) {

    /** In place of a status: no answer at all, the connection is cut. */
    static final int RESET = 0;

    WireAnswer(int status, String contentType, byte[] body) {
        this(status, contentType, body, Duration.ZERO);
    }

    static WireAnswer reset() {
        return new WireAnswer(RESET, "", new byte[0]);
    }

    WireAnswer after(Duration wait) {
        return wait.isZero() ? this : new WireAnswer(status, contentType, body, delay.plus(wait));
    }

    boolean isReset() {
        return status == RESET;
    }
}
