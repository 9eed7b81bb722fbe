package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one source learned about one resource, and the only thing that a policy sees.
 *
 * <p>It answers the questions that policies ask, all of them relative to the judging instant: {@link #lastUse()},
 * {@link #uses(Duration)}, {@link #quiet(Duration)}, {@link #gaps(Duration)}, {@link #tag(String)}. Immutable and
 * thread-safe.
 */
public final class ResourceActivity {

    private static final Comparator<Use> BY_LATEST =
            Comparator.comparing(Use::latest).thenComparing(Use::earliest);

    private final Facts facts;
    private final List<SignalHistory> signals;
    private final Questions questions;
    private @Nullable List<Use> usesInOrder;

    private ResourceActivity(Facts facts, List<SignalHistory> signals, Consumer<RuntimeException> unanswered) {
        this.facts = facts;
        this.signals = signals;
        this.questions = new Questions(facts, unanswered);
    }

    /**
     * Begins to describe what was learned.
     *
     * @param resource which resource
     * @param window   what was looked at; its end is the judging instant
     */
    public static Builder builder(ResourceId resource, Span window) {
        return new Builder(resource, window);
    }

    /** Which resource it is. */
    public ResourceId resource() {
        return facts.resource();
    }

    /** The instant for which it is judged. */
    public Instant judgedAt() {
        return facts.window().to();
    }

    /** What was looked at, up to the judging instant. */
    public Span window() {
        return facts.window();
    }

    /** When it was created; empty where nothing tells. */
    public Optional<Instant> createdAt() {
        return facts.createdAt();
    }

    /** When it was last started, for resources that are started and stopped. */
    public Optional<Instant> runningSince() {
        return facts.runningSince();
    }

    /** When this incarnation began: the later of creation and last start. */
    public Optional<Instant> started() {
        return facts.started();
    }

    /** When it was last changed, as by an update of its configuration; empty where nothing tells. Never an age. */
    public Optional<Instant> updatedAt() {
        return facts.updatedAt();
    }

    /** How it stands. */
    public Standing standing() {
        return facts.standing();
    }

    /** Who owns it. Ask {@link #isOwnedBy(String)} unless you mean to deal with what could not be read. */
    public Fact<String> owner() {
        return facts.owner();
    }

    /** Its tags. Ask {@link #tag(String)} unless you mean to deal with what could not be read. */
    public Fact<Map<String, String>> tags() {
        return facts.tags();
    }

    /**
     * What is billed for it; none where it has no bill of its own, as a component that runs on the instances of its endpoint.
     * Sources may leave it unasked for what is in use.
     */
    public Fact<Bill> bill() {
        return facts.bill();
    }

    /** Further facts by name, such as {@code arn}; never decisive. */
    public Map<String, String> attributes() {
        return facts.attributes();
    }

    /** The resource that it belongs to, such as the endpoint of a component. */
    public Optional<ResourceId> parent() {
        return facts.parent();
    }

    /** What a person should know besides the verdict, as codes such as {@code BROKEN_UPDATE}. */
    public List<String> notes() {
        return facts.notes();
    }

    /** Whether the signals are all that could show use. */
    public Completeness completeness() {
        return facts.completeness();
    }

    /**
     * The same activity, not known to be complete: whatever else it shows, it can be in use unseen.
     *
     * @param reason why, as a code
     * @param detail what is missing, as a sentence, without secrets
     */
    public ResourceActivity incomplete(ReasonCode reason, String detail) {
        return new ResourceActivity(
                facts.with(Completeness.incomplete(reason, detail)), signals, questions.unanswered());
    }

    /** The confidence that an idle verdict on it can reach. */
    public Confidence confidenceAtMost() {
        return facts.atMost();
    }

    /** The parts of which it is made, where it is made of resources that are judged by themselves too. */
    public List<ResourceActivity> parts() {
        return facts.parts().all().stream()
                .map(part -> part.tellingUnanswered(questions.unanswered()))
                .toList();
    }

    /** The parts that lend it their age and what excludes them. */
    List<ResourceActivity> lendingParts() {
        return facts.parts().lending();
    }

    /** What was seen of each signal that shows use. */
    public List<SignalHistory> signals() {
        return signals;
    }

    /** The latest use that was seen at all, inside or outside any threshold. */
    public Optional<Use> lastUse() {
        return signals.stream().flatMap(history -> history.lastUse().stream()).max(BY_LATEST);
    }

    /** Every use that was seen, by its latest instant. */
    List<Use> usesInOrder() {
        List<Use> uses = usesInOrder;
        if (uses == null) {
            uses = signals.stream()
                    .flatMap(history -> history.uses().stream())
                    .sorted(BY_LATEST)
                    .toList();
            usesInOrder = uses;
        }
        return uses;
    }

    /** Every use that may have happened less than so-and-so long ago, the oldest first. */
    public List<Use> uses(Duration window) {
        Instant boundary = Span.endingAt(judgedAt(), window).from();
        return signals.stream()
                .flatMap(history -> history.uses().stream())
                .filter(use -> use.latest().isAfter(boundary))
                .sorted(BY_LATEST)
                .toList();
    }

    /** What could not be seen of the last so-and-so long, for as long as it exists. */
    public List<Gap> gaps(Duration window) {
        Span span = Span.endingAt(judgedAt(), window);
        return signals.stream()
                .flatMap(history -> history.gapsWithin(span).stream())
                .toList();
    }

    /**
     * Judges it by the rules that every verdict obeys, with that threshold.
     *
     * @param threshold how long it has to be silent to be idle, at least an hour
     */
    public IdleVerdict quiet(Duration threshold) {
        return Rules.judge(this, new Quiet(threshold));
    }

    /** One tag, about which yes/no questions can be asked. */
    public TagValue tag(String key) {
        return new TagValue(this, requireNonNull(key, "key"));
    }

    /**
     * Whether that is its owner. What has none is owned by nobody.
     *
     * @throws UnreadableFactException if the owner could not be read; leave it to the detector
     * @throws IllegalStateException   if the source does not tell owners
     */
    public boolean isOwnedBy(String name) {
        return questions.isOwnedBy(requireNonNull(name, "name"));
    }

    Map<String, String> tagsOrThrow() {
        return questions.tags();
    }

    /** The same activity, telling of each question that could not be answered, whether or not the asker hides it. */
    ResourceActivity tellingUnanswered(Consumer<RuntimeException> listener) {
        return new ResourceActivity(facts, signals, listener);
    }

    @Override
    public String toString() {
        return facts.resource() + " " + signals;
    }

    /** Collects what was learned about one resource. Not thread-safe. */
    public static final class Builder {

        private final ResourceId resource;
        private final Span window;
        private final Map<String, String> attributes = new LinkedHashMap<>();
        private final List<String> notes = new ArrayList<>();
        private final List<Seen> seen = new ArrayList<>();
        private final List<ResourceActivity> parts = new ArrayList<>();
        private @Nullable Instant createdAt;
        private @Nullable Instant runningSince;
        private @Nullable Instant updatedAt;
        private Standing standing = Standing.serving();
        private Fact<String> owner = Fact.notAsked();
        private Fact<Map<String, String>> tags = Fact.notAsked();
        private Fact<Bill> bill = Fact.notAsked();
        private @Nullable ResourceId parent;
        private @Nullable Completeness completeness;
        private Confidence atMost = Confidence.HIGH;

        private record Seen(Signal signal, Collection<? extends Evidence> evidence, boolean owesSilence) {}

        private Builder(ResourceId resource, Span window) {
            this.resource = requireNonNull(resource, "resource");
            this.window = requireNonNull(window, "window");
        }

        /** When it was created. */
        public Builder createdAt(Instant instant) {
            createdAt = requireNonNull(instant, "instant");
            return this;
        }

        /** When it was last started; what was before belongs to an earlier run. */
        public Builder runningSince(Instant instant) {
            runningSince = requireNonNull(instant, "instant");
            return this;
        }

        /** When it was last changed. */
        public Builder updatedAt(Instant instant) {
            updatedAt = requireNonNull(instant, "instant");
            return this;
        }

        /** How it stands; serving, unless told otherwise. */
        public Builder standing(Standing how) {
            standing = requireNonNull(how, "how");
            return this;
        }

        /** Who owns it; not asked for, unless told otherwise. */
        public Builder owner(Fact<String> who) {
            owner = requireNonNull(who, "who");
            return this;
        }

        /** Its tags; not asked for, unless told otherwise. None is a map without any. */
        public Builder tags(Fact<Map<String, String>> which) {
            requireNonNull(which, "which");
            if (which instanceof Fact.Known<Map<String, String>> known) {
                tags = Fact.known(Map.copyOf(known.value()));
            } else {
                tags = which instanceof Fact.None ? Fact.known(Map.of()) : which;
            }
            return this;
        }

        /** What is billed for it; not asked for, unless told otherwise. None where it has no bill of its own. */
        public Builder bill(Fact<Bill> what) {
            bill = requireNonNull(what, "what");
            return this;
        }

        /** A further fact. */
        public Builder attribute(String name, String value) {
            attributes.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
            return this;
        }

        /** The resource that it belongs to. */
        public Builder parent(ResourceId whole) {
            parent = requireNonNull(whole, "whole");
            return this;
        }

        /** Something that a person should know besides the verdict. */
        public Builder note(String note) {
            notes.add(requireNonNull(note, "note"));
            return this;
        }

        /** A signal that shows its use, and all that was seen of it; time of which nothing is said becomes a gap. */
        public Builder demand(Signal signal, Collection<? extends Evidence> evidence) {
            seen.add(new Seen(requireNonNull(signal, "signal"), List.copyOf(evidence), true));
            return this;
        }

        /** A signal of which only use counts, such as that of a part which is no longer there. */
        public Builder useOnly(Signal signal, Collection<? extends Evidence> evidence) {
            seen.add(new Seen(requireNonNull(signal, "signal"), List.copyOf(evidence), false));
            return this;
        }

        /** Whether the signals are all that could show use. Required. */
        public Builder completeness(Completeness how) {
            completeness = requireNonNull(how, "how");
            return this;
        }

        /** An idle verdict on it is at most this firm, for the reason that the note names. */
        public Builder atMost(Confidence confidence, String note) {
            atMost = atMost.and(requireNonNull(confidence, "confidence"));
            return note(note);
        }

        /**
         * A part that shares its bill, judged together with it on the evidence of both. How the part stands decides
         * what it {@linkplain Standing#share() gives}.
         */
        public Builder part(ResourceActivity part) {
            if (!part.judgedAt().equals(window.to())) {
                throw new IllegalArgumentException("A part is judged for the instant of the whole, " + window.to()
                        + ", not for " + part.judgedAt() + ": " + part.resource());
            }
            parts.add(part);
            return this;
        }

        /**
         * The activity.
         *
         * @throws IllegalStateException if nothing was said of its completeness
         */
        public ResourceActivity build() {
            if (completeness == null) {
                throw new IllegalStateException("Say of " + resource + " whether its demand signals are complete");
            }
            Optional<Instant> created = Optional.ofNullable(createdAt);
            Optional<Instant> running = Optional.ofNullable(runningSince);
            Optional<Instant> started = Facts.started(created, running);
            var madeOf = Parts.of(resource, parts);
            var signals = new ArrayList<SignalHistory>();
            for (Seen one : seen) {
                SignalHistory history = SignalHistory.of(one.signal, window, started.orElse(Instant.MIN), one.evidence);
                signals.add(one.owesSilence ? history : history.useOnly());
            }
            signals.addAll(madeOf.signals());
            var facts = new Facts(
                    resource,
                    window,
                    created,
                    running,
                    started,
                    Optional.ofNullable(updatedAt),
                    madeOf.standing(standing),
                    owner,
                    tags,
                    bill,
                    Collections.unmodifiableMap(new LinkedHashMap<>(attributes)),
                    Optional.ofNullable(parent),
                    List.copyOf(notes),
                    madeOf.completeness(completeness),
                    madeOf.atMost(atMost),
                    madeOf);
            return new ResourceActivity(facts, List.copyOf(signals), why -> {});
        }
    }
}
