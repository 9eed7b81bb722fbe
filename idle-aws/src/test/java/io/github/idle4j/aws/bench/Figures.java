package io.github.idle4j.aws.bench;

import java.util.Arrays;

/**
 * What one scan found and cost.
 *
 * @param resources  how many resources were judged
 * @param idle       how many of them were found idle
 * @param calls      the requests that were sent, repeated ones too
 * @param wallMillis the time it took
 * @param cpuMillis  the time that processors spent
 * @param peakKib    the most memory that the heap held, garbage included
 */
record Figures(long resources, long idle, long calls, long wallMillis, long cpuMillis, long peakKib) {

    /** Reads what {@link #line()} wrote. */
    static Figures of(String line) {
        if (!line.matches("[0-9 ]+")) {
            throw new IllegalStateException("The scan ended without figures: " + line);
        }
        long[] numbers =
                Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Figures(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    /** All of it in one line, for another process. */
    String line() {
        return resources + " " + idle + " " + calls + " " + wallMillis + " " + cpuMillis + " " + peakKib;
    }
}
