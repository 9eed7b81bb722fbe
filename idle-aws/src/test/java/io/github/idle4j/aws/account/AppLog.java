package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalLogGroup;
import io.github.idle4j.aws.local.LocalLogStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is written under one name of a stream: by one app, or by two whose owners have one name. */
final class AppLog {

    /** What became of the stream. */
    enum Form {
        PLAIN,
        /** All of it is in a stream of other letters. */
        OTHER_LETTERS,
        /** Some of it is. */
        BOTH,
        MISSING,
        EMPTY;

        boolean isHeard() {
            return this != MISSING && this != EMPTY;
        }

        boolean differs() {
            return this == OTHER_LETTERS || this == BOTH;
        }
    }

    private record Written(Lines lines, boolean elsewhere) {}

    final Form form;

    /** How much later than usual the summaries of its streams are. */
    final Optional<Duration> summaryLag;

    private final String path;
    private final Scene scene;
    private final Duration ahead;
    private final List<Written> written = new ArrayList<>();
    private final List<Instant> starts = new ArrayList<>();

    /**
     * A log that is empty as yet.
     *
     * @param mayDiffer whether a stream of other letters can be nobody else's
     */
    AppLog(String path, boolean mayDiffer, Scene scene) {
        this.path = path;
        this.scene = scene;
        Dice dice = scene.dice();
        Form drawn = dice.weighted(List.of(Form.values()), 80, 6, 6, 5, 3);
        boolean isPossible = !drawn.differs() || mayDiffer && !path.equals(inSmallLetters());
        form = isPossible ? drawn : Form.PLAIN;
        // A stream in other letters is known by its summary alone, as the page on judgement says.
        summaryLag = !form.differs() && dice.chance(0.2)
                ? Optional.of(Duration.ofMinutes(dice.between(10, 180)))
                : Optional.empty();
        ahead = !form.differs() && dice.chance(0.05) ? Duration.ofMinutes(dice.between(1, 119)) : Duration.ZERO;
    }

    /** In which the name of the owner is written small. */
    private String inSmallLetters() {
        String[] segments = path.split("/", 3);
        return segments[0] + "/" + segments[1].toLowerCase(Locale.ROOT) + "/" + segments[2];
    }

    /** The latest that an event may be stamped. */
    Instant latest() {
        return form.differs()
                ? scene.now().minusSeconds(600)
                : scene.now().plus(ahead).minusSeconds(5);
    }

    void write(Lines lines) {
        boolean elsewhere =
                form == Form.OTHER_LETTERS || form == Form.BOTH && scene.dice().chance(0.5);
        if (form.isHeard()) {
            written.add(new Written(lines, elsewhere));
        }
    }

    /** Its lifecycle configuration wrote that it started. */
    void start(Instant at) {
        starts.add(at);
    }

    /** When what writes there last started, where it tells. */
    Optional<Instant> lastStart() {
        return starts.stream().max(Instant::compareTo);
    }

    /** The lines from then on. */
    Stream<Line> since(Instant start) {
        return written.stream()
                .flatMap(part -> part.lines.all())
                .filter(line -> !line.at().isBefore(start));
    }

    void describeIn(LocalLogGroup group) {
        if (!starts.isEmpty()) {
            group.stream(path + "/LifecycleConfigOnStart", stream -> {
                starts.forEach(start -> stream.event(start, "on-start"));
                summaryLag.ifPresent(stream::indexLag);
            });
        }
        if (form == Form.EMPTY || form.isHeard() && written.isEmpty()) {
            group.stream(path, stream -> stream.createdAt(scene.now().minus(Duration.ofDays(50))));
        }
        for (boolean elsewhere : List.of(false, true)) {
            List<Lines> there = written.stream()
                    .filter(part -> part.elsewhere == elsewhere)
                    .map(Written::lines)
                    .toList();
            if (!there.isEmpty()) {
                group.stream(elsewhere ? inSmallLetters() : path, stream -> describe(stream, there));
            }
        }
    }

    private void describe(LocalLogStream stream, List<Lines> lines) {
        lines.forEach(part -> stream.eventsEvery(
                part.every(),
                part.first(),
                part.end(),
                time -> part.written().apply(time).text()));
        summaryLag.ifPresent(stream::indexLag);
        if (!ahead.isZero()) {
            stream.clockAhead(ahead);
        }
    }

    @Override
    public String toString() {
        return "log " + form + (ahead.isZero() ? "" : ", clock ahead " + ahead)
                + summaryLag.map(lag -> ", summary late " + lag).orElse("")
                + (starts.isEmpty() ? "" : ", started " + starts);
    }
}
