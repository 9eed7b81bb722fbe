package io.github.idle4j.aws.local;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;

/** What a door has to do: wait for {@code delay}, then send the answer, all of it or not. */
record WireAnswer(
        int status, String contentType, Map<String, String> headers, byte[] body, Duration delay, Ending ending) {

    /** How an answer ends. */
    enum Ending {
        WHOLE,
        /** The connection is cut in the middle of the body. */
        CUT,
        /** The connection is cut before any answer. */
        RESET,
        /** There is no answer at all, and the caller stops waiting. */
        SILENT
    }

    /** With this neither JSON nor XML begins, and in CBOR it is reserved. */
    private static final byte NO_BEGINNING = '}';

    private static final int NONE = 0;

    WireAnswer(int status, String contentType, byte[] body) {
        this(status, contentType, Map.of(), body, Duration.ZERO, Ending.WHOLE);
    }

    static WireAnswer reset() {
        return new WireAnswer(NONE, "", Map.of(), new byte[0], Duration.ZERO, Ending.RESET);
    }

    static WireAnswer silence(Duration patience) {
        return new WireAnswer(NONE, "", Map.of(), new byte[0], patience, Ending.SILENT);
    }

    /** With these headers besides the usual ones. */
    WireAnswer with(Map<String, String> newHeaders) {
        return new WireAnswer(status, contentType, newHeaders, body, delay, ending);
    }

    WireAnswer after(Duration wait) {
        return wait.isZero() ? this : new WireAnswer(status, contentType, headers, body, delay.plus(wait), ending);
    }

    /** The same answer, of which only one half arrives before the connection is cut. */
    WireAnswer cut() {
        return new WireAnswer(status, contentType, headers, body, delay, Ending.CUT);
    }

    /** The same answer, of which whoever passed it on kept one half and said that it was all. */
    WireAnswer halved() {
        return withBody(Arrays.copyOf(body, body.length / 2));
    }

    /** The same answer with a byte before it that does not belong there. */
    WireAnswer garbled() {
        byte[] garbled = new byte[body.length + 1];
        garbled[0] = NO_BEGINNING;
        System.arraycopy(body, 0, garbled, 1, body.length);
        return withBody(garbled);
    }

    private WireAnswer withBody(byte[] newBody) {
        return new WireAnswer(status, contentType, headers, newBody, delay, ending);
    }

    /** How many bytes of the body arrive. */
    int arriving() {
        return ending == Ending.CUT ? body.length / 2 : body.length;
    }

    /** Whether there is nothing to send. */
    boolean isMissing() {
        return ending == Ending.RESET || ending == Ending.SILENT;
    }
}
