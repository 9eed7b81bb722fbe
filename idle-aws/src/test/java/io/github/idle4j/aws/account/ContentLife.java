package io.github.idle4j.aws.account;

import io.github.idle4j.aws.account.Line.Sense;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The life of a JupyterLab or a Code Editor: what it writes tells that it runs, and some lines tell of work. */
final class ContentLife extends LoggingLife {

    private static final Duration FARTHEST_PROOF = Duration.ofDays(14);

    /** What the lines of this run tell. */
    private record Told(
            List<Instant> uses,
            boolean readableUse,
            boolean dated,
            boolean fresh,
            boolean unclear,
            boolean proof,
            boolean nearProof) {}

    /** A log that pauses for longer has broken off. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(2);

    private final String story;
    private Told told;

    ContentLife(String type, String instanceType, LogBook logs, Scene scene) {
        super(type, "default", instanceType, logs, scene);
        Dice dice = scene.dice();
        AppTalk talk = type.equals("JupyterLab") ? new LabTalk(log, dice) : new EditorTalk(log, dice);
        if (dice.chance(0.3)) {
            Instant end = ownStart().minusSeconds(dice.pick(1, 60, 7_200, 200_000));
            Instant from = end.minus(Duration.ofDays(2));
            talk.run(from, end, RequestPlan.endingAt(dice.between(from, end), from, dice));
        }
        Instant end = dice.chance(0.12) ? dice.between(ownStart(), scene.now()) : scene.now();
        List<Instant> works = RequestPlan.drawn(ownStart(), scene.windowStart(), log.latest(), dice);
        talk.run(
                ownStart(),
                end,
                works.stream().filter(work -> work.isBefore(end)).toList());
        unclear(dice, "Watching file: RTC:analysis.ipynb", Sense.WEAK, end);
        unclear(dice, "Initializing room json:notebook:9a1c, content loaded from file analysis.ipynb", Sense.WEAK, end);
        for (String line : AppTalk.STRANGE) {
            unclear(dice, line, Sense.STRANGE, end);
        }
        story = talk + ", worked " + works + ", silent from " + end;
    }

    private void unclear(Dice dice, String text, Sense sense, Instant end) {
        if (dice.chance(0.06)) {
            RequestPlan.drawn(ownStart(), scene.windowStart(), end, dice).stream()
                    .filter(end::isAfter)
                    .forEach(at -> log.write(Lines.one(at, time -> Line.of(time, sense, text))));
        }
    }

    /** All who write there have written by now. */
    private Told told() {
        if (told == null) {
            Instant began = started();
            Instant nearest = scene.now().minus(FARTHEST_PROOF);
            List<Line> all = log.since(began).toList();
            List<Line> lines =
                    all.stream().filter(line -> scene.isKept(line.at())).toList();
            List<Line> proofs = lines.stream()
                    .filter(line -> type.equals("JupyterLab")
                            ? line.sense() == Sense.REPORT || line.sense() == Sense.WORK
                            : line.sense() == Sense.REPORT && scene.isFresh(line.at()))
                    .toList();
            List<Line> fresh =
                    lines.stream().filter(line -> scene.isFresh(line.at())).toList();
            told = new Told(
                    uses(all, began),
                    uses(lines, began).stream().anyMatch(scene::isFresh),
                    lines.stream().anyMatch(line -> line.usedAt().isPresent()),
                    fresh.stream()
                            .anyMatch(line -> !line.at().isBefore(scene.now().minus(LONGEST_PAUSE))),
                    fresh.stream().anyMatch(line -> line.sense() == Sense.WEAK || line.sense() == Sense.STRANGE),
                    !proofs.isEmpty(),
                    proofs.stream().anyMatch(line -> line.at().isAfter(nearest)));
        }
        return told;
    }

    private static List<Instant> uses(List<Line> lines, Instant began) {
        return lines.stream()
                .flatMap(line -> line.usedAt().stream())
                .filter(use -> !use.isBefore(began))
                .distinct()
                .toList();
    }

    @Override
    List<Instant> uses() {
        return isInService() ? told().uses() : List.of();
    }

    @Override
    Set<Answer> asPart() {
        if (!isInService()) {
            return EnumSet.of(hasEnded() ? Answer.UNKNOWN : Answer.NOT_JUDGED);
        }
        if (told().readableUse()) {
            return EnumSet.of(Answer.ACTIVE);
        }
        if (isYoung()) {
            return asYoungPart();
        }
        if (!told().fresh() || told().unclear() || !told().proof()) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        if (scene.hasLostSome()) { // what cannot be read any more may have been work, unless a line says when the last
            // was
            boolean isDated = told().dated() && uses().stream().noneMatch(scene::isFresh);
            return isDated ? EnumSet.of(Answer.UNKNOWN, Answer.IDLE) : EnumSet.of(Answer.UNKNOWN);
        }
        boolean isPlain = !log.form.differs() && told().nearProof() && !scene.keepsTooShort();
        return isPlain ? EnumSet.of(Answer.IDLE) : EnumSet.of(Answer.UNKNOWN, Answer.IDLE);
    }

    @Override
    public String toString() {
        List<Instant> uses = new ArrayList<>(new TreeSet<>(told().uses()));
        return super.toString() + ", " + story + ", shows uses "
                + uses.subList(Math.max(0, uses.size() - 5), uses.size())
                + ", fresh " + told().fresh() + ", unclear " + told().unclear() + ", proof " + told().proof() + "/"
                + told().nearProof();
    }
}
