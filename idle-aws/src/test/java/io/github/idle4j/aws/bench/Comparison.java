package io.github.idle4j.aws.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What scans of one account found and cost, each in a process of its own, one after the other.
 *
 * @param byHand a scan as one would write it without this library
 * @param cold   the first scan of a process, with it
 * @param warm   a scan after others in the same process
 */
record Comparison(Figures byHand, Figures cold, Figures warm) {

    private static final int ROUNDS = 3;

    static Comparison of(String address, Way byHand, Way library, int warmUps) {
        Figures cold = median(library, address, 0);
        Figures warm = median(library, address, warmUps);
        return new Comparison(scan(byHand, address, "-Xmx256m", 0), cold, warm);
    }

    /** The round of median wall time. */
    private static Figures median(Way way, String address, int warmUps) {
        List<Figures> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(scan(way, address, "-Xmx256m", warmUps));
        }
        rounds.sort((one, other) -> Long.compare(one.wallMillis(), other.wallMillis()));
        return rounds.get(rounds.size() / 2);
    }

    static Figures scan(Way way, String address, String memory, int warmUps) {
        try (Fork scan =
                Fork.of(MeasuredScan.class, List.of(memory, "-XX:+UseSerialGC"), way.name(), address, "" + warmUps)) {
            return Figures.of(scan.line());
        }
    }

    void print(String resources) {
        print("", "by hand", "library", "ratio");
        print(resources, byHand.resources(), cold.resources());
        print("idle", byHand.idle(), cold.idle());
        print("calls", byHand.calls(), cold.calls());
        Set<String> operations = new TreeSet<>(byHand.callsTo().keySet());
        operations.addAll(cold.callsTo().keySet());
        operations.forEach(
                operation -> print("  " + operation, "" + calls(byHand, operation), "" + calls(cold, operation), ""));
        print("wall time, ms", byHand.wallMillis(), cold.wallMillis());
        print("  warmed up", byHand.wallMillis(), warm.wallMillis());
        print("CPU time, ms", byHand.cpuMillis(), cold.cpuMillis());
        print("  warmed up", byHand.cpuMillis(), warm.cpuMillis());
        print("peak heap, KiB", byHand.peakKib(), cold.peakKib());
    }

    private static long calls(Figures figures, String operation) {
        Map<String, Long> calls = figures.callsTo();
        return calls.getOrDefault(operation, 0L);
    }

    private static void print(String what, long byHand, long library) {
        print(what, "" + byHand, "" + library, String.format("%.1f", (double) byHand / Math.max(1, library)));
    }

    private static void print(String what, String byHand, String library, String ratio) {
        System.out.printf("%-26s %12s %12s %8s%n", what, byHand, library, ratio);
    }
}
