package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.usedAgo;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.policy.IdleVerdict.Idle;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A condition of somebody's own that draws lots, or counts, answers differently each time. */
class ConditionsThatChangeTheirMindTest {

    @Test
    void no_idle_verdict_rests_on_a_span_with_use_in_it() {
        for (int first = 0; first < 4; first++) {
            var asked = new AtomicInteger(first);
            IdlePolicy policy = IdlePolicy.when(activity -> asked.getAndIncrement() % 2 == 0, quietFor(ofDays(2)))
                    .otherwise(quietFor(ofDays(14)));
            for (IdlePolicy each : new IdlePolicy[] {policy, policy.named("lots"), policy.and(quietFor(ofDays(1)))}) {
                if (Interlock.judge(each, usedAgo(ofDays(3))) instanceof Idle idle) {
                    assertThat(idle.over()).as(idle.explanation()).isLessThanOrEqualTo(ofDays(3));
                }
            }
        }
    }
}
