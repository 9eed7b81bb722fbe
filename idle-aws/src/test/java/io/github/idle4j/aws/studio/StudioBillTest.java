package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.calls.SteppedPaceClock.withoutWaiting;
import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.ofBob;
import static io.github.idle4j.aws.studio.StudioWorld.ofLab;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.CostSum;
import io.github.idle4j.Costs;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.cost.PriceList;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.cost.Amount;
import io.github.idle4j.cost.Money;
import io.github.idle4j.evidence.Fact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.pricing.PricingClient;

/** What idle instances of Studio cost, each once, and by the product of the apps on them. */
@Timeout(60)
class StudioBillTest {

    private static IdleReport scan(StudioWorld world) {
        world.aws.prices(prices -> prices.kernelGateway("us-east-1", "ml.m5.large", "0.115")
                .kernelGateway("us-east-1", "ml.t3.medium", "0.05")
                .jupyterLab("us-east-1", "ml.t3.medium", "0.051")
                .codeEditor("us-east-1", "ml.t3.medium", "0.052"));
        PricingClient pricing = withoutWaiting(PricingClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")))
                .httpClient(world.aws.httpClient())
                .build());
        return IdleDetector.builder()
                .watch(world.source(), quietFor(Duration.ofHours(24)))
                .then(Costs.by(PriceList.of(pricing)))
                .asOf(NOW)
                .build()
                .scan();
    }

    private static String inShort(Amount amount) {
        String why = amount instanceof Amount.AtLeast part
                ? "+ " + part.why()
                : amount instanceof Amount.Unknown unknown ? "? " + unknown.why() : "";
        return amount.money().map(Money::toString).orElse("") + why;
    }

    private static Map<String, String> costs(IdleReport report) {
        Map<String, String> costs = new TreeMap<>();
        for (Assessment idle : report.idle()) {
            idle.cost()
                    .ifPresent(cost -> costs.put(
                            idle.resource().path(), inShort(cost.monthly()) + ", " + inShort(cost.wastedSoFar())));
        }
        return costs;
    }

    private static Consumer<LocalApp> canvas() {
        return app -> app.createdAt(hoursAgo(120)).activeAt(hoursAgo(30));
    }

    private static Consumer<LocalApp> quietLab() {
        return app -> app.logs(stream -> stream.event(hoursAgo(50), "jl-cell-executed")
                .eventsEvery(Duration.ofMinutes(5), hoursAgo(100), NOW, "200 GET /jupyterlab/default/api/status"));
    }

    private static final String CANVAS = "? this version reads no prices of Canvas";

    private enum Case {
        /** Of 30 silent hours, all are known. */
        A_KERNEL(
                ofAlice(alice -> alice.kernelGateway("a", silentFor(30))),
                Map.of("ml.m5.large", "83.95 USD, 3.45 USD")),
        TWO_KERNELS_SHARE_AN_INSTANCE(
                ofAlice(alice -> alice.kernelGateway("a", silentFor(30)).kernelGateway("b", silentFor(40))),
                Map.of("ml.m5.large", "83.95 USD, 3.45 USD")),
        TWO_INSTANCES(
                ofAlice(alice -> alice.kernelGateway("a", silentFor(30))
                        .kernelGateway("b", silentFor(30).andThen(app -> app.instanceType("ml.t3.medium")))),
                Map.of("ml.m5.large", "83.95 USD, 3.45 USD", "ml.t3.medium", "36.5 USD, 1.5 USD")),
        A_KERNEL_ON_THE_SYSTEM(
                ofAlice(alice -> alice.kernelGateway("a", silentFor(30).andThen(app -> app.instanceType("system")))),
                Map.of("ml.t3.medium", "36.5 USD, 1.5 USD")),
        A_TYPE_THAT_IS_NOT_SOLD(
                ofAlice(alice ->
                        alice.kernelGateway("a", silentFor(30).andThen(app -> app.instanceType("ml.g6.24xlarge")))),
                Map.of(
                        "ml.g6.24xlarge",
                        "? the price list of us-east-1 has no price of ml.g6.24xlarge (Studio KernelGateway)")),
        JUPYTER_LAB(ofLab(quietLab()), Map.of("ml.t3.medium", "37.23 USD, ")),
        AN_RSTUDIO_SESSION(
                ofAlice(alice -> alice.app("RSessionGateway", "r", silentFor(30))),
                Map.of("ml.m5.large", "? this version reads no prices of Studio RSessionGateway")),
        KERNELS_BESIDE_A_SESSION(
                ofAlice(alice -> alice.kernelGateway("a", silentFor(30)).app("RSessionGateway", "r", silentFor(30))),
                Map.of(
                        "ml.m5.large",
                        "? by which of these it is billed is not known: Studio KernelGateway, Studio RSessionGateway")),
        CANVAS_BY_ITSELF(ofAlice(alice -> alice.canvas(canvas())), Map.of("unknown", CANVAS)),
        CANVAS_BESIDE_A_KERNEL(
                ofAlice(alice -> alice.kernelGateway("a", silentFor(30)).canvas(canvas())),
                Map.of("ml.m5.large", "83.95 USD, 3.4", "Canvas/default", CANVAS)),
        CANVAS_ON_THE_TYPE_OF_A_KERNEL(
                ofAlice(alice -> alice.kernelGateway("a", silentFor(30))
                        .canvas(canvas().andThen(app -> app.instanceType("ml.m5.large")))),
                Map.of("ml.m5.large", "83.95 USD+ this version reads no prices of Canvas")),
        A_TYPE_THAT_NOBODY_KNOWS(
                ofAlice(alice -> alice.app(
                        "RSessionGateway",
                        "r",
                        app -> app.createdAt(hoursAgo(200)).logs(stream -> stream.event(hoursAgo(30), "x")))),
                Map.of("unknown", "? the type of its instance is not known")),
        A_TYPE_THAT_NOBODY_KNOWS_BESIDE_ONE_THAT_IS_KNOWN(
                ofAlice(alice -> alice.kernelGateway("a", silentFor(30))
                        .app(
                                "RSessionGateway",
                                "r",
                                app -> app.createdAt(hoursAgo(200)).logs(stream -> stream.event(hoursAgo(30), "x")))),
                Map.of(
                        "ml.m5.large",
                        "83.95 USD, 3.45 USD",
                        "RSessionGateway/r",
                        "? on which instance it runs is not known"));

        private final StudioWorld world;
        private final Map<String, String> expected;

        Case(StudioWorld world, Map<String, String> expected) {
            this.world = world;
            this.expected = expected;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_the_instances_cost_and_have_cost_so_far(Case one) {
        Map<String, String> costs = costs(scan(one.world));
        String owner = one == Case.JUPYTER_LAB ? "d-1/space/s1/" : "d-1/user/alice/";
        assertThat(costs).hasSameSizeAs(one.expected);
        one.expected.forEach((path, expected) ->
                assertThat(costs.get(owner + path)).as(costs.toString()).startsWith(expected));
    }

    @Test
    void an_owner_pays_for_each_instance_once_and_a_shared_space_belongs_to_nobody() {
        IdleReport report = scan(StudioWorld.of(region -> region.domain(
                "d-1",
                domain -> domain.userProfile(
                                "alice",
                                alice -> alice.kernelGateway("a", silentFor(30)).kernelGateway("b", silentFor(40)))
                        .space("team", team -> team.shared().kernelGateway("c", silentFor(30)))
                        .userProfile("busy", busy -> busy.kernelGateway("d", silentFor(1))))));
        Map<Fact<String>, CostSum> sums = CostSum.byOwner(report);
        assertThat(sums.keySet()).containsExactlyInAnyOrder(Fact.known("alice"), Fact.none());
        assertThat(sums.get(Fact.known("alice")).monthly().money()).isEqualTo(List.of(Money.of("83.95", "USD")));
        assertThat(CostSum.of(report).bills()).isEqualTo(2);
    }

    @Test
    void bills_of_studio_cost_no_call_but_that_of_the_price_list() {
        StudioWorld world = ofBob(space -> space.kernelGateway("a", silentFor(30)));
        world.scan();
        int without = world.aws.calls().size();
        world.aws.forgetCalls();
        scan(world);
        assertThat(world.aws.calls("pricing:GetProducts")).hasSize(1);
        assertThat(world.aws.calls()).hasSize(without + 1);
    }
}
