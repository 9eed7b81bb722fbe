package io.github.idle4j.aws.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The tokens of CloudWatch Logs: good for 24 hours, and only for the kind of request that they were given for. */
final class LogToken {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final String SEPARATOR = "\n";

    private LogToken() {}

    static String text(Instant now, String kind, String... parts) {
        String plain = kind + SEPARATOR + now.toEpochMilli() + SEPARATOR + String.join(SEPARATOR, parts);
        return Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> parts(String token, Instant now, String kind) {
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        List<String> parts = Arrays.asList(plain.split(SEPARATOR, -1));
        if (parts.size() < 3 || !parts.get(0).equals(kind)) {
            throw invalid();
        }
        if (Instant.ofEpochMilli(Long.parseLong(parts.get(1))).plus(LIFE).isBefore(now)) {
            throw LogOperations.invalidParameter("The specified nextToken has expired.");
        }
        return parts.subList(2, parts.size());
    }

    private static AwsError invalid() {
        return LogOperations.invalidParameter("The specified nextToken is invalid.");
    }
}
