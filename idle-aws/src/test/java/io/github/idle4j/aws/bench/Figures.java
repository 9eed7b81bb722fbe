package io.github.idle4j.aws.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What one scan found and cost.
 *
 * @param resources  how many resources were judged
 * @param idle       how many of them were found idle
 * @param callsTo    the requests that were sent to each operation, repeated ones too
 * @param wallMillis the time it took
 * @param cpuMillis  the time that processors spent
 * @param peakKib    the most memory that the heap held, garbage included
 */
record Figures(long resources, long idle, Map<String, Long> callsTo, long wallMillis, long cpuMillis, long peakKib) {

    /** Reads what {@link #line()} wrote. */
    static Figures of(String line) {
        if (!line.matches("([0-9]+ ){5}([A-Za-z]+=[0-9]+ ?)*")) {
            throw new IllegalStateException("The scan ended without figures: " + line);
        }
        String[] words = line.split(" ");
        long[] numbers = Arrays.stream(words, 0, 5).mapToLong(Long::parseLong).toArray();
        Map<String, Long> calls = new TreeMap<>();
        Arrays.stream(words, 5, words.length)
                .map(word -> word.split("="))
                .forEach(word -> calls.put(word[0], Long.valueOf(word[1])));
        return new Figures(numbers[0], numbers[1], calls, numbers[2], numbers[3], numbers[4]);
    }

    /** All requests that were sent. */
    long calls() {
        return callsTo.values().stream().mapToLong(Long::longValue).sum();
    }

    /** All of it in one line, for another process. */
    String line() {
        return resources + " " + idle + " " + wallMillis + " " + cpuMillis + " " + peakKib + " "
                + callsTo.entrySet().stream()
                        .map(calls -> calls.getKey() + "=" + calls.getValue())
                        .collect(Collectors.joining(" "));
    }
}
