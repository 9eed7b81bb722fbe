package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Words are made when somebody reads them, far from the interlock: nothing of another one's policy is asked by then. */
class ToldLaterTest {

    @Test
    void a_policy_that_does_not_answer_any_more_is_not_asked_for_words() {
        var closed = new AtomicBoolean();
        IdlePolicy policy = new IdlePolicy() {
            @Override
            public IdleVerdict evaluate(ResourceActivity activity) {
                return IdleVerdict.idle(activity, ofDays(2), "MINE", "Nobody used it.", List.of());
            }

            @Override
            public EvidenceNeeds needs() {
                if (closed.get()) {
                    throw new IllegalStateException("closed");
                }
                return EvidenceNeeds.lookback(ofDays(20));
            }
        };
        ResourceActivity unseen = anEndpoint()
                .demand(
                        INVOCATIONS,
                        List.of(
                                zeros(INVOCATIONS, LOOKBACK, ofDays(16)),
                                gap(INVOCATIONS, ofDays(16), ofDays(15)),
                                zeros(INVOCATIONS, ofDays(15), NONE)))
                .build();

        IdleVerdict verdict = Interlock.judge(policy, unseen);
        closed.set(true);

        assertThat(verdict.explanation()).startsWith("Whether there was any invocation");
        assertThat(verdict.findings()).hasSize(1);
    }
}
