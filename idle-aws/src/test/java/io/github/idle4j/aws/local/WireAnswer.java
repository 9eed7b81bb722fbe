package io.github.idle4j.aws.local;

import java.time.Duration;
import java.util.Map;

/** What a door has to do: wait for {@code delay}, then send the answer, or cut the connection. */
record WireAnswer(int status, String contentType, Map<String, String> headers, byte[] body, Duration delay) {

    /** In place of a status: no answer at all, the connection is cut. */
    static final int RESET = 0;

    WireAnswer(int status, String contentType, byte[] body) {
        this(status, contentType, Map.of(), body, Duration.ZERO);
    }

    static WireAnswer reset() {
        return new WireAnswer(RESET, "", new byte[0]);
    }

    /** With these headers besides the usual ones. */
    WireAnswer with(Map<String, String> newHeaders) {
        return new WireAnswer(status, contentType, newHeaders, body, delay);
    }

    WireAnswer after(Duration wait) {
        return wait.isZero() ? this : new WireAnswer(status, contentType, headers, body, delay.plus(wait));
    }

    boolean isReset() {
        return status == RESET;
    }
}
