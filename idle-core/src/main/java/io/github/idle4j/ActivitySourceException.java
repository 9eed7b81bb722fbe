package io.github.idle4j;

/** Thrown by a source whose backend could not be read at all, or not to the end; the message names the cause. */
public class ActivitySourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * An exception without a cause of its own.
     *
     * @param message what happened, to what, and what to do; without secrets
     */
    public ActivitySourceException(String message) {
        super(message);
    }

    /**
     * An exception for what the backend threw.
     *
     * @param message what happened, to what, and what to do; without secrets
     * @param cause   what the backend threw
     */
    public ActivitySourceException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Its message; its name where it has none. */
    String inWords() {
        String message = getMessage();
        return message != null ? message : toString();
    }
}
