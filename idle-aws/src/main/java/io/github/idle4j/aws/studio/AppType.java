package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.AppType.Sign.CONTENT;
import static io.github.idle4j.aws.studio.AppType.Sign.EVENTS;
import static io.github.idle4j.aws.studio.AppType.Sign.METRIC;
import static io.github.idle4j.aws.studio.AppType.Sign.NONE;

/**
 * The types of Studio apps, and by what each of them shows that it is used. The names are those of {@code AppType} in the
 * SageMaker API reference; the SDK's enum may lag behind the service, so they are read as text.
 */
enum AppType {
    /** The kernels of Studio Classic, Data Wrangler and Debugger Insights: nothing else writes to their streams. */
    KERNEL_GATEWAY("KernelGateway", EVENTS),
    /** A session of RStudio; its stream has a segment of another name (developer guide, "Bring your own image to RStudio"). */
    R_SESSION("RSessionGateway", "RSession", EVENTS, true),
    TENSOR_BOARD("TensorBoard", EVENTS),
    /** Its stream is written to as long as it runs, so only what is written there shows whether anybody works. */
    JUPYTER_LAB("JupyterLab", CONTENT),
    /** As JupyterLab; but of its work nothing is logged, only what a lifecycle configuration reports. */
    CODE_EDITOR("CodeEditor", CONTENT),
    /** It publishes how long ago it was used. */
    CANVAS("Canvas", METRIC),
    /** The user interface of Studio Classic; its instance is nobody's bill. */
    JUPYTER_SERVER("JupyterServer", "JupyterServer", NONE, false),
    /** The server of a domain; its stream is written in small letters (developer guide, "Log groups and streams"). */
    R_STUDIO_SERVER("RStudioServerPro", "rstudioserverpro", NONE, false),
    DETAILED_PROFILER("DetailedProfiler", NONE),
    /** One that this version does not know. */
    OTHER("", NONE);

    /** What shows that an app is used. */
    enum Sign {
        /** That an event was written to its stream, whatever it says. */
        EVENTS,
        /** What the events of its stream say. */
        CONTENT,
        /** A metric. */
        METRIC,
        /** Nothing that could be read from outside. */
        NONE
    }

    private final String word;
    private final String segment;
    private final Sign sign;
    private final boolean onInstance;

    AppType(String word, Sign sign) {
        this(word, word, sign, true);
    }

    AppType(String word, String segment, Sign sign, boolean onInstance) {
        this.word = word;
        this.segment = segment;
        this.sign = sign;
        this.onInstance = onInstance;
    }

    /** The type that AWS calls so. */
    static AppType of(String word) {
        for (AppType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        return OTHER;
    }

    /** The third segment of the names of their streams; empty of a type that nobody knows. */
    String segment() {
        return segment;
    }

    Sign sign() {
        return sign;
    }

    /** Whether they run on an instance of their owner's. */
    boolean isOnInstance() {
        return onInstance;
    }
}
