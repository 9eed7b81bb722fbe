package io.github.idle4j.policy;

import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Active;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.NotJudged;
import io.github.idle4j.policy.IdleVerdict.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of judgement for one resource and one threshold. {@link #judge()} is the list of them, in their order; the
 * first that applies decides.
 */
final class Rules {

    /** A signal whose zeros were measured for so much of its time rests on measurement. */
    private static final double MOSTLY = 0.9;

    private final ResourceActivity activity;
    private final Duration threshold;
    private final Set<Use> tolerated;
    private final Span window;

    private Rules(ResourceActivity activity, Duration threshold, List<Use> tolerated) {
        this.activity = activity;
        this.threshold = threshold;
        this.tolerated = Set.copyOf(tolerated);
        this.window = Span.endingAt(activity.judgedAt(), threshold);
    }

    /**
     * Judges an activity.
     *
     * @param threshold how long every signal has to be silent
     * @param tolerated use that is read as silence; what is not additive or has no count is not
     */
    static IdleVerdict judge(ResourceActivity activity, Duration threshold, List<Use> tolerated) {
        return new Rules(activity, threshold, tolerated).judge();
    }

    /** What rules 1 and 2 say, where use younger than the threshold decides; empty where they do not apply. */
    static Optional<IdleVerdict> beforeExclusions(ResourceActivity activity, Optional<Duration> threshold) {
        var rules = new Rules(activity, threshold.orElse(Duration.ZERO), List.of());
        return rules.neverJudged().or(() -> threshold.flatMap(any -> rules.used()));
    }

    private IdleVerdict judge() {
        return neverJudged() // 1
                .or(this::used) // 2
                // 3: what excludes a resource stands around a policy, see Unless
                .or(this::changingOrFree) // 4
                .or(this::tooNew) // 5
                .or(this::unseen) // 6
                .orElseGet(this::idle); // 7
    }

    private Optional<IdleVerdict> neverJudged() {
        Standing standing = activity.standing();
        return standing.kind() == Standing.Kind.NEVER_JUDGED
                ? Optional.of(new NotJudged(standing.reason(), standing.detail(), List.of()))
                : Optional.empty();
    }

    private Optional<IdleVerdict> used() {
        List<Use> uses = activity.uses(threshold).stream()
                .filter(use -> !isTolerated(use))
                .toList();
        if (uses.isEmpty()) {
            return Optional.empty();
        }
        Use last = uses.get(uses.size() - 1);
        return Optional.of(new Active(ReasonCode.USED, Sentences.used(last), lastOfEachSignal(uses)));
    }

    /** One use of a signal is enough to stand on; a busy resource has a use in every bucket. */
    private static List<Evidence> lastOfEachSignal(List<Use> uses) {
        var last = new LinkedHashMap<Signal, Evidence>();
        uses.forEach(use -> last.put(use.signal(), use));
        return List.copyOf(last.values());
    }

    /** Asks the signal that was seen, not the one that a policy names: two signals are the same whatever their counts mean. */
    private boolean isTolerated(Use seen) {
        return seen.signal().isAdditive() && seen.count().isPresent() && tolerated.contains(seen);
    }

    private Optional<IdleVerdict> changingOrFree() {
        Standing standing = activity.standing();
        return switch (standing.kind()) {
            case IN_TRANSITION, WITHOUT_COST ->
                Optional.of(new NotJudged(standing.reason(), standing.detail(), List.of()));
            case UNREADABLE -> Optional.of(new Unknown(standing.reason(), standing.detail(), List.of()));
            case SERVING, NEVER_JUDGED -> Optional.empty();
        };
    }

    private Optional<IdleVerdict> tooNew() {
        Optional<Instant> started = activity.started();
        if (started.isEmpty()) {
            return Optional.of(new Unknown(ReasonCode.AGE_UNKNOWN, ReasonCode.AGE_UNKNOWN.sentence(), List.of()));
        }
        if (started.get().isAfter(window.from())) {
            return Optional.of(new NotJudged(
                    ReasonCode.TOO_NEW,
                    Sentences.tooNew("It", started.get(), activity.judgedAt(), threshold),
                    List.of()));
        }
        return partTooNew().or(this::partOfUnknownAge);
    }

    private Optional<IdleVerdict> partTooNew() {
        for (ResourceActivity part : activity.lendingParts()) {
            Optional<Instant> young = part.started().filter(window.from()::isBefore);
            if (young.isPresent()) {
                return Optional.of(new NotJudged(
                        ReasonCode.TOO_NEW_COMPONENT,
                        Sentences.tooNew(
                                "Its " + Sentences.part(activity.resource(), part.resource()),
                                young.get(),
                                activity.judgedAt(),
                                threshold),
                        List.of()));
            }
        }
        return Optional.empty();
    }

    private Optional<IdleVerdict> partOfUnknownAge() {
        return activity.lendingParts().stream()
                .filter(part -> part.started().isEmpty())
                .findFirst()
                .map(part -> new Unknown(
                        ReasonCode.AGE_UNKNOWN,
                        "Nothing tells how old its " + Sentences.part(activity.resource(), part.resource()) + " is.",
                        List.of()));
    }

    private Optional<IdleVerdict> unseen() {
        if (activity.completeness() instanceof Incomplete missing) {
            return Optional.of(new Unknown(missing.reason(), missing.detail(), List.of()));
        }
        if (owing().isEmpty()) {
            return Optional.of(new Unknown(ReasonCode.NO_SIGNALS, ReasonCode.NO_SIGNALS.sentence(), List.of()));
        }
        var gaps = new ArrayList<Gap>(activity.gaps(threshold));
        owing().stream()
                .filter(history -> history.owed().within(window).isEmpty())
                .map(history -> notSettled(history.signal()))
                .forEach(gaps::add);
        return gaps.isEmpty() ? Optional.empty() : Optional.of(unknownBecauseOf(gaps));
    }

    /** What settles more slowly than the threshold is long has nothing to say about it. */
    private Gap notSettled(Signal signal) {
        return new Gap(signal, window.from(), window.to(), ReasonCode.NOT_COVERED, "nothing of it has settled yet");
    }

    /** UNKNOWN, for the reason among the gaps that comes first in the published order. */
    static IdleVerdict unknownBecauseOf(List<Gap> gaps) {
        Gap decisive = gaps.stream()
                .min(Comparator.comparing(Gap::reason)
                        .thenComparing(Gap::from)
                        .thenComparing(gap -> gap.signal().toString()))
                .orElseThrow();
        return new Unknown(decisive.reason(), Sentences.unseen(decisive), List.copyOf(gaps));
    }

    private IdleVerdict idle() {
        List<Evidence> findings = new ArrayList<>();
        owing().forEach(history -> findings.addAll(history.silencesWithin(window)));
        List<Use> inside = activity.uses(threshold);
        findings.addAll(inside);
        Confidence confidence =
                owing().stream().map(this::confidence).reduce(activity.confidenceAtMost(), Confidence::and);
        return new Idle(
                ReasonCode.NO_USE_IN_WINDOW,
                Sentences.idle(activity, owing(), window, threshold),
                findings,
                inside.isEmpty() ? silentSince() : window.from(),
                threshold,
                inside,
                confidence);
    }

    private List<SignalHistory> owing() {
        return activity.signals().stream().filter(SignalHistory::owesSilence).toList();
    }

    private Confidence confidence(SignalHistory history) {
        Span owed = history.owed().within(window);
        var measured = new ArrayList<Span>();
        boolean allSound = true;
        boolean allAsPublished = true;
        for (Silence silence : history.silencesWithin(window)) {
            boolean asPublished = silence.basis() == Basis.ABSENT_AS_PUBLISHED
                    && silence.witness().isPresent();
            allAsPublished &= asPublished;
            allSound &= asPublished || silence.basis() == Basis.MEASURED || silence.basis() == Basis.ABSENT_WHILE_ALIVE;
            if (silence.basis() == Basis.MEASURED) {
                measured.add(silence.span());
            }
        }
        for (Use use : history.uses()) {
            if (isTolerated(use)) {
                measured.add(use.span().within(owed));
            }
        }
        boolean mostlyMeasured =
                covered(measured).toMillis() >= MOSTLY * owed.length().toMillis();
        return allAsPublished || (allSound && mostlyMeasured) ? Confidence.HIGH : Confidence.MEDIUM;
    }

    /** How much time the spans cover; what two of them cover counts once. */
    private static Duration covered(List<Span> spans) {
        Duration sum = Duration.ZERO;
        Instant end = Instant.MIN;
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Instant from = later(span.from(), end);
            if (from.isBefore(span.to())) {
                sum = sum.plus(Duration.between(from, span.to()));
                end = span.to();
            }
        }
        return sum;
    }

    /** The end of the last use or gap of any signal, else as far back as was looked. */
    private Instant silentSince() {
        Instant since = Instant.MIN;
        for (SignalHistory history : activity.signals()) {
            if (history.owesSilence()) {
                since = later(since, history.owed().from());
            }
            for (Use use : history.uses()) {
                since = later(since, use.latest());
            }
            for (Gap gap : history.gaps()) {
                since = later(since, gap.to());
            }
        }
        return since.isAfter(window.from()) ? window.from() : since;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
