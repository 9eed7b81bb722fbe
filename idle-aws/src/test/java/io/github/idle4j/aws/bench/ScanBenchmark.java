package io.github.idle4j.aws.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * A program that compares what a scan costs with this library and by hand: a thousand endpoints of two variants, a
 * quarter of them idle, each call 30 ms away. Server and scans run in processes of their own, one scan after the other.
 */
public final class ScanBenchmark {

    private static final int ENDPOINTS = 1_000;
    private static final int LATENCY_MILLIS = 30;
    private static final int ROUNDS = 3;

    private ScanBenchmark() {}

    /** Takes nothing. */
    public static void main(String[] arguments) {
        try (Fork server = Fork.of(BenchmarkServer.class, List.of(), "" + ENDPOINTS, "" + LATENCY_MILLIS)) {
            String address = server.line();
            Figures library = median(Way.LIBRARY, address);
            Figures byHand = median(Way.BY_HAND, address);
            print("", "by hand", "library", "ratio");
            print("endpoints", byHand.resources(), library.resources());
            print("idle", byHand.idle(), library.idle());
            print("calls", byHand.calls(), library.calls());
            print("wall time, ms", byHand.wallMillis(), library.wallMillis());
            print("CPU time, ms", byHand.cpuMillis(), library.cpuMillis());
            print("peak heap, KiB", byHand.peakKib(), library.peakKib());
        }
    }

    /** The round of median wall time; of the slow way there is one round only. */
    private static Figures median(Way way, String address) {
        List<Figures> rounds = new ArrayList<>();
        for (int i = 0; i < (way == Way.LIBRARY ? ROUNDS : 1); i++) {
            try (Fork scan =
                    Fork.of(MeasuredScan.class, List.of("-Xmx256m", "-XX:+UseSerialGC"), way.name(), address)) {
                rounds.add(Figures.of(scan.line()));
            }
        }
        rounds.sort((one, other) -> Long.compare(one.wallMillis(), other.wallMillis()));
        return rounds.get(rounds.size() / 2);
    }

    private static void print(String what, long byHand, long library) {
        print(what, "" + byHand, "" + library, String.format("%.1f", (double) byHand / Math.max(1, library)));
    }

    private static void print(String what, String byHand, String library, String ratio) {
        System.out.printf("%-16s %12s %12s %8s%n", what, byHand, library, ratio);
    }
}
