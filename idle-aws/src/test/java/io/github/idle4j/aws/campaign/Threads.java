package io.github.idle4j.aws.campaign;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The threads that a scan and its clients brought. */
final class Threads {

    private static final long PATIENCE_MILLIS = 10_000;

    private Threads() {}

    /** The names of those of a group that do not end by themselves; whoever was told to end has a little time for it. */
    static Set<String> left(ThreadGroup group) {
        return running(group)
                .filter(thread -> !hasEnded(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    private static Stream<Thread> running(ThreadGroup group) {
        var threads = new Thread[group.activeCount() + 64];
        int count = group.enumerate(threads);
        return Arrays.stream(threads, 0, count)
                .filter(thread -> thread.getName().startsWith("idle4j-")
                        || thread.getName().startsWith("sdk-")
                        || thread.getName().startsWith("aws-"));
    }

    private static boolean hasEnded(Thread thread) {
        try {
            thread.join(PATIENCE_MILLIS);
            return !thread.isAlive();
        } catch (InterruptedException interrupt) {
            throw new IllegalStateException(interrupt);
        }
    }
}
