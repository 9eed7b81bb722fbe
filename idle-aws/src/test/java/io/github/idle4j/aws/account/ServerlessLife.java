package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalRegion;
import io.github.idle4j.aws.local.LocalVariant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The life of a serverless endpoint, on demand or with provisioned concurrency. */
final class ServerlessLife extends EndpointLife {

    private final boolean provisioned;

    /** Whether AWS publishes zeros while nobody calls is not known. */
    private final boolean zeros;

    /** Whether it was of another kind before the last change, and its requests were published elsewhere. */
    private final boolean anotherKind;

    private final Instant modifiedAt;
    private final List<String> variants = new ArrayList<>();
    private final List<Instant> shown = new ArrayList<>();
    private final List<Instant> hidden = new ArrayList<>();

    ServerlessLife(String name, Instant now, Duration window, Dice dice) {
        super(name, now, window, dice);
        provisioned = dice.chance(0.6);
        zeros = dice.chance(0.5);
        anotherKind = grown && dice.chance(0.1);
        modifiedAt = anotherKind ? changedInEarnest() : changedSomehow();
        for (int i = dice.between(1, 2); i > 0; i--) {
            variants.add(variantName(i));
        }
        List<Instant> uses = RequestPlan.drawn(createdAt, windowStart, now.minus(Duration.ofMinutes(10)), dice);
        uses.forEach(use -> (anotherKind && use.isBefore(modifiedAt) ? hidden : shown).add(use));
    }

    @Override
    Instant modifiedAt() {
        return modifiedAt;
    }

    @Override
    void describeIn(LocalRegion region) {
        region.endpoint(name, endpoint -> {
            describe(endpoint);
            variants.forEach(variant -> endpoint.variant(variant, this::describe));
            if (provisioned) {
                endpoint.variant(dice.pick(variants), variant -> variant.provisionedConcurrency(dice.between(1, 4)));
            }
            index(endpoint, variants);
        });
        for (Instant use : shown) {
            region.series(
                    "AWS/SageMaker",
                    "Invocations",
                    of(dice.pick(variants)),
                    one -> one.add(use, 1, dice.between(1, 9)));
        }
    }

    private void describe(LocalVariant variant) {
        variant.model("m").serverless(2048, 5);
        if (zeros) {
            variant.zeros(anotherKind ? modifiedAt : createdAt, now);
        }
    }

    @Override
    List<Truth> truths() {
        List<Instant> uses = new ArrayList<>(shown);
        uses.addAll(hidden);
        Set<Answer> allowed =
                neverJudged() ? EnumSet.of(Answer.NOT_JUDGED) : allowed(shown, createdAt, this::withoutUse);
        return List.of(truth(uses, allowed));
    }

    private Set<Answer> withoutUse() {
        if (leftAlone() || !provisioned) {
            return EnumSet.of(Answer.NOT_JUDGED);
        }
        boolean changed = modifiedAt.isAfter(windowStart);
        if (changed && anotherKind) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        // Nothing was published, and nothing tells of which kind it was before.
        return changed && !zeros ? EnumSet.of(Answer.IDLE, Answer.UNKNOWN) : EnumSet.of(Answer.IDLE);
    }

    @Override
    public String toString() {
        return super.toString() + (provisioned ? ", provisioned" : ", on demand") + (zeros ? ", zeros" : "")
                + (anotherKind ? ", of another kind before" : "") + ", variants " + variants + ", uses shown " + shown
                + (hidden.isEmpty() ? "" : ", hidden " + hidden);
    }
}
