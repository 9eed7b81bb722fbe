package io.github.idle4j;

import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.contract.Seen;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Other languages know no nullness, and a name is no reason to lose a scan. */
class PoliciesWithoutANameTest {

    private static final class Nameless implements IdlePolicy {
        @Override
        public IdleVerdict evaluate(ResourceActivity activity) {
            return activity.quiet(ofDays(2));
        }

        @Override
        @SuppressWarnings("NullAway") // as a policy in another language would
        public String name() {
            return null;
        }
    }

    @Test
    void a_policy_whose_name_is_null_judges_all_the_same() {
        IdlePolicy nameless = new Nameless();
        for (IdlePolicy policy : List.of(
                nameless,
                nameless.and(IdlePolicy.quietFor(ofDays(14))),
                nameless.because("Nobody needs it."),
                nameless.unless(activity -> false, "kept"),
                nameless.keepingChain())) {
            IdleReport report = IdleDetector.builder()
                    .watch(observation -> Stream.of(Seen.silentEndpoint("churn")), policy)
                    .build()
                    .scan();
            assertThat(report.failures()).isEmpty();
            assertThat(report.assessments())
                    .singleElement()
                    .satisfies(one -> assertThat(one.verdict().status()).isEqualTo(Status.IDLE))
                    .satisfies(
                            one -> assertThat(one.verdict().decision().policy()).isNotEmpty());
        }
    }
}
