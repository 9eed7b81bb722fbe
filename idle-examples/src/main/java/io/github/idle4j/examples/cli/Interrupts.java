package io.github.idle4j.examples.cli;

/** What asks a program to end: Ctrl-C, or what tells a process to terminate. */
@FunctionalInterface
interface Interrupts {

    /** Nothing ever asks. */
    Interrupts NONE = asked -> () -> {};

    /** Has that run, on a thread of its own, when the program is asked to end for the first time, until what is returned is closed. */
    Listening on(Runnable asked);

    /** That somebody listens. */
    interface Listening extends AutoCloseable {

        @Override
        void close();
    }
}
