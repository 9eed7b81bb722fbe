package io.github.idle4j.aws.bench;

import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalServer;
import java.io.IOException;
import java.time.Duration;

/** A program that stands in for AWS until its input ends: it prints the address at which it answers. */
final class BenchmarkServer {

    private BenchmarkServer() {}

    /** Takes the number of endpoints, and the milliseconds that each call takes. */
    public static void main(String[] arguments) throws IOException {
        LocalAws aws = account(Integer.parseInt(arguments[0])).aws();
        aws.latency(Duration.ofMillis(Long.parseLong(arguments[1])));
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
