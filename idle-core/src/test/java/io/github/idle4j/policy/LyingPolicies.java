package io.github.idle4j.policy;

import static io.github.idle4j.policy.Drawn.SLOT;
import static io.github.idle4j.policy.Drawn.chance;
import static io.github.idle4j.policy.Drawn.oneOf;
import static java.time.Duration.ofDays;

import io.github.idle4j.evidence.Evidence.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Policies that claim idle of anything, tolerate what they like, and answer nonsense. */
final class LyingPolicies {

    private static final String CODE = "LOOKED_BACK_";

    private LyingPolicies() {}

    static IdlePolicy draw(Random random, Drawn drawn) {
        IdlePolicy liar = liar(random, drawn);
        return switch (random.nextInt(6)) {
            case 0 -> liar.because("I say so");
            case 1 -> liar.or(liar(random, drawn));
            case 2 -> liar.and(liar(random, drawn)).named("both");
            case 3 -> IdlePolicy.when(activity -> true, liar).otherwise(liar(random, drawn));
            default -> liar;
        };
    }

    private static IdlePolicy liar(Random random, Drawn drawn) {
        Duration over = SLOT.multipliedBy(1 + random.nextInt(chance(random, 50) ? 60 : 160));
        Duration lookback = ofDays(1 + random.nextInt(35));
        List<Use> tolerated = tolerated(random, drawn);
        int mood = random.nextInt(100);
        return IdlePolicy.of("liar", EvidenceNeeds.lookback(lookback), activity -> {
            if (mood < 3) {
                throw new IllegalStateException("liar");
            }
            if (mood < 6) {
                return null;
            }
            if (mood < 9) {
                return IdleVerdict.active("SAID", "It is used.");
            }
            return IdleVerdict.idle(activity, over, CODE + lookback.toDays(), "It is idle.", tolerated);
        });
    }

    /** The look-back that the policy declared from which an idle verdict came. */
    static Duration lookbackOf(IdleVerdict verdict) {
        return ofDays(Long.parseLong(verdict.reason().code().substring(CODE.length())));
    }

    private static List<Use> tolerated(Random random, Drawn drawn) {
        if (chance(random, 60)) {
            return NaiveJudge.uses(drawn);
        }
        var tolerated = new ArrayList<Use>();
        for (Use use : NaiveJudge.uses(drawn)) {
            switch (random.nextInt(6)) {
                case 0 -> tolerated.add(new Use(use.signal(), use.earliest(), use.latest(), OptionalLong.of(1)));
                case 1 ->
                    tolerated.add(new Use(
                            oneOf(
                                    random,
                                    drawn.tapes().isEmpty()
                                            ? List.of(use.signal())
                                            : drawn.tapes().stream()
                                                    .map(Drawn.Tape::signal)
                                                    .toList()),
                            use.earliest(),
                            use.latest(),
                            use.count()));
                case 2 -> {}
                default -> tolerated.add(new Use(use.signal().additive(), use.earliest(), use.latest(), use.count()));
            }
        }
        return tolerated;
    }
}
