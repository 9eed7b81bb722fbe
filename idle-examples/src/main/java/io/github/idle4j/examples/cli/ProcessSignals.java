package io.github.idle4j.examples.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The signals that ask a process to end. The first one is up to the program, the second one ends it at once.
 *
 * <p>A shutdown hook could not do that: a JVM that shuts down hears no further signal, and its exit code is settled. What can
 * is the module {@code jdk.unsupported}, which every JDK has; it is called by reflection because compilers warn of it.
 */
final class ProcessSignals implements Interrupts {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    /** {@inheritDoc} Where the JVM does not hand out signals, it ends at the first one as any other. */
    @Override
    public Listening on(Runnable asked) {
        var again = new AtomicBoolean();
        Runnable heard = () -> {
            if (again.getAndSet(true)) {
                System.exit(ExitCode.NOTHING_JUDGED);
            } else {
                asked.run();
            }
        };
        List<Runnable> restored = new ArrayList<>();
        for (String signal : SIGNALS) {
            try {
                restored.add(handle(signal, heard));
            } catch (ReflectiveOperationException | IllegalArgumentException notOurs) {
                // The JVM keeps it: -Xrs, or an operating system without it.
            }
        }
        return () -> restored.forEach(Runnable::run);
    }

    private static Runnable handle(String name, Runnable heard) throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = type.getConstructor(String.class).newInstance(name);
        Object handler = Proxy.newProxyInstance(
                ProcessSignals.class.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                    if (method.getName().equals("handle")) {
                        heard.run();
                    }
                    return null;
                });
        Method handle = type.getMethod("handle", type, handlerType);
        Object before = handle.invoke(null, signal, handler);
        return () -> {
            try {
                handle.invoke(null, signal, before);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
