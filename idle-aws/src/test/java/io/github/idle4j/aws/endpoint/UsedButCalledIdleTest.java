package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.aws.calls.ChangedAnswer;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;

/** Edges at which an endpoint in use was once called idle: rare, and each was shown by a test. */
@Timeout(60)
class UsedButCalledIdleTest {

    private static final Map<String, String> OLD = Map.of("EndpointName", "e", "VariantName", "old");

    /** ListMetrics remembers two weeks before *now*, not before the judging instant. */
    @Test
    void removed_variants_are_invisible_when_judging_the_past() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(16))
                .variant("kept", v -> v.instances(1).living()));
        // traffic on a variant that was removed 16 days ago: inside [24 d ago, 10 d ago], outside ListMetrics' memory
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        OLD,
                        old -> old.zeros(daysAgo(60), daysAgo(16)).add(daysAgo(17), 900));
        var found = only(world.scan(IdlePolicy.quietFor(TWO_WEEKS), daysAgo(10)));
        assertThat(inShort(found)).isNotEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(found.activity().notes()).contains("REMOVED_VARIANTS_INVISIBLE");
    }

    /** Zeros of any other name cover the time before a rename: a canary or a shadow speaks for the real predecessor. */
    @Test
    void zeros_of_a_shadow_do_not_speak_for_the_predecessor_of_a_renamed_variant() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(16))
                .variant(
                        "new",
                        v -> v.model("m").instances(1).zeros(daysAgo(16), NOW).cpu(daysAgo(16), NOW))
                .shadowVariant("shadow", v -> v.instances(1).living()));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        OLD,
                        old -> old.zeros(daysAgo(60), daysAgo(16)).add(daysAgo(20), 900));
        // law: "a current variant without points before a rename has a gap there unless the old name's series covers
        // it"
        assertThat(inShort(only(world.scan(IdlePolicy.quietFor(Duration.ofDays(30))))))
                .isEqualTo("UNKNOWN NO_METRICS");
    }

    @Test
    void nor_do_zeros_of_a_removed_variant_that_stood_beside_the_predecessor() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5))
                .variant(
                        "new",
                        v -> v.model("m").instances(1).zeros(daysAgo(16), NOW).cpu(daysAgo(16), NOW)));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        OLD,
                        old -> old.zeros(daysAgo(60), daysAgo(16)).add(daysAgo(20), 900))
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        Map.of("EndpointName", "e", "VariantName", "canary"),
                        canary -> canary.zeros(daysAgo(60), daysAgo(5)));
        assertThat(inShort(only(world.scan(IdlePolicy.quietFor(Duration.ofDays(30))))))
                .isEqualTo("UNKNOWN NO_METRICS");
    }

    /** The sweep runs minutes after the judging instant: what ended just inside the window is forgotten by then. */
    @Test
    void the_sweep_comes_later_than_the_judging_instant() {
        EndpointWorld world = EndpointWorld.at(
                NOW.plus(Duration.ofMinutes(4)),
                region -> region.endpoint(
                                "e",
                                e -> e.createdAt(daysAgo(60))
                                        .lastModifiedAt(daysAgo(14).plusSeconds(150))
                                        .variant("kept", v -> v.instances(1).living()))
                        .series(
                                "AWS/SageMaker",
                                "Invocations",
                                OLD,
                                old -> old.zeros(daysAgo(60), daysAgo(14).plusSeconds(150))
                                        .add(daysAgo(14).plusSeconds(90), 900)));
        assertThat(inShort(only(world.scan()))).isNotEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    /** LastModifiedTime absent reads as "not modified": no sweep, HIGH. */
    @Test
    void an_unknown_modification_time_is_not_an_old_one() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5))
                .notInSearch()
                .variant("kept", v -> v.instances(1).living()));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        OLD,
                        old -> old.zeros(daysAgo(60), daysAgo(5)).add(daysAgo(8), 900));
        var untold = new ChangedAnswer<>(
                DescribeEndpointResponse.class,
                described -> described.toBuilder().lastModifiedTime(null).build());
        assertThat(inShort(only(world.scanWith(builder -> builder, untold)))).doesNotStartWith("IDLE");
    }

    /** Two clients of two regions: the twin of the same name in the other region speaks for this one. */
    @Test
    void clients_of_two_regions_are_refused() {
        LocalAws aws = LocalAws.builder(InstantSource.fixed(NOW))
                .region(
                        "us-east-1",
                        r -> r.endpoint(
                                "twin",
                                e -> e.createdAt(daysAgo(60))
                                        .variant(
                                                "a",
                                                v -> v.instances(1).living().requests(daysAgo(1), 900))))
                .region(
                        "eu-west-1",
                        r -> r.endpoint(
                                "twin",
                                e -> e.createdAt(daysAgo(60))
                                        .variant("a", v -> v.instances(1).living())))
                .build();
        var sageMaker = EndpointWorld.client(SageMakerClient.builder(), aws, Region.US_EAST_1);
        var cloudWatch = EndpointWorld.client(CloudWatchClient.builder(), aws, Region.EU_WEST_1);
        assertThatThrownBy(() -> {
                    var report = IdleDetector.builder()
                            .watch(
                                    EndpointActivitySource.builder(sageMaker, cloudWatch)
                                            .clock(InstantSource.fixed(NOW))
                                            .build(),
                                    IdlePolicy.quietFor(TWO_WEEKS))
                            .asOf(NOW)
                            .build()
                            .scan();
                    assertThat(inShort(only(report))).isEqualTo("ACTIVE USED");
                })
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Points of the time before an update prove nothing of the kind after it (classic → components, list denied). */
    @Test
    void old_points_do_not_prove_todays_kind() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint(
                    "e",
                    e -> e.createdAt(daysAgo(60))
                            .lastModifiedAt(daysAgo(7))
                            .hostsComponents()
                            .variant(
                                    "a",
                                    v -> v.instances(1)
                                            .zeros(daysAgo(60), daysAgo(7))
                                            .cpu()));
            region.inferenceComponent(
                    "llm",
                    c -> c.endpoint("e")
                            .createdAt(daysAgo(7))
                            .copies(1)
                            .living()
                            .requests(daysAgo(1), 900));
        });
        world.aws.fail("sagemaker:ListInferenceComponents", Fault.accessDenied());
        assertThat(inShort(only(world.scan()))).startsWith("UNKNOWN");
    }

    /** Nor do points after an update prove the kind before it: what it worked off as an asynchronous one is use. */
    @Test
    void new_points_do_not_prove_the_kind_before_the_update() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(3))
                .variant(
                        "a",
                        v -> v.instances(1)
                                .cpu()
                                .zeros(daysAgo(3), NOW)
                                .series("AWS/SageMaker", "InvocationsProcessed", s -> s.add(daysAgo(5), 900))));
        assertThat(inShort(only(world.scan()))).isEqualTo("ACTIVE USED");
    }

    /** Rule 2 before rule 5: the shortcut by age never looks for removed variants. */
    @Test
    void use_of_a_removed_variant_wins_over_age() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.createdAt(daysAgo(10))
                .lastModifiedAt(daysAgo(3))
                .variant("new", v -> v.instances(1).zeros(daysAgo(3), NOW).cpu(daysAgo(3), NOW)));
        world.aws.region("us-east-1").series("AWS/SageMaker", "Invocations", OLD, old -> old.add(daysAgo(5), 900));
        assertThat(inShort(only(world.scan()))).isEqualTo("ACTIVE USED");
    }

    /** While it updates, traffic may be on the incoming variant alone. */
    @Test
    void use_of_an_incoming_variant_is_use() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.status("Updating")
                .lastModifiedAt(daysAgo(20))
                .described(
                        "PendingDeploymentSummary",
                        Map.of(
                                "EndpointConfigName",
                                "next",
                                "ProductionVariants",
                                List.of(Map.of("VariantName", "incoming"))))
                .variant("a", v -> v.instances(1).living()));
        world.aws
                .region("us-east-1")
                .series(
                        "AWS/SageMaker",
                        "Invocations",
                        Map.of("EndpointName", "e", "VariantName", "incoming"),
                        s -> s.add(hoursAgo(3), 900));
        assertThat(inShort(only(world.scan()))).isEqualTo("ACTIVE USED");
    }

    /** Search may know an endpoint as it was before an update: its variants then are not those of now. */
    @Test
    void a_record_of_before_an_update_is_not_believed() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(20))
                .variant("new", v -> v.instances(1).living().requests(daysAgo(1), 900))
                .searchRecord(record ->
                        record.lastModifiedAt(daysAgo(40)).removeVariant("new").variant("old", v -> v.instances(1))));
        world.aws.region("us-east-1").series("AWS/SageMaker", "Invocations", OLD, old -> old.zeros(daysAgo(60), NOW));
        assertThat(inShort(only(world.scan()))).isEqualTo("ACTIVE USED");
    }

    @Test
    void nor_is_one_of_before_the_status_changed() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.status("Updating")
                .variant("a", v -> v.instances(1).living())
                .searchRecord(record -> record.status("InService")));
        assertThat(inShort(only(world.scan()))).isEqualTo("NOT_JUDGED IN_TRANSITION");
    }

    private static EndpointWorld hostOfNothing() {
        return EndpointWorld.ofOne(e ->
                e.hostsComponents().variant("a", v -> v.instances(1).cpu().cpuReservation(0, daysAgo(60), null)));
    }

    @Test
    void a_component_may_come_up_while_its_endpoint_is_looked_at() {
        EndpointWorld world = hostOfNothing();
        world.aws.before(
                "sagemaker:ListInferenceComponents",
                2,
                () -> world.aws
                        .region("us-east-1")
                        .inferenceComponent("c", c -> c.endpoint("e").copies(1).requests(NOW.minusSeconds(60), 9)));
        assertThat(inShort(only(world.scan()))).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
    }

    @Test
    void an_endpoint_hosts_something_unless_its_components_were_listed_again() {
        EndpointWorld world = hostOfNothing();
        world.aws.fail("sagemaker:ListInferenceComponents", Fault.accessDenied().fromCall(2));
        assertThat(inShort(only(world.scan()))).isEqualTo("UNKNOWN PARTS_INCOMPLETE");
    }

    /** What is serverless now may have hosted components before its update, whose requests are under other names. */
    @Test
    void silence_of_a_serverless_variant_begins_with_the_update_that_made_it_so() {
        EndpointWorld world =
                EndpointWorld.ofOne(e -> e.lastModifiedAt(daysAgo(5)).variant("a", v -> v.provisionedConcurrency(2)));
        assertThat(inShort(only(world.scan()))).isEqualTo("UNKNOWN KIND_UNREADABLE");
    }

    /** A point in the bucket in which the update happened may be of the time after it. */
    @Test
    void points_of_the_hour_of_an_update_do_not_prove_the_kind_before_it() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(hoursAgo(121))
                .variant(
                        "a",
                        v -> v.model("m")
                                .instances(1)
                                .cpu()
                                .zeros(daysAgo(60), daysAgo(10))
                                .zeros(hoursAgo(121), NOW)));
        assertThat(inShort(only(world.scan()))).isEqualTo("UNKNOWN KIND_UNREADABLE");
    }

    /** A point before a bucket alone does not prove what kind it was in it: it takes one after it too. */
    @Test
    void a_single_bucket_without_points_before_an_update_may_be_of_another_kind() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.lastModifiedAt(hoursAgo(119))
                .variant(
                        "a",
                        v -> v.model("m")
                                .instances(1)
                                .cpu()
                                .zeros(daysAgo(60), hoursAgo(122))
                                .zeros(hoursAgo(120), NOW)));
        assertThat(inShort(only(world.scan()))).isEqualTo("UNKNOWN KIND_UNREADABLE");
    }
}
