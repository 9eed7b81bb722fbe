package io.github.idle4j.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Java program in a process of its own, on this one's class path, with made-up AWS credentials. Its output goes nowhere. */
final class Fork implements AutoCloseable {

    private final Process process;
    private final BufferedReader errors;

    private Fork(Process process) {
        this.process = process;
        this.errors = process.errorReader(StandardCharsets.UTF_8);
    }

    static Fork of(Class<?> program, String... arguments) throws IOException {
        return of(List.of(), program, arguments);
    }

    /** Starts a program, with options of the JVM. */
    static Fork of(List<String> options, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "AKIDTEST", "AWS_SECRET_ACCESS_KEY", "made-up"));
        return new Fork(builder.start());
    }

    /** Sends it a signal, such as {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        if (sent != 0) {
            throw new IllegalStateException("No SIG" + name + " could be sent");
        }
    }

    /** The next line that it says on standard error; {@code null} once it has ended. */
    @Nullable
    String errorLine() throws IOException {
        return errors.readLine();
    }

    /** Waits for its end. */
    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
