package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.TWO_WEEKS;
import static io.github.idle4j.aws.endpoint.EndpointWorld.assessment;
import static io.github.idle4j.aws.endpoint.EndpointWorld.client;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.CostSum;
import io.github.idle4j.Costs;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.cost.PriceList;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalPrices;
import io.github.idle4j.aws.local.LocalVariant;
import io.github.idle4j.cost.Amount;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.pricing.PricingClient;

/** What idle endpoints cost, by their descriptions, the CPU of their instances and the price list. */
@Timeout(60)
class EndpointBillTest {

    /** The API reference of UpdateEndpointWeightsAndCapacities: the endpoint is updated, and so modified. */
    private static final Instant SCALED = daysAgo(5);

    /** Rows seen in us-east-1; not the truth of today. */
    private static void prices(LocalPrices prices) {
        prices.hosting("us-east-1", "ml.m5.xlarge", "0.23")
                .hosting("us-east-1", "ml.m5.2xlarge", "0.461")
                .hosting("us-east-1", "ml.g4dn.xlarge", "0.736")
                .hosting("us-east-1", "ml.two.prices", "1")
                .hosting("us-east-1", "ml.two.prices", "2")
                .jupyterLab("us-east-1", "ml.g5.xlarge", "1.41");
    }

    private static IdleReport scan(EndpointWorld world) {
        PricingClient pricing = client(PricingClient.builder(), world.aws, Region.US_EAST_1);
        return IdleDetector.builder()
                .watch(world.source(), quietFor(TWO_WEEKS))
                .then(Costs.by(PriceList.of(pricing)))
                .asOf(NOW)
                .build()
                .scan();
    }

    private static Consumer<LocalVariant> instances(String type, int number) {
        return variant -> variant.instanceType(type).instances(number).living();
    }

    /** One instance now, of a CPU that publishes so many samples a minute between those days ago. */
    private static Consumer<LocalVariant> scaled(int[]... samplesFromTo) {
        return variant -> {
            variant.instanceType("ml.m5.xlarge").instances(1).zeros();
            for (int[] one : samplesFromTo) {
                variant.series(
                        "/aws/sagemaker/Endpoints",
                        "CPUUtilization",
                        cpu -> cpu.run(Duration.ofMinutes(1), 1.5, one[0], daysAgo(one[1]), daysAgo(one[2])));
            }
        };
    }

    private enum Case {
        ONE_INSTANCE(e -> e.variant("a", instances("ml.m5.xlarge", 1)), "167.9 USD, 77.28 USD"),
        /** 0.23 + 0.461 × 2 + 0.736, and of each 336 hours. */
        TWO_VARIANTS_AND_A_SHADOW(
                e -> e.variant("a", instances("ml.m5.xlarge", 1))
                        .variant("b", instances("ml.m5.2xlarge", 2))
                        .shadowVariant("s", instances("ml.g4dn.xlarge", 1)),
                "1378.24 USD, 634.368 USD"),
        /** 1 for 9 days, 3 for 2, 1 for 3: 18 days. */
        SCALED_OUT_AND_IN_AGAIN(
                e -> e.lastModifiedAt(SCALED)
                        .variant("a", scaled(new int[] {1, 60, 5}, new int[] {3, 5, 3}, new int[] {1, 3, 0})),
                "167.9 USD, 99.36 USD"),
        SCALED_AND_NOBODY_COUNTED(
                e -> e.lastModifiedAt(SCALED).variant("a", scaled()),
                "167.9 USD, ? how long ml.m5.xlarge was up is not known"),
        SCALED_AND_COUNTED_FOR_FOUR_DAYS(
                e -> e.lastModifiedAt(SCALED).variant("a", scaled(new int[] {1, 4, 0})),
                "167.9 USD, 22.08 USD+ how long ml.m5.xlarge was up is not known for all of the time"),
        SCALED_BY_SAGEMAKER_AND_NOBODY_COUNTED(
                e -> e.variant(
                        "a",
                        scaled().andThen(v -> v.configured("ManagedInstanceScaling", Map.of("Status", "ENABLED")))),
                "167.9 USD, ? how long ml.m5.xlarge was up is not known"),
        NEVER_SCALED_AND_NOBODY_COUNTED(e -> e.variant("a", scaled()), "167.9 USD, 77.28 USD"),
        /** Six samples a minute of each instance. */
        PUBLISHED_EVERY_TEN_SECONDS(
                e -> e.lastModifiedAt(SCALED)
                        .configured("MetricsConfig", Map.of("MetricPublishFrequencyInSeconds", 10))
                        .variant("a", scaled(new int[] {6, 60, 5}, new int[] {18, 5, 3}, new int[] {6, 3, 0})),
                "167.9 USD, 99.36 USD"),
        ENHANCED_METRICS_COUNT_NOTHING(
                e -> e.lastModifiedAt(SCALED)
                        .configured("MetricsConfig", Map.of("EnableEnhancedMetrics", true))
                        .variant("a", scaled(new int[] {1, 60, 0})),
                "167.9 USD, ? how long ml.m5.xlarge was up is not known"),
        ITS_CONFIGURATION_IS_GONE(
                e -> e.variant("a", instances("ml.m5.xlarge", 1)).configDeleted(),
                "? its configuration, which tells its kind, could not be read: sagemaker:DescribeEndpointConfig:"
                        + " ValidationException: Could not find endpoint configuration"),
        ITS_TYPE_IS_NOT_TOLD(
                e -> e.variant("a", v -> v.instances(2).living()),
                "? its configuration does not tell the type of the instances of variant a"),
        ITS_NUMBER_IS_NOT_TOLD(
                e -> e.variant("a", v -> v.instanceType("ml.m5.xlarge").living()),
                "? the number of instances of variant a is not told"),
        ONE_TYPE_OF_TWO_IS_NOT_TOLD(
                e -> e.variant("a", instances("ml.m5.xlarge", 1))
                        .variant("b", v -> v.instances(2).living()),
                "167.9 USD+ its configuration does not tell the type of the instances of variant b"),
        ITS_PRICE_IS_MISSING(
                e -> e.variant("a", instances("ml.p3.2xlarge", 1)),
                "? the price list of us-east-1 has no price of ml.p3.2xlarge (Hosting)"),
        THE_PRICE_OF_ANOTHER_PRODUCT_IS_NOT_ITS(
                e -> e.variant("a", instances("ml.g5.xlarge", 1)),
                "? the price list of us-east-1 has no price of ml.g5.xlarge (Hosting)"),
        IT_HAS_TWO_PRICES(
                e -> e.variant("a", instances("ml.two.prices", 1)),
                "? the price list of us-east-1 has several prices of ml.two.prices (Hosting): 1 USD, 2 USD"),
        PROVISIONED_CONCURRENCY(
                e -> e.variant("a", v -> v.provisionedConcurrency(2)),
                "? this version reads no prices of Serverless provisioned concurrency"),
        IN_A_CAPACITY_RESERVATION(
                e -> e.variant(
                        "a",
                        instances("ml.m5.xlarge", 1)
                                .andThen(v -> v.configured(
                                        "CapacityReservationConfig",
                                        Map.of("CapacityReservationPreference", "capacity-reservations-only")))),
                "? its capacity reservation is paid for whether it is used or not"),
        ASYNCHRONOUS(
                e -> e.async()
                        .variant(
                                "a",
                                v -> v.instanceType("ml.g4dn.xlarge")
                                        .instances(1)
                                        .cpu()),
                "537.28 USD, 247.296 USD");

        private final Consumer<LocalEndpoint> endpoint;
        private final String expected;

        Case(Consumer<LocalEndpoint> endpoint, String expected) {
            this.endpoint = endpoint;
            this.expected = expected;
        }
    }

    private static String inShort(Amount amount) {
        String why = amount instanceof Amount.AtLeast part
                ? "+ " + part.why()
                : amount instanceof Amount.Unknown unknown ? "? " + unknown.why() : "";
        return amount.money().map(Object::toString).orElse("") + why;
    }

    private static String inShort(Assessment assessment) {
        return assessment
                .cost()
                .map(cost -> inShort(cost.monthly()) + ", " + inShort(cost.wastedSoFar()))
                .orElse("no cost");
    }

    @ParameterizedTest
    @EnumSource
    void what_it_costs_a_month_and_has_cost_so_far(Case one) {
        EndpointWorld world = EndpointWorld.ofOne(one.endpoint);
        world.aws.prices(EndpointBillTest::prices);
        Assessment assessment = assessment(scan(world), "e");
        assertThat(assessment.verdict().status()).isEqualTo(Status.IDLE);
        assertThat(inShort(assessment)).startsWith(one.expected);
    }

    @Test
    void components_have_no_bill_but_that_of_their_endpoint() {
        EndpointWorld world = EndpointWorld.of(region -> {
            EndpointWorld.host(region, variant -> variant.instanceType("ml.g4dn.xlarge"));
            for (String name : List.of("one", "two")) {
                region.inferenceComponent(
                        name,
                        component -> component
                                .endpoint("e")
                                .createdAt(daysAgo(60))
                                .copies(1)
                                .living());
            }
        });
        world.aws.prices(EndpointBillTest::prices);
        IdleReport report = scan(world);
        assertThat(report.idle()).hasSize(3);
        assertThat(report.idle().stream()
                        .collect(Collectors.toMap(one -> one.resource().name(), EndpointBillTest::inShort)))
                .isEqualTo(Map.of("e", "537.28 USD, 247.296 USD", "one", "no cost", "two", "no cost"));
        assertThat(CostSum.of(report).bills()).isEqualTo(1);
    }

    @Test
    void prices_that_cannot_be_read_change_no_verdict() {
        for (Fault fault : List.of(Fault.throttling(), Fault.accessDenied())) {
            EndpointWorld world = EndpointWorld.ofOne(e -> e.variant("a", instances("ml.m5.xlarge", 1)));
            world.aws.prices(EndpointBillTest::prices).fail("pricing:*", fault);
            Assessment assessment = assessment(scan(world), "e");
            assertThat(assessment.verdict().status()).isEqualTo(Status.IDLE);
            assertThat(inShort(assessment)).startsWith("? prices could not be read: pricing:GetProducts: ");
        }
    }

    @Test
    void a_configuration_that_is_denied_changes_no_verdict() {
        EndpointWorld world = EndpointWorld.ofOne(e -> e.variant("a", instances("ml.m5.xlarge", 1)));
        world.aws.fail("sagemaker:DescribeEndpointConfig", Fault.accessDenied());
        Assessment assessment = assessment(scan(world), "e");
        assertThat(assessment.verdict().status()).isEqualTo(Status.IDLE);
        assertThat(inShort(assessment)).contains("AccessDeniedException");
    }

    @Test
    void nothing_is_asked_of_what_is_in_use_and_nothing_at_all_without_costs() {
        EndpointWorld world = EndpointWorld.of(region -> {
            region.endpoint(
                    "used",
                    e -> e.createdAt(daysAgo(60))
                            .variant("a", instances("ml.m5.xlarge", 1).andThen(v -> v.requests(daysAgo(1), 3))));
            region.endpoint("unused", e -> e.createdAt(daysAgo(60)).variant("a", instances("ml.m5.xlarge", 1)));
        });
        world.scan();
        assertThat(world.aws.calls("sagemaker:DescribeEndpointConfig")).isEmpty();
        assertThat(world.aws.calls("pricing:*")).isEmpty();
        IdleReport report = scan(world);
        assertThat(world.aws.calls("sagemaker:DescribeEndpointConfig")).hasSize(1);
        assertThat(world.aws.calls("pricing:*")).hasSize(1);
        assertThat(inShort(assessment(report, "used"))).isEqualTo("no cost");
    }
}
