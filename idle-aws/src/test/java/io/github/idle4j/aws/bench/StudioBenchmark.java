package io.github.idle4j.aws.bench;

/**
 * A program that compares what a scan of Studio costs with this library and by hand: a thousand apps of 250 users, half of
 * them idle, and fifteen hundred log streams, each call 30 ms away and under the quotas that AWS publishes. Server and scans
 * run in processes of their own, one scan after the other.
 */
public final class StudioBenchmark {

    private static final int USERS = 250;
    private static final int LATENCY_MILLIS = 30;

    /**
     * The calls of which each needs what the one before it said: thirty pages of streams, because only at the end of the list
     * it is known which streams there are not, one search for events that the pages do not know yet, and ten pages of apps
     * to see that those are still there that seem unused. All else can be asked meanwhile.
     */
    private static final int LONGEST_CHAIN = 30 + 1 + 10;

    private static final int SHORTEST_MILLIS = LONGEST_CHAIN * LATENCY_MILLIS;

    private static final int WARM_UPS = 10;

    private StudioBenchmark() {}

    /** Takes nothing. */
    public static void main(String[] arguments) {
        try (Fork server = BenchmarkServer.ofStudio(USERS, LATENCY_MILLIS)) {
            Comparison scans = Comparison.of(server.line(), Way.STUDIO_BY_HAND, Way.STUDIO, WARM_UPS);
            scans.print("apps");
            System.out.printf(
                    "%nWarmed up, it takes %.1f times as long as the %d calls that have to wait for each other, %d ms.%n",
                    (double) scans.warm().wallMillis() / SHORTEST_MILLIS, LONGEST_CHAIN, SHORTEST_MILLIS);
        }
    }
}
