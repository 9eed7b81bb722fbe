package io.github.idle4j.aws.local;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of GetMetricData ended. It keeps the time of the first call, since the rounding of a window depends on its
 * age, and the last point rather than a count of points, since new ones come in between two pages.
 *
 * @param query the number of the first query that is not complete
 * @param after the last point of that query that was given, in seconds, or {@link #NOTHING}
 */
record MetricToken(Instant asked, int query, long after) {

    static final long NOTHING = Long.MIN_VALUE;

    static MetricToken of(@Nullable String text, Instant now) {
        if (text == null || text.isEmpty()) {
            return new MetricToken(now, 0, NOTHING);
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length == 4 && parts[0].equals("metrics")) {
                return new MetricToken(Instant.parse(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
            }
        } catch (RuntimeException e) {
            // Said below, in AWS's words.
        }
        throw AwsError.of("InvalidNextToken", 400, "The next token specified is invalid.");
    }

    String text() {
        String plain = "metrics " + asked + " " + query + " " + after;
        return Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
