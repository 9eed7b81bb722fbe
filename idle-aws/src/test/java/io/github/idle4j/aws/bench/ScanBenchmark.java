package io.github.idle4j.aws.bench;

import java.util.ArrayList;
import java.util.List;

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

    private static final int ROUNDS = 3;
    private static final int WARM_UPS = 20;

    private ScanBenchmark() {}

    /** Takes nothing. */
    public static void main(String[] arguments) {
        try (Fork server = server(ENDPOINTS, LATENCY_MILLIS)) {
            String address = server.line();
            Figures cold = median(address, 0);
            Figures warm = median(address, WARM_UPS);
            Figures byHand = scan(Way.BY_HAND, address, "-Xmx256m", 0);
            print("", "by hand", "library", "ratio");
            print("endpoints", byHand.resources(), cold.resources());
            print("idle", byHand.idle(), cold.idle());
            print("calls", byHand.calls(), cold.calls());
            print("wall time, ms", byHand.wallMillis(), cold.wallMillis());
            print("  warmed up", byHand.wallMillis(), warm.wallMillis());
            print("CPU time, ms", byHand.cpuMillis(), cold.cpuMillis());
            print("peak heap, KiB", byHand.peakKib(), cold.peakKib());
            System.out.printf(
                    "%nWarmed up, it takes %.1f times as long as the pages of the list alone, %d ms.%n",
                    (double) warm.wallMillis() / SHORTEST_MILLIS, SHORTEST_MILLIS);
        }
        try (Fork server = server(MANY, 0)) {
            Figures many = scan(Way.LIBRARY_STREAMED, server.line(), "-Xmx128m", 0);
            System.out.printf(
                    "With a heap of 128 MB, %,d endpoints take %,d calls and %,d ms, %,d ms of CPU time.%n",
                    many.resources(), many.calls(), many.wallMillis(), many.cpuMillis());
        }
    }

    private static Fork server(int endpoints, int latencyMillis) {
        return Fork.of(BenchmarkServer.class, List.of(), "" + endpoints, "" + latencyMillis);
    }

    /** The round of median wall time. */
    private static Figures median(String address, int warmUps) {
        List<Figures> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(scan(Way.LIBRARY, address, "-Xmx256m", warmUps));
        }
        rounds.sort((one, other) -> Long.compare(one.wallMillis(), other.wallMillis()));
        return rounds.get(rounds.size() / 2);
    }

    private static Figures scan(Way way, String address, String memory, int warmUps) {
        try (Fork scan =
                Fork.of(MeasuredScan.class, List.of(memory, "-XX:+UseSerialGC"), way.name(), address, "" + warmUps)) {
            return Figures.of(scan.line());
        }
    }

    private static void print(String what, long byHand, long library) {
        print(what, "" + byHand, "" + library, String.format("%.1f", (double) byHand / Math.max(1, library)));
    }

    private static void print(String what, String byHand, String library, String ratio) {
        System.out.printf("%-16s %12s %12s %8s%n", what, byHand, library, ratio);
    }
}
