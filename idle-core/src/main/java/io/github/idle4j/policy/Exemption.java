package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ReasonCode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A reason for which a resource is not judged, for whom it holds, and until when; for {@link IdlePolicy#unless(Exemption...)}.
 *
 * <p>The last day belongs to it, in UTC; the day after it has expired, which verdicts tell from then on. Immutable.
 *
 * <p>In tags people write exemptions as
 * <pre>
 * until 2026-12-31: quarterly report
 * until 2026-12-31
 * always: shown to customers
 * </pre>
 * that is {@code until}, a date as in ISO 8601 and, after a colon, the reason, which may be missing; or {@code always}, a colon
 * and the reason. Upper and lower case of the two words are one. A tag that says anything else is malformed: what carries it is
 * {@code UNKNOWN(EXEMPTION_MALFORMED)} and not idle, since somebody asked to keep it.
 */
public abstract sealed class Exemption permits StatedExemption, TaggedExemption, Grace {

    Exemption() {}

    /**
     * An exemption of all for which a predicate holds, without an end unless it is {@linkplain #until given one}.
     *
     * @param who    for whom it holds; a whole is exempt when one of its parts is
     * @param reason why, in words that go into explanations
     */
    public static Exemption of(ActivityPredicate who, String reason) {
        return new StatedExemption(requireNonNull(who, "who"), requireNonNull(reason, "reason"), Optional.empty());
    }

    /** The exemption that a tag of the resource, or of one of its parts, gives, written as above. */
    public static Exemption byTag(String key) {
        if (requireNonNull(key, "key").isEmpty()) {
            throw new IllegalArgumentException("A tag has a key that is not empty");
        }
        return new TaggedExemption(key, false);
    }

    /**
     * An exemption of what was created, started or changed less than so-and-so long ago: NOT_JUDGED(IN_GRACE). Of a change the
     * source has to tell ({@link ResourceActivity#updatedAt()}).
     *
     * <p>SageMaker counts scaling and its own maintenance as a change of an endpoint, so keep it short: an endpoint that
     * is updated every night is never judged by a grace of two days.
     *
     * @param grace more than nothing
     */
    public static Exemption forNew(Duration grace) {
        return new Grace(grace);
    }

    /**
     * The same exemption, which ends with that day.
     *
     * @throws IllegalStateException if its end is told elsewhere, as by a tag
     */
    public abstract Exemption until(LocalDate lastDay);

    /**
     * The same exemption, for people who allow none without an end: in a tag {@code always} is malformed then.
     *
     * @throws IllegalStateException if it is stated here, and has no end
     */
    public abstract Exemption requiringEnd();

    /** Whether that resource is exempt, for itself alone. */
    abstract Answer test(ResourceActivity activity);

    /** What it answered, as a sentence; of one of its parts where there is one to name. */
    abstract String sentence(Answer answer, ResourceActivity activity, Optional<String> part);

    /** The day with which it ends, for that resource. */
    abstract Optional<LocalDate> lastDay(ResourceActivity activity);

    /** What it is, in words for names: {@code its owner asked to keep it}. */
    abstract String description();

    /** The code of what it exempts. */
    ReasonCode reason() {
        return ReasonCode.EXCLUDED;
    }

    abstract EvidenceNeeds needs();

    static boolean isOver(LocalDate lastDay, ResourceActivity activity) {
        return LocalDate.ofInstant(activity.judgedAt(), ZoneOffset.UTC).isAfter(lastDay);
    }

    static String withPart(Optional<String> part) {
        return part.map(name -> " with its " + name).orElse("");
    }

    /** What an exemption says of a resource, the one that counts most first. */
    enum Answer {
        EXEMPT,
        UNREADABLE,
        MALFORMED,
        EXPIRED,
        NO
    }
}
