package io.github.idle4j.aws.account;

import io.github.idle4j.aws.account.Line.Sense;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** What an app writes while it runs, whether anybody works or not: its habits, drawn by chance. */
abstract class AppTalk {

    /** Lines that mean nothing that anybody knows; some look like such as do. */
    static final List<String> STRANGE = List.of(
            "[W ServerApp] Notebook analysis.ipynb is not trusted",
            "[I ServerApp] Saving file at /analysis.ipynb",
            "epoch 3: loss 0.217",
            "GET /jupyterlab/default/api/sessions?1736500000000 200 3.11ms",
            "GET /jupyterlab/default/api/statusboard 404",
            "POST /jupyterlab/default/api/status 405",
            "watching file: analysis.ipynb",
            "auto-stop-idle: Detected JupyterLab idle state");

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    final AppLog log;
    final Dice dice;

    /** How often a script looks whether to stop it; not at all where it is zero. */
    final Duration checks;

    /** What the script calls idle. */
    final Duration limit;

    private final Duration probes;
    private final Duration metrics;

    AppTalk(AppLog log, double hasScript, Dice dice) {
        this.log = log;
        this.dice = dice;
        checks = dice.chance(hasScript) ? Duration.ofMinutes(dice.pick(2, 2, 5, 60)) : Duration.ZERO;
        limit = dice.pick(Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(3), Duration.ofDays(7));
        probes = dice.pick(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(5));
        metrics = dice.pick(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(15));
    }

    /** One run, in which somebody worked at these instants. */
    final void run(Instant from, Instant to, List<Instant> works) {
        NavigableSet<Instant> worked = new TreeSet<>(works);
        always(from.plusSeconds(3), probes, to, probe());
        always(from.plusSeconds(7), metrics, to, "Published instance and kernel metrics at 2026-01-01T00:00:00");
        worked(worked);
        if (!checks.isZero()) {
            check(from.plusSeconds(60), to, worked);
        }
    }

    private void always(Instant first, Duration every, Instant end, String text) {
        if (!every.isZero()) {
            log.write(new Lines(first, every, end, time -> Line.of(time, Sense.NOISE, text)));
        }
    }

    /** What asks it whether it is well leaves such a line. */
    abstract String probe();

    /** Writes what work leaves by itself. */
    abstract void worked(NavigableSet<Instant> works);

    /** Writes what the script says, the first time at {@code first}. */
    abstract void check(Instant first, Instant end, NavigableSet<Instant> works);

    /** Writes a line at each check, {@code number} milliseconds later than the first of that check. */
    final void atChecks(int number, Instant first, Instant end, Function<Instant, Line> written) {
        log.write(new Lines(first.plusMillis(number), checks, end, written));
    }

    final Optional<Instant> lastOf(NavigableSet<Instant> works, Instant time) {
        return Optional.ofNullable(works.floor(time));
    }

    /** A line of the script. */
    static String script(Instant time, String text) {
        return stamp(time) + "z - [auto-stop-idle] - " + text;
    }

    /** To the microsecond, without a zone. */
    static String stamp(Instant time) {
        return MICROSECONDS.format(time);
    }

    @Override
    public String toString() {
        return "checked each " + checks + " for " + limit + ", probed each " + probes + ", metrics each " + metrics;
    }
}
