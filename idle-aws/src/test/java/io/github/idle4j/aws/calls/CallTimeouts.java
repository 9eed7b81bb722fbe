package io.github.idle4j.aws.calls;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * What ends calls of clients that take too long. Every client brings threads of its own for that, unless told otherwise, and
 * keeps them until it is closed: in a thousand small tests they would be what takes the time.
 */
public final class CallTimeouts {

    /** One for all clients; it keeps no program alive. */
    public static final ScheduledExecutorService SHARED = shared();

    private CallTimeouts() {}

    private static ScheduledExecutorService shared() {
        var executor = new ScheduledThreadPoolExecutor(1, run -> {
            var thread = new Thread(run, "call-timeouts");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
