package io.github.idle4j.aws.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.aws.advice.AwsCli;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.aws.advice.Shell;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an account holds and whatever fails, what is recommended keeps to these laws. */
class RecommendedOfRandomAccountsTest {

    private static final Set<String> NEVER =
            Set.of("delete-space", "delete-user-profile", "delete-domain", "delete-endpoint-config", "delete-model");

    static LongStream seeds() {
        return LongStream.range(1, 1 + Long.getLong("idle4j.seeds", 4));
    }

    @ParameterizedTest(name = "seed {arguments}")
    @MethodSource("seeds")
    void what_is_recommended_of_a_random_account_keeps_to_the_laws(long seed) {
        RandomAccount account = RandomAccount.of(seed, 160, 80);
        if (seed % 2 == 0) {
            account.mixInFaults(seed);
        }
        List<String> wrong = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (Assessment one : AccountScan.withoutRetries(account).run().assessments()) {
            List<Recommendation> said = Recommender.standard().apply(one).recommendations();
            List<String> commands =
                    said.stream().flatMap(any -> any.commands().stream()).toList();
            all.addAll(commands);
            Status status = one.verdict().status();
            boolean fits = switch (status) {
                case IDLE -> !commands.isEmpty();
                case UNKNOWN -> !said.isEmpty() && deletesNothing(commands);
                case ACTIVE -> deletesNothing(commands) && (said.isEmpty() || hasIdleVariant(one));
                case NOT_JUDGED ->
                    said.isEmpty() || one.verdict().reason().code().equals("FAILED");
            };
            if (!fits) {
                wrong.add(said + " of " + one);
            }
        }
        assertThat(wrong).isEmpty();
        List<List<String>> calls = Shell.calls(all);
        assertThat(calls).hasSizeGreaterThanOrEqualTo(all.size());
        assertThat(AwsCli.problems(calls)).isEmpty();
        assertThat(calls).noneMatch(call -> NEVER.contains(call.get(1)));
    }

    private static boolean deletesNothing(List<String> commands) {
        return commands.stream().noneMatch(command -> command.contains(" delete-"));
    }

    private static boolean hasIdleVariant(Assessment one) {
        return one.activity().notes().stream().anyMatch(note -> note.startsWith("VARIANT_IDLE("));
    }
}
