package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** What there is to know of the log group of Studio; asked for once, when it is first needed. Thread-safe. */
final class LogGroupFacts {

    private final AwsCalls calls;
    private final FutureTask<Optional<LogGroup>> group;

    LogGroupFacts(LogReader logs, AwsCalls calls) {
        this.calls = calls;
        this.group = new FutureTask<>(() -> read(logs));
    }

    /** Only reasons and the way of reading depend on it, so what fails is told, and that is all. */
    private Optional<LogGroup> read(LogReader logs) {
        try {
            return logs.group();
        } catch (CallFailedException unreadable) {
            calls.report(unreadable);
            return Optional.empty();
        }
    }

    private Optional<LogGroup> group() {
        return AwsCalls.await(group);
    }

    /** Whether it is known that all can still be read that was written in a window. */
    boolean keeps(Span window) {
        return group().isPresent() && keepsTooShort(window).isEmpty();
    }

    /**
     * Why what was written in a window may be gone; empty where nothing speaks for it. What is too old goes within days (API
     * reference of PutRetentionPolicy); the day that begins to go counts as gone.
     */
    Optional<String> keepsTooShort(Span window) {
        return group().map(LogGroup::retentionInDays)
                .filter(days -> Duration.ofDays(days - 1L).compareTo(window.length()) < 0)
                .map(days -> "its log group keeps events for " + days + " days only");
    }

    /** That there was another group before, or none, for a part of a window; empty where there was not. */
    Optional<String> isYoungerThan(Span window) {
        return group().map(LogGroup::creationTime)
                .map(Instant::ofEpochMilli)
                .filter(window.from()::isBefore)
                .map(made -> "its log group was made only at " + StreamGaps.MINUTE.format(made));
    }

    /** Whether it is of a class whose events cannot be read (API reference of LogGroupClass). */
    boolean isOfOtherClass() {
        return group().map(LogGroup::logGroupClassAsString)
                .filter(named -> !named.equals("STANDARD"))
                .isPresent();
    }
}
