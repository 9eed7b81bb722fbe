package io.github.idle4j.aws.calls;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Compares the clock of this machine with that of AWS, of which every answer tells in its {@code Date} header.
 *
 * <p>On a wrong clock "the last two weeks" are other two weeks than those in AWS: what was used yesterday looks silent, or
 * lies in the future. The SDK would not tell: it corrects its own time for signing and goes on. Thread-safe.
 */
final class HostClock {

    /** AWS takes no request whose time is further off (IAM user guide, "Signature Version 4 request elements"). */
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private final InstantSource clock = InstantSource.system();
    private volatile @Nullable String wrong;

    Instant now() {
        return clock.instant();
    }

    /** Reads the clock of an answer to a call that was begun at that instant and has just ended. */
    void compare(Instant begun, @Nullable Object answer) {
        if (answer instanceof SdkResponse response) {
            Instant ended = now();
            date(response.sdkHttpResponse()).ifPresent(there -> compare(begun, ended, there));
        }
    }

    private void compare(Instant begun, Instant ended, Instant there) {
        if (Duration.between(ended, there).compareTo(TOLERATED) > 0) {
            wrong = inWords(Duration.between(ended, there), "behind");
        } else if (Duration.between(there, begun).compareTo(TOLERATED) > 0) {
            wrong = inWords(Duration.between(there, begun), "ahead of");
        }
    }

    private static Optional<Instant> date(@Nullable SdkHttpResponse http) {
        return Optional.ofNullable(http)
                .flatMap(headers -> headers.firstMatchingHeader("Date"))
                .flatMap(HostClock::parsed);
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String inWords(Duration off, String direction) {
        Duration rounded = off.plusSeconds(30);
        String much = rounded.toDays() > 1
                ? rounded.toDays() + " days"
                : rounded.toHours() > 1 ? rounded.toHours() + " hours" : rounded.toMinutes() + " minutes";
        return "The clock of this machine is " + much + " " + direction + " that of AWS: set it right, and scan again.";
    }

    /** What is wrong with the clock, as a sentence; empty while nothing is known to be. */
    Optional<String> wrong() {
        return Optional.ofNullable(wrong);
    }
}
