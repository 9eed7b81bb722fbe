package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointExamplesTest.verdicts;
import static io.github.idle4j.aws.endpoint.EndpointExamplesTest.world;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Costs;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.cost.Money;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same is said of each example, however it is read. */
class ExamplesAlikeTest {

    /** However AWS answers: without Search each endpoint is described, and the same is said of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.idle4j.aws.endpoint.EndpointExamplesTest#examples")
    void is_judged_alike_where_search_does_not_answer(Example example) {
        EndpointWorld world = world(example);
        world.aws.fail("sagemaker:Search", Fault.accessDenied());
        assertThat(verdicts(world.scan())).isEqualTo(example.verdicts());
    }

    /** It matters not whether a glance was enough: a policy to which all use matters sees all of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.idle4j.aws.endpoint.EndpointExamplesTest#examples")
    void is_judged_alike_where_everything_is_read_in_full(Example example) {
        EndpointWorld world = world(example);
        IdlePolicy quiet = IdlePolicy.quietFor(TWO_WEEKS);
        IdlePolicy curious = IdlePolicy.of(
                "quiet, as a custom policy says it",
                EvidenceNeeds.lookback(TWO_WEEKS),
                activity -> activity.quiet(TWO_WEEKS).because("of it"));
        assertThat(withoutNotes(verdicts(world.scan(curious, NOW))))
                .isEqualTo(withoutNotes(verdicts(world.scan(quiet, NOW))));
    }

    /** Nor that somebody asks what it costs. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.idle4j.aws.endpoint.EndpointExamplesTest#examples")
    void is_judged_alike_where_somebody_asks_what_it_costs(Example example) {
        EndpointWorld world = world(example);
        IdleReport report = IdleDetector.builder()
                .watch(world(example).source(), IdlePolicy.quietFor(TWO_WEEKS))
                .then(Costs.by((resource, item) -> Fact.known(Money.of("1", "USD"))))
                .asOf(NOW)
                .build()
                .scan();
        assertThat(inFull(report)).isEqualTo(inFull(world.scan()));
    }

    private static List<String> inFull(IdleReport report) {
        return report.assessments().stream()
                .map(one ->
                        one.resource() + " " + one.verdict() + one.activity().notes())
                .toList();
    }

    private static String withoutNotes(String verdicts) {
        return verdicts.replaceAll(" \\[[^]]*]", "");
    }
}
