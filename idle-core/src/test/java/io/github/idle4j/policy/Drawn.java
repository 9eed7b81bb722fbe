package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.NOW;
import static io.github.idle4j.policy.Activities.WINDOW;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A resource drawn at random and kept as plain facts, so that it can be changed, built and judged naively.
 *
 * <p>All but single uses lies on a grid of six hours, counted back from the judging instant: a naive judge can then look
 * at one slot after another.
 */
record Drawn(
        String name,
        Standing standing,
        Optional<Instant> created,
        Optional<Instant> running,
        Fact<Map<String, String>> tags,
        Completeness completeness,
        List<Tape> tapes,
        List<Drawn> parts) {

    static final Duration SLOT = Duration.ofHours(6);
    private static final int OLDEST = 150;
    private static final List<ReasonCode> GAPS = List.of(
            ReasonCode.ACCESS_DENIED, ReasonCode.CALL_FAILED, ReasonCode.NO_METRICS, ReasonCode.of("OWN", "Own."));

    /** A signal, and what was seen of it. */
    record Tape(Signal signal, boolean owes, List<Evidence> evidence) {}

    static Instant slot(int slotsAgo) {
        return NOW.minus(SLOT.multipliedBy(slotsAgo));
    }

    static Drawn resource(Random random) {
        return draw("whole", random, 0);
    }

    private static Drawn draw(String name, Random random, int depth) {
        var tapes = new ArrayList<Tape>();
        int signals = chance(random, 4) ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < signals; i++) {
            tapes.add(tape(name + i, random));
        }
        var parts = new ArrayList<Drawn>();
        int many = depth < 2 && chance(random, 25) ? 1 + random.nextInt(2) : 0;
        for (int i = 0; i < many; i++) {
            parts.add(draw(name + "-part" + i, random, depth + 1));
        }
        return new Drawn(
                name,
                standing(random, depth),
                chance(random, 3) ? Optional.empty() : Optional.of(slot(age(random))),
                chance(random, 90) ? Optional.empty() : Optional.of(slot(age(random))),
                tags(random),
                chance(random, 94)
                        ? Completeness.complete()
                        : Completeness.incomplete(oneOf(random, GAPS), "Something is missing."),
                tapes,
                parts);
    }

    private static int age(Random random) {
        return chance(random, 15) ? 1 + random.nextInt(60) : 60 + random.nextInt(OLDEST - 60);
    }

    private static Standing standing(Random random, int depth) {
        if (chance(random, depth == 0 ? 85 : 60)) {
            return Standing.serving();
        }
        return oneOf(
                random,
                List.of(
                        Standing.inTransition("Updating."),
                        Standing.withoutCost("No copies."),
                        Standing.unreadable(ReasonCode.ACCESS_DENIED, "Denied."),
                        Standing.unreadable(ReasonCode.CALL_FAILED, "Failed."),
                        Standing.neverJudged(ReasonCode.FAILED, "Failed."),
                        Standing.neverJudged(ReasonCode.CREATING, "Creating."),
                        Standing.neverJudged(ReasonCode.DELETING, "Deleting."),
                        Standing.neverJudged(ReasonCode.UNKNOWN_STATUS, "Unheard of.")));
    }

    private static Fact<Map<String, String>> tags(Random random) {
        int drawn = random.nextInt(100);
        return drawn < 70
                ? Fact.known(Map.of("team", "a"))
                : drawn < 85 ? Fact.known(Map.of("keep", "true")) : Fact.unreadable("denied");
    }

    private static Tape tape(String name, Random random) {
        Signal signal = Signal.demand(name, Map.of("Name", name))
                .settlingFor(oneOf(random, List.of(Duration.ZERO, Duration.ofMinutes(15), SLOT)));
        if (chance(random, 70)) {
            signal = signal.additive();
        }
        int usual = random.nextInt(100);
        int counted = chance(random, 60) ? 98 : 40;
        var evidence = new ArrayList<Evidence>();
        for (int at = 140; at > 0; ) {
            int end = Math.max(0, at - 1 - random.nextInt(40));
            int odd = random.nextInt(100);
            if (usual < 70 && (at < 90 || odd < 70) || odd < 60) {
                evidence.add(silence(signal, at, end, random));
            } else if (usual < 85) {
                end = Math.max(0, at - 1 - random.nextInt(4));
                evidence.add(new Use(signal, slot(at), slot(end), count(random, counted)));
            } else if (odd < 80) {
                end = Math.max(0, at - 1 - random.nextInt(8));
                evidence.add(new Gap(signal, slot(at), slot(end), oneOf(random, GAPS), "It failed."));
            }
            at = end;
        }
        if (chance(random, 6)) {
            evidence.add(singleUse(signal, random));
        }
        return new Tape(signal, chance(random, 92), evidence);
    }

    private static Silence silence(Signal signal, int from, int to, Random random) {
        Basis basis = oneOf(
                random,
                List.of(Basis.MEASURED, Basis.MEASURED, Basis.ABSENT_AS_PUBLISHED, Basis.READ_EMPTY, Basis.REPORTED));
        return new Silence(signal, slot(from), slot(to), basis, Optional.empty(), SLOT);
    }

    /** Use at any second, up to three hours ahead of the clock. */
    static Use singleUse(Signal signal, Random random) {
        Instant when = NOW.plus(Duration.ofHours(3)).minusSeconds(random.nextInt(40 * 86_400));
        return new Use(signal, when, when, count(random, 50));
    }

    private static OptionalLong count(Random random, int percent) {
        return chance(random, percent) ? OptionalLong.of(random.nextInt(5)) : OptionalLong.empty();
    }

    static boolean chance(Random random, int percent) {
        return random.nextInt(100) < percent;
    }

    static <T> T oneOf(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    Optional<Instant> started() {
        return created.isEmpty() || running.filter(created.get()::isBefore).isPresent() ? running : created;
    }

    Drawn with(Completeness how) {
        return new Drawn(name, standing, created, running, tags, how, tapes, parts);
    }

    /** The same, with one more piece of evidence on one of its own tapes. */
    Drawn with(int tape, Evidence more) {
        var changed = new ArrayList<>(tapes);
        var evidence = new ArrayList<>(changed.get(tape).evidence());
        evidence.add(more);
        changed.set(tape, new Tape(changed.get(tape).signal(), changed.get(tape).owes(), evidence));
        return new Drawn(name, standing, created, running, tags, completeness, changed, parts);
    }

    /** The same facts in another order: of signals, of evidence, of parts. */
    Drawn shuffled(Random random) {
        var otherTapes = new ArrayList<Tape>();
        for (Tape tape : tapes) {
            var evidence = new ArrayList<>(tape.evidence());
            Collections.shuffle(evidence, random);
            otherTapes.add(new Tape(tape.signal(), tape.owes(), evidence));
        }
        Collections.shuffle(otherTapes, random);
        var otherParts = new ArrayList<Drawn>();
        parts.forEach(part -> otherParts.add(part.shuffled(random)));
        Collections.shuffle(otherParts, random);
        return new Drawn(name, standing, created, running, tags, completeness, otherTapes, otherParts);
    }

    ResourceActivity build() {
        var activity = ResourceActivity.builder(Activities.endpointNamed(name), WINDOW)
                .standing(standing)
                .tags(tags)
                .completeness(completeness);
        created.ifPresent(activity::createdAt);
        running.ifPresent(activity::runningSince);
        for (Tape tape : tapes) {
            if (tape.owes()) {
                activity.demand(tape.signal(), tape.evidence());
            } else {
                activity.useOnly(tape.signal(), tape.evidence());
            }
        }
        parts.forEach(part -> activity.part(part.build()));
        return activity.build();
    }
}
