package io.github.idle4j.aws.campaign;

import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.quietFor;

import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.account.Dice;
import io.github.idle4j.aws.account.ListingsHeard;
import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.account.StudioLife;
import io.github.idle4j.aws.calls.SteppedPaceClock;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.aws.local.LocalServer;
import io.github.idle4j.aws.studio.StudioActivitySource;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A small random account in which random things go wrong, and how it is scanned; all of it from one seed. */
final class World {

    private static final int MOST_TROUBLES = 8;

    private final long seed;
    private final RandomAccount account;
    private final Plan plan;
    private final List<Trouble> troubles;

    private World(long seed, RandomAccount account, Plan plan, List<Trouble> troubles) {
        this.seed = seed;
        this.account = account;
        this.plan = plan;
        this.troubles = troubles;
    }

    /** The world of that seed. */
    static World of(long seed) {
        var dice = new Dice(~seed);
        RandomAccount account = RandomAccount.of(seed, dice.between(10, 25), dice.between(4, 10));
        Plan plan = Plan.draw(dice);
        int count = dice.chance(0.1) ? 0 : dice.between(1, MOST_TROUBLES);
        return new World(seed, account, plan, new Storm(account, dice).breakLoose(count, seed));
    }

    /** The world of that seed as it is scanned by somebody who may not ask for much. */
    static World withinBudget(long seed) {
        World world = of(seed);
        return new World(seed, world.account, world.plan.withinBudget(new Dice(seed)), world.troubles);
    }

    /** The world of that seed as it is scanned through a network: not for so long, and with less patience. */
    static World ofNetwork(long seed) {
        World world = of(seed);
        return new World(seed, world.account, world.plan.inRealTime(), world.troubles);
    }

    /** A world where that goes wrong, and which is scanned like that. */
    static World of(long seed, Plan plan, Function<RandomAccount, List<Trouble>> storm) {
        RandomAccount account = RandomAccount.of(seed, 20, 8);
        return new World(seed, account, plan, storm.apply(account));
    }

    /** Scans it, once, on a clock of its own. */
    Outcome run() {
        var clock = new SteppedPaceClock();
        limit(clock::nanos);
        return run(Door.into(account.aws(), clock), new Route.InMemory(clock, plan.attempts()));
    }

    /** Scans it, once, through a network and in real time, on the threads that a scan has by itself. */
    Outcome runOverNetwork() {
        limit(System::nanoTime);
        try (LocalServer server = account.aws().serve();
                SdkHttpClient http = UrlConnectionHttpClient.builder()
                        .socketTimeout(Duration.ofSeconds(1))
                        .build()) {
            Outcome outcome = run(Door.over(http), new Route.OverNetwork(server.uri(), plan.attempts()));
            return outcome.withConnections(Sockets.leftOpenTo(server.uri().getPort()));
        }
    }

    private void limit(LongSupplier nanoTime) {
        account.aws().latency(plan.latency()).clockAhead(plan.skew().negated());
        if (plan.quotas()) {
            account.aws().publishedQuotas(nanoTime);
        }
        plan.quota()
                .ifPresent(rate -> Operations.names().stream()
                        .filter(name -> name.startsWith("sagemaker:"))
                        .forEach(name -> account.aws().quota(name, rate, nanoTime)));
    }

    private Outcome run(Door door, Route route) {
        var heard = new ListingsHeard();
        var turns = new Turns(route.executor().isPresent());
        try (SageMakerClient sageMaker = route.client(SageMakerClient.builder(), door, heard);
                CloudWatchClient cloudWatch = route.client(CloudWatchClient.builder(), door, heard);
                CloudWatchLogsClient logs = route.client(CloudWatchLogsClient.builder(), door, heard)) {
            IdleDetector.Builder detector = IdleDetector.builder()
                    .asOf(now())
                    .clock(() -> now().plus(door.passed()))
                    .cancelledWhen(() -> plan.cancelledAt().isPresent()
                            && door.requests() >= plan.cancelledAt().getAsInt());
            plan.deadline().ifPresent(detector::deadline);
            detector.budget(plan.budget());
            if (plan.endpoints()) {
                EndpointActivitySource.Builder endpoints = EndpointActivitySource.builder(sageMaker, cloudWatch)
                        .clock(InstantSource.fixed(now()))
                        .callTimeout(plan.callTimeout());
                route.executor().ifPresent(endpoints::executor);
                detector.watch(turns.first(endpoints.build()), endpointPolicy());
            }
            if (plan.studio()) {
                StudioActivitySource studio = studio(StudioActivitySource.builder(sageMaker, logs, cloudWatch), route);
                detector.watch(plan.endpoints() ? turns.second(studio) : turns.first(studio), studioPolicy());
            }
            IdleReport report = detector.build().scan();
            return new Outcome(
                    seed, account, plan, troubles, report, heard.listed(), door.passed(), door, turns.open(), 0);
        }
    }

    private StudioActivitySource studio(StudioActivitySource.Builder studio, Route route) {
        studio.callTimeout(plan.callTimeout());
        route.executor().ifPresent(studio::executor);
        if (!plan.lines()) {
            studio.withoutLogLines();
        }
        if (plan.attributed()) {
            studio.withAttribution();
        }
        return studio.build();
    }

    /** What this machine takes for now. */
    private Instant now() {
        return plan.isSkewed() ? RandomAccount.NOW.plus(plan.skew()) : RandomAccount.NOW;
    }

    private IdlePolicy endpointPolicy() {
        IdlePolicy quiet = quietFor(RandomAccount.ENDPOINT_WINDOW);
        return plan.tags() ? quiet.unless(tagged("keep", "true"), "its owner asked to keep it") : quiet;
    }

    private IdlePolicy studioPolicy() {
        IdlePolicy quiet = quietFor(account.studioWindow())
                .unless(activity -> activity.isOwnedBy(StudioLife.EXEMPT), "she asked to keep hers");
        return plan.tags() ? quiet.unless(tagged("keep", "true"), "its owner asked to keep it") : quiet;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + plan + ", " + troubles;
    }
}
