package io.github.idle4j.aws.advice;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@code aws} would get to see if somebody ran commands in a real shell; nothing is called. */
public final class Shell {

    /** An {@code aws} that says with what it was called, those within other commands first, and answers with a word. */
    private static final String AWS = "aws() { printf '%s\\0' \"$@\" >&2; printf '\\001\\0' >&2; echo answer; }\n";

    private Shell() {}

    /** The arguments of each call of {@code aws} that the commands make. */
    public static List<List<String>> calls(List<String> commands) {
        try {
            Process shell = new ProcessBuilder("sh")
                    .directory(Files.createTempDirectory("shell").toFile()) // names may do harm if they are not quoted
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream script = shell.getOutputStream()) {
                script.write((AWS + "set -e\n" + String.join("\n", commands) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            String seen = new String(shell.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(seen.split("\001\0"))
                    .filter(call -> !call.isEmpty())
                    .map(call -> List.of(call.split("\0", -1)))
                    .map(call -> call.subList(0, call.size() - 1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The values of an option, in all calls. */
    public static List<String> values(List<List<String>> calls, String option) {
        var values = new ArrayList<String>();
        for (List<String> call : calls) {
            for (int i = 0; i < call.size(); i++) {
                if (call.get(i).equals("--" + option)) {
                    values.add(call.get(i + 1));
                } else if (call.get(i).startsWith("--" + option + "=")) {
                    values.add(call.get(i).substring(option.length() + 3));
                }
            }
        }
        return values;
    }
}
