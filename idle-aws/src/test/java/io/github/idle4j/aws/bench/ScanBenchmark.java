package io.github.idle4j.aws.bench;

/**
 * A program that compares what a scan costs with this library and by hand: a thousand endpoints of two variants, a
 * quarter of them idle, each call 30 ms away; and that shows what fifty thousand cost in little memory. Server and scans run
 * in processes of their own, one scan after the other.
 */
public final class ScanBenchmark {

    private static final int ENDPOINTS = 1_000;
    private static final int MANY = 50_000;
    private static final int LATENCY_MILLIS = 30;

    /** No way to list a thousand endpoints is shorter: ten pages of a hundred, one after the other. */
    private static final int SHORTEST_MILLIS = ENDPOINTS / 100 * LATENCY_MILLIS;

    private static final int WARM_UPS = 20;

    private ScanBenchmark() {}

    /** Takes nothing. */
    public static void main(String[] arguments) {
        try (Fork server = BenchmarkServer.ofEndpoints(ENDPOINTS, LATENCY_MILLIS)) {
            Comparison scans = Comparison.of(server.line(), Way.BY_HAND, Way.LIBRARY, WARM_UPS);
            scans.print("endpoints");
            System.out.printf(
                    "%nWarmed up, it takes %.1f times as long as the pages of the list alone, %d ms.%n",
                    (double) scans.warm().wallMillis() / SHORTEST_MILLIS, SHORTEST_MILLIS);
        }
        try (Fork server = BenchmarkServer.ofEndpoints(MANY, 0)) {
            Figures many = Comparison.scan(Way.LIBRARY_STREAMED, server.line(), "-Xmx128m", 0);
            System.out.printf(
                    "With a heap of 128 MB, %,d endpoints take %,d calls and %,d ms, %,d ms of CPU time.%n",
                    many.resources(), many.calls(), many.wallMillis(), many.cpuMillis());
        }
    }
}
