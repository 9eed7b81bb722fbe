package io.github.idle4j.aws.bench;

import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A program that stands in for AWS until its input ends: it prints the address at which it answers. */
final class BenchmarkServer {

    private BenchmarkServer() {}

    /** Serves endpoints, each call of which takes so many milliseconds. */
    static Fork ofEndpoints(int endpoints, int latencyMillis) {
        return Fork.of(BenchmarkServer.class, List.of(), "endpoints", "" + endpoints, "" + latencyMillis);
    }

    /** Serves the apps of so many users, under the quotas that AWS publishes. */
    static Fork ofStudio(int users, int latencyMillis) {
        return Fork.of(BenchmarkServer.class, List.of(), "studio", "" + users, "" + latencyMillis);
    }

    /** Takes what to serve, how many of it, and the milliseconds that each call takes. */
    public static void main(String[] arguments) throws IOException {
        int size = Integer.parseInt(arguments[1]);
        LocalAws aws = arguments[0].equals("studio")
                ? new StudioAccount(size).aws().publishedQuotas()
                : account(size).aws();
        aws.latency(Duration.ofMillis(Long.parseLong(arguments[2])));
        try (LocalServer server = aws.serve()) {
            System.out.println(server.uri());
            while (System.in.read() >= 0) {
                aws.forgetCalls();
            }
        }
    }

    /** Endpoints of two variants each, a quarter of them idle. */
    static RandomAccount account(int endpoints) {
        return RandomAccount.ofPlainEndpoints(1, endpoints, 2, 4);
    }
}
