package io.github.idle4j.aws.account;

import io.github.idle4j.aws.account.Line.Sense;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What Code Editor writes: nothing of work by itself, but what the script says of changed files that is offered in
 * github.com/aws-samples/sagemaker-studio-apps-lifecycle-config-examples.
 */
final class EditorTalk extends AppTalk {

    /** A change that is older than this run: the files outlive it. */
    private final Optional<Duration> changedBefore;

    EditorTalk(AppLog log, Dice dice) {
        super(log, 0.7, dice);
        changedBefore = dice.chance(0.4)
                ? Optional.of(Duration.ofSeconds(dice.pick(600, 40_000, 3_000_000)))
                : Optional.empty();
    }

    @Override
    String probe() {
        return "\"GET /codeeditor/default/api/idle HTTP/1.1\" 200";
    }

    @Override
    void worked(NavigableSet<Instant> works) {
        // Nothing tells.
    }

    @Override
    void check(Instant first, Instant end, NavigableSet<Instant> works) {
        Optional<Instant> before = changedBefore.map(first::minus);
        int history = dice.between(0, 1);
        atChecks(history, first, end, time -> age(time, lastOf(works, time).or(() -> before)));
        atChecks(1 - history, first, end, time -> age(time, Optional.empty()));
        atChecks(2, first, end, time -> {
            boolean isIdle = lastOf(works, time)
                    .or(() -> before)
                    .filter(last -> Duration.between(last, time).compareTo(limit) <= 0)
                    .isEmpty();
            return isIdle
                    ? Line.of(
                            time,
                            Sense.REPORT,
                            script(time, "SageMaker Code Editor app terminated due to being idle for given duration."))
                    : Line.of(time, Sense.NOISE, script(time, "SageMaker Code Editor app is not idle. Passing check."));
        });
    }

    private static Line age(Instant time, Optional<Instant> last) {
        String seconds = last.map(change -> BigDecimal.valueOf(
                                Duration.between(change, time).toMillis(), 3)
                        .toPlainString())
                .orElse("inf");
        return new Line(
                time,
                Sense.REPORT,
                last,
                script(
                        time,
                        "Logging time difference between current time and time files were last changed " + seconds
                                + "."));
    }

    @Override
    public String toString() {
        return super.toString()
                + changedBefore.map(age -> ", files older by " + age).orElse("");
    }
}
