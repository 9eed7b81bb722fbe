package io.github.idle4j.aws.cost;

import static io.github.idle4j.aws.calls.SteppedPaceClock.withoutWaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.Budget;
import io.github.idle4j.CallLedger;
import io.github.idle4j.Observation;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalPrice;
import io.github.idle4j.aws.local.LocalPrices;
import io.github.idle4j.cost.Money;
import io.github.idle4j.cost.Prices;
import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.PricingClientBuilder;

/** Which rows of the price list count, and what is known where the list cannot be read. */
@Timeout(60)
class PriceListTest {

    private static final String TYPE = "ml.m5.xlarge";
    private static final BillItem HOSTING = BillItem.of(BillItem.HOSTING, TYPE, 1);

    private Instant now = Instant.parse("2026-01-10T12:00:00Z");
    private final LocalAws aws = LocalAws.builder(() -> now).build();

    private static PricingClientBuilder clientBuilder(LocalAws aws, String region) {
        return PricingClient.builder()
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(aws.httpClient());
    }

    private PriceList list(String region) {
        return PriceList.builder(withoutWaiting(clientBuilder(aws, region).build()))
                .clock(() -> now)
                .build();
    }

    private static ResourceId endpointIn(String region) {
        String partition = region.startsWith("cn-") ? "aws-cn" : "aws";
        return new ResourceId(ResourceId.ENDPOINT, partition, "111111111111", region, "e");
    }

    private static String inShort(Fact<Money> price) {
        return price instanceof Fact.Known<Money> known
                ? known.value().toString()
                : "? " + ((Fact.Unreadable<Money>) price).why();
    }

    private static Consumer<LocalPrices> row(String usage, Consumer<LocalPrice> more) {
        return prices -> prices.row(
                "us-east-1",
                row -> more.accept(row.attribute("component", "Hosting").usageType(usage)));
    }

    private static final String NONE = "? the price list of us-east-1 has no price of ml.m5.xlarge (Hosting)";

    private enum Rows {
        ONE(prices -> prices.hosting("us-east-1", TYPE, "0.2300000000"), "0.23 USD"),
        NO_ROW(prices -> prices.hosting("us-east-1", "ml.m5.2xlarge", "0.461"), NONE),
        ELSEWHERE_ONLY(prices -> prices.hosting("eu-west-1", TYPE, "0.257"), NONE),
        ANOTHER_PRODUCT_ONLY(prices -> prices.jupyterLab("us-east-1", TYPE, "0.23"), NONE),
        TWO_PRICES(
                prices -> prices.hosting("us-east-1", TYPE, "0.25").hosting("us-east-1", TYPE, "0.23"),
                "? the price list of us-east-1 has several prices of ml.m5.xlarge (Hosting): 0.23 USD, 0.25 USD"),
        ONE_PRICE_TWICE(
                prices -> prices.hosting("us-east-1", TYPE, "0.23").hosting("us-east-1", TYPE, "0.2300"), "0.23 USD"),
        A_ZERO_BESIDES(
                prices -> prices.hosting("us-east-1", TYPE, "0.0000000000").hosting("us-east-1", TYPE, "0.23"),
                "0.23 USD"),
        A_ZERO_ONLY(prices -> prices.hosting("us-east-1", TYPE, "0.0000000000"), NONE),
        WITHOUT_THE_PREFIX_OF_THE_REGION(
                row("any", row -> row.attribute("usagetype", "Host:" + TYPE).hourly("0.23")), "0.23 USD"),
        AN_OLD_NAME_OF_THE_USAGE(
                row(
                        "any",
                        row -> row.attribute("usagetype", "USE1-Hosting:" + TYPE)
                                .hourly("0.3")),
                NONE),
        ANOTHER_USAGE_OF_ITS_NAME(
                row(
                        "any",
                        row -> row.attribute("usagetype", "USE1-Edge-Host:" + TYPE)
                                .hourly("0.3")),
                NONE),
        A_LONGER_TYPE(row("Host:" + TYPE + ".big", row -> row.hourly("0.3")), NONE),
        ANOTHER_INSTANCE_NAME(
                row(
                        "Host:" + TYPE,
                        row -> row.attribute("instanceName", "ml.c5.xlarge").hourly("0.3")),
                NONE),
        OF_AN_OUTPOST(
                row(
                        "Host:" + TYPE,
                        row -> row.attribute("locationType", "AWS Outposts").hourly("0.3")),
                NONE),
        FREE(
                row(
                        "Host:" + TYPE,
                        row -> row.attribute("platoinstancetype", "HostingFree").hourly("0.3")),
                NONE),
        RESERVED(
                row(
                        "Host:" + TYPE,
                        row -> row.price("Reserved", "Hrs", "USD", "0.1").hourly("0.23")),
                "0.23 USD"),
        BY_THE_MONTH(row("Host:" + TYPE, row -> row.price("OnDemand", "Mo", "USD", "168")), NONE),
        IN_OTHER_MONEY(row("Host:" + TYPE, row -> row.price("OnDemand", "Hrs", "EUR", "0.2")), NONE),
        NO_NUMBER(row("Host:" + TYPE, row -> row.hourly("free")), NONE),
        NO_TERMS(row("Host:" + TYPE, row -> {}), NONE),
        NO_JSON(
                row("Host:" + TYPE, row -> row.text("{\"product\": ")).andThen(ONE.rows),
                "? prices could not be read: pricing:GetProducts: the price list has a row that is no JSON"),
        JSON_OF_ANYTHING(
                row("Host:" + TYPE, row -> row.text("[1, 2]")).andThen(ONE.rows),
                "? prices could not be read: pricing:GetProducts: the price list has a row without a product"),
        ON_THE_THIRD_PAGE(
                prices -> {
                    for (int i = 0; i < 250; i++) {
                        prices.hosting("us-east-1", "ml.x" + i + ".large", "1");
                    }
                    prices.hosting("us-east-1", TYPE, "0.23");
                },
                "0.23 USD");

        private final Consumer<LocalPrices> rows;
        private final String expected;

        Rows(Consumer<LocalPrices> rows, String expected) {
            this.rows = rows;
            this.expected = expected;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_price_counts_where_the_list_has_exactly_one(Rows one) {
        aws.prices(one.rows);
        assertThat(inShort(list("us-east-1").hourly(endpointIn("us-east-1"), HOSTING)))
                .isEqualTo(one.expected);
    }

    @Test
    void each_product_has_its_own_price() {
        aws.prices(prices -> prices.hosting("us-east-1", "ml.g4dn.xlarge", "0.736")
                .jupyterLab("us-east-1", "ml.g4dn.xlarge", "0.7364")
                .codeEditor("us-east-1", "ml.g4dn.xlarge", "0.7365")
                .kernelGateway("us-east-1", "ml.g4dn.xlarge", "0.7366"));
        PriceList list = list("us-east-1");
        assertThat(List.of(
                                BillItem.HOSTING,
                                BillItem.JUPYTER_LAB,
                                BillItem.CODE_EDITOR,
                                BillItem.KERNEL_GATEWAY,
                                BillItem.RESERVED_HOSTING,
                                BillItem.CANVAS)
                        .stream()
                        .map(product -> inShort(
                                list.hourly(endpointIn("us-east-1"), BillItem.of(product, "ml.g4dn.xlarge", 1)))))
                .containsExactly(
                        "0.736 USD",
                        "0.7364 USD",
                        "0.7365 USD",
                        "0.7366 USD",
                        "? its capacity reservation is paid for whether it is used or not",
                        "? this version reads no prices of Canvas");
    }

    @Test
    void china_has_a_price_list_of_its_own() {
        aws.prices(prices -> prices.hosting("cn-northwest-1", TYPE, "1.888").hosting("us-east-1", TYPE, "0.23"));
        assertThat(inShort(list("cn-northwest-1").hourly(endpointIn("cn-northwest-1"), HOSTING)))
                .isEqualTo("1.888 CNY");
        assertThat(inShort(list("cn-northwest-1").hourly(endpointIn("us-east-1"), HOSTING)))
                .isEqualTo("? prices of us-east-1 are in another price list than the one of China");
        assertThat(inShort(list("us-east-1").hourly(endpointIn("cn-northwest-1"), HOSTING)))
                .isEqualTo(
                        "? prices of cn-northwest-1 are in another price list than the one of the world without China");
    }

    @Test
    void a_list_is_read_once_a_day_for_each_region_and_product() {
        aws.prices(prices -> prices.hosting("us-east-1", TYPE, "0.23")
                .hosting("eu-west-1", TYPE, "0.257")
                .jupyterLab("us-east-1", TYPE, "0.23"));
        PriceList list = list("us-east-1");
        for (int i = 0; i < 3; i++) {
            assertThat(inShort(list.hourly(endpointIn("us-east-1"), HOSTING))).isEqualTo("0.23 USD");
            assertThat(inShort(list.hourly(endpointIn("eu-west-1"), HOSTING))).isEqualTo("0.257 USD");
            list.hourly(endpointIn("us-east-1"), BillItem.of(BillItem.HOSTING, "ml.none", 1));
            list.hourly(endpointIn("us-east-1"), BillItem.of(BillItem.JUPYTER_LAB, TYPE, 1));
        }
        assertThat(aws.calls("pricing:*")).hasSize(3);
        aws.prices(prices -> prices.clear().hosting("us-east-1", TYPE, "0.25"));
        now = now.plus(Duration.ofHours(24)).minusSeconds(1);
        assertThat(inShort(list.hourly(endpointIn("us-east-1"), HOSTING))).isEqualTo("0.23 USD");
        now = now.plusSeconds(1);
        assertThat(inShort(list.hourly(endpointIn("us-east-1"), HOSTING))).isEqualTo("0.25 USD");
    }

    private enum Failing {
        DENIED(Fault.accessDenied(), "AccessDeniedException"),
        THROTTLED(Fault.throttling(), "ThrottlingException"),
        BROKEN(Fault.internalFailure(), "InternalFailure"),
        A_PAGE_OF_A_PROXY(Fault.htmlPage(), "pricing:GetProducts: "),
        NOTHING(Fault.emptyBody(), "the answer has no content"),
        UNREACHABLE(Fault.connectionReset(), "pricing:GetProducts: "),
        THE_SECOND_PAGE_DENIED(Fault.accessDenied().onCall(2), "AccessDeniedException");

        private final Fault fault;
        private final String why;

        Failing(Fault fault, String why) {
            this.fault = fault;
            this.why = why;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_read_is_unknown_and_asked_again_after_a_pause(Failing one) {
        aws.prices(prices -> {
            prices.hosting("us-east-1", TYPE, "0.23");
            for (int i = 0; i < 100; i++) {
                prices.hosting("us-east-1", "ml.x" + i + ".large", "1");
            }
        });
        aws.fail("pricing:GetProducts", one.fault);
        PriceList list = list("us-east-1");
        assertThat(inShort(list.hourly(endpointIn("us-east-1"), HOSTING)))
                .startsWith("? prices could not be read: pricing:GetProducts: ")
                .contains(one.why);
        aws.heal().forgetCalls();
        now = now.plus(Duration.ofMinutes(5)).minusSeconds(1);
        assertThat(inShort(list.hourly(endpointIn("us-east-1"), HOSTING))).startsWith("? prices could not be read");
        assertThat(aws.calls("*")).isEmpty();
        now = now.plusSeconds(1);
        assertThat(inShort(list.hourly(endpointIn("us-east-1"), HOSTING))).isEqualTo("0.23 USD");
    }

    @Test
    void a_scan_counts_the_calls_for_its_prices() {
        aws.prices(prices -> prices.hosting("us-east-1", TYPE, "0.23"));
        var ledger = new CallLedger();
        Prices prices = list("us-east-1").during(scan().calls(ledger).build());
        assertThat(inShort(prices.hourly(endpointIn("us-east-1"), HOSTING))).isEqualTo("0.23 USD");
        assertThat(ledger.counts()).isEqualTo(Map.of("pricing:GetProducts", 1L));
    }

    @ParameterizedTest
    @EnumSource(value = Stop.class)
    void a_scan_that_was_stopped_looks_up_no_price_and_the_next_one_does(Stop stop) {
        aws.prices(prices -> prices.hosting("us-east-1", TYPE, "0.23"));
        PriceList list = list("us-east-1");
        Prices stopped = list.during(stop.scan.apply(scan()).build());
        assertThat(inShort(stopped.hourly(endpointIn("us-east-1"), HOSTING)))
                .startsWith("? prices could not be read: pricing:GetProducts: not called: ");
        assertThat(aws.calls("*")).isEmpty();
        Prices next = list.during(scan().build());
        assertThat(inShort(next.hourly(endpointIn("us-east-1"), HOSTING))).isEqualTo("0.23 USD");
        assertThat(inShort(stopped.hourly(endpointIn("us-east-1"), HOSTING))).isEqualTo("0.23 USD");
    }

    private enum Stop {
        CANCELLED(scan -> scan.cancelledWhen(() -> true)),
        OVER(scan -> scan.deadline(Instant.EPOCH, InstantSource.system())),
        WITHOUT_MONEY(scan -> scan.calls(new CallLedger(Budget.ofCalls(0))));

        private final UnaryOperator<Observation.Builder> scan;

        Stop(UnaryOperator<Observation.Builder> scan) {
            this.scan = scan;
        }
    }

    @Test
    void a_call_for_prices_ends_with_the_time_of_the_scan() {
        List<Duration> times = new ArrayList<>();
        ExecutionInterceptor looking = new ExecutionInterceptor() {
            @Override
            public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
                context.request()
                        .overrideConfiguration()
                        .flatMap(RequestOverrideConfiguration::apiCallTimeout)
                        .ifPresent(times::add);
            }
        };
        PricingClient client = clientBuilder(aws, "us-east-1")
                .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(looking))
                .build();
        PriceList list =
                PriceList.builder(withoutWaiting(client)).clock(() -> now).build();
        Prices prices =
                list.during(scan().deadline(now.plusSeconds(5), () -> now).build());
        prices.hourly(endpointIn("us-east-1"), HOSTING);
        assertThat(times).containsOnly(Duration.ofSeconds(5));
    }

    private static Observation.Builder scan() {
        return Observation.builder(Instant.parse("2026-01-10T12:00:00Z"), EvidenceNeeds.nothing());
    }

    @Test
    void one_thread_reads_while_others_wait() throws Exception {
        aws.prices(prices -> prices.hosting("us-east-1", TYPE, "0.23"));
        PriceList list = list("us-east-1");
        int threads = 8;
        var together = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(executor.submit(() -> {
                    together.countDown();
                    together.await();
                    return inShort(list.hourly(endpointIn("us-east-1"), HOSTING));
                }));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("0.23 USD");
            }
        } finally {
            executor.shutdown();
        }
        assertThat(aws.calls("pricing:*")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-west-2", "cn-north-1"})
    void a_client_of_a_region_without_a_price_list_is_refused(String region) {
        PricingClient wrong = clientBuilder(aws, region).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceList.of(wrong))
                .withMessageContaining("no Price List API in " + region);
        PricingClient sentElsewhere = clientBuilder(aws, region)
                .endpointOverride(URI.create("http://localhost:1"))
                .build();
        assertThat(PriceList.of(sentElsewhere)).isNotNull();
    }
}
