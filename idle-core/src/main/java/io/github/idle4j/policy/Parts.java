package io.github.idle4j.policy;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.evidence.Standing.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the parts of a composite give to the judgement of the whole: their evidence, never their verdicts.
 *
 * @param whole   what they are parts of
 * @param all     every part
 * @param lending the parts that lend their age and what excludes them, and those of their own parts that do
 */
record Parts(ResourceId whole, List<ResourceActivity> all, List<ResourceActivity> lending) {

    static Parts of(ResourceId whole, List<ResourceActivity> parts) {
        List<ResourceActivity> lending = parts.stream()
                .filter(part -> part.standing().share() != Share.USE_ONLY)
                .flatMap(part -> Stream.concat(Stream.of(part), part.lendingParts().stream()))
                .toList();
        return new Parts(whole, List.copyOf(parts), lending);
    }

    /** What was seen of all of them; of those that owe no silence, use only. */
    List<SignalHistory> signals() {
        var signals = new ArrayList<SignalHistory>();
        for (ResourceActivity part : all) {
            boolean owesSilence = owesSilence(part);
            part.signals().forEach(history -> signals.add(owesSilence ? history : history.useOnly()));
        }
        return signals;
    }

    /** How the whole stands: as itself says, else in transition or unreadable with a part that is; of reasons the
     * first in the published order. */
    Standing standing(Standing own) {
        if (own.kind() != Standing.Kind.SERVING) {
            return own;
        }
        for (ResourceActivity part : all) {
            if (part.standing().share() == Share.WHOLE_IN_TRANSITION) {
                return Standing.inTransition(
                        ofPart(part, "is changing", part.standing().detail()));
            }
        }
        return all.stream()
                .filter(part -> part.standing().kind() == Standing.Kind.UNREADABLE)
                .map(part -> Standing.unreadable(
                        part.standing().reason(),
                        ofPart(part, "cannot be judged", part.standing().detail())))
                .min(Comparator.comparing(Standing::reason))
                .orElse(own);
    }

    /** The set of signals is complete when that of the whole is and those of the parts that owe silence are; of reasons, as above. */
    Completeness completeness(Completeness own) {
        if (own instanceof Incomplete) {
            return own;
        }
        Incomplete first = null;
        for (ResourceActivity part : all) {
            if (owesSilence(part)
                    && part.completeness() instanceof Incomplete missing
                    && (first == null || missing.reason().compareTo(first.reason()) < 0)) {
                first = new Incomplete(missing.reason(), ofPart(part, "cannot be judged", missing.detail()));
            }
        }
        return first != null ? first : own;
    }

    Confidence atMost(Confidence own) {
        return all.stream()
                .filter(Parts::owesSilence)
                .map(ResourceActivity::confidenceAtMost)
                .reduce(own, Confidence::and);
    }

    private static boolean owesSilence(ResourceActivity part) {
        Share share = part.standing().share();
        return share == Share.WHOLE || share == Share.WHOLE_IN_TRANSITION;
    }

    /** "Its app JupyterLab/default cannot be judged: its type is JupyterLab." */
    private String ofPart(ResourceActivity part, String how, String detail) {
        return "Its " + Sentences.part(whole, part.resource()) + " " + how + ": " + Sentences.continued(detail);
    }
}
