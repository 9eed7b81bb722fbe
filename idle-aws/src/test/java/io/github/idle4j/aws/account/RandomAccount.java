package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account drawn by a seed: endpoints and Studio apps, what is true of each of them, and a stand-in for AWS that shows
 * of it what AWS would. One seed, one account, on every machine.
 */
public final class RandomAccount {

    /** The instant at which the account is looked at. */
    public static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    /** How far back the use of endpoints is asked for. */
    public static final Duration ENDPOINT_WINDOW = Duration.ofDays(14);

    /** How far back the use of Studio is asked for, where nothing else is drawn. */
    public static final Duration STUDIO_WINDOW = Duration.ofHours(24);

    /** The only region that holds anything. */
    public static final String REGION = "us-east-1";

    private static final List<String> MODELS = List.of("churn", "Ranking", "vision-xl", "fraud");

    private final Map<String, Truth> truths = new HashMap<>();
    private final Dice dice;
    private final LocalAws aws;
    private final Duration studioWindow;
    private @Nullable Mishaps mishaps;

    private RandomAccount(long seed) {
        dice = new Dice(seed);
        LocalAws.Builder account = LocalAws.builder(InstantSource.fixed(NOW));
        if (dice.chance(0.3)) {
            account.lowerCaseArns();
        }
        if (dice.chance(0.3)) {
            account.metricDelay(Duration.ofMinutes(3));
        }
        if (dice.chance(0.3)) {
            account.emptyLogPages();
        }
        if (dice.chance(0.3)) {
            account.logIndexLag(Duration.ofMinutes(3));
        }
        aws = account.build();
        studioWindow = dice.weighted(
                List.of(STUDIO_WINDOW, Duration.ofHours(3), Duration.ofDays(7), Duration.ofDays(15)), 70, 10, 10, 10);
    }

    /** An account of that many endpoints, and of that many owners of Studio apps. */
    public static RandomAccount of(long seed, int endpoints, int owners) {
        var account = new RandomAccount(seed);
        int indexed = account.dice.chance(0.15) ? account.dice.between(0, endpoints) : endpoints;
        for (int i = 0; i < endpoints; i++) {
            if (i == indexed) {
                account.region().searchStops();
            }
            account.add(account.life(account.name(i)));
        }
        account.addDeletedEndpoints(endpoints / 20);
        account.addOrphans(endpoints / 40);
        account.addStudio(owners);
        return account;
    }

    /** An account of endpoints in service that all publish zeros: every {@code n}th is idle, the others busy. */
    public static RandomAccount ofPlainEndpoints(long seed, int endpoints, int variants, int everyIdle) {
        var account = new RandomAccount(seed);
        for (int i = 0; i < endpoints; i++) {
            account.add(new PlainEndpoint(account.name(i), variants, i % everyIdle == 0, NOW, account.dice));
        }
        return account;
    }

    private EndpointLife life(String name) {
        int drawn = dice.between(0, 99);
        if (drawn < 58) {
            return new ClassicLife(name, NOW, ENDPOINT_WINDOW, dice);
        }
        if (drawn < 66) {
            return new ServerlessLife(name, NOW, ENDPOINT_WINDOW, dice);
        }
        return drawn < 78
                ? new AsyncLife(name, NOW, ENDPOINT_WINDOW, dice)
                : new HostLife(name, NOW, ENDPOINT_WINDOW, dice);
    }

    private void add(EndpointLife life) {
        life.describeIn(region());
        life.truths().forEach(this::put);
    }

    private void add(PlainEndpoint endpoint) {
        endpoint.describeIn(region());
        put(endpoint.truth());
    }

    private void put(Truth truth) {
        if (truths.put(truth.key(), truth) != null) {
            throw new AssertionError("drawn twice: " + truth);
        }
    }

    /** Names that are prefixes of one another. */
    private String name(int number) {
        return MODELS.get(number % MODELS.size()) + "-" + number;
    }

    /** Endpoints that are gone leave what they published, and Search may have them still. */
    private void addDeletedEndpoints(int count) {
        for (int i = 0; i < count; i++) {
            Map<String, String> dimensions = Map.of("EndpointName", "gone-" + i, "VariantName", "blue1");
            region().series(
                            "AWS/SageMaker",
                            "Invocations",
                            dimensions,
                            series -> series.zeros(NOW.minus(Duration.ofDays(20)), NOW.minus(Duration.ofDays(2)))
                                    .add(NOW.minus(Duration.ofDays(3)), 5));
            if (dice.chance(0.5)) {
                region().searchRecord(
                                "gone-" + i,
                                endpoint -> endpoint.createdAt(NOW.minus(Duration.ofDays(20)))
                                        .variant("blue1", variant -> variant.instances(1)));
            }
        }
    }

    /** Components of endpoints that are gone: they say that they are in service, and cost nothing. */
    private void addOrphans(int count) {
        for (int i = 0; i < count; i++) {
            String name = "orphan-" + i;
            Instant createdAt = dice.between(NOW.minus(Duration.ofDays(60)), NOW.minusSeconds(600));
            List<Instant> uses = RequestPlan.drawn(createdAt, NOW.minus(ENDPOINT_WINDOW), NOW.minusSeconds(600), dice);
            String status = dice.pick("InService", "InService", "InService", "Failed", "Updating");
            String endpoint = "gone-" + dice.between(0, count);
            region().inferenceComponent(name, component -> {
                component.endpoint(endpoint).createdAt(createdAt).status(status).copies(dice.between(0, 2));
                component.living();
                uses.forEach(use -> component.requests(use, 2));
            });
            put(new Truth(
                    "sagemaker:inference-component",
                    name,
                    createdAt,
                    false,
                    uses,
                    Set.of(Answer.NOT_JUDGED),
                    "orphan, " + status));
        }
    }

    private void addStudio(int owners) {
        var studio = new StudioLife(owners, NOW, studioWindow, dice);
        studio.describeIn(region());
        studio.truths().forEach(this::put);
    }

    private LocalRegion region() {
        return aws.region(REGION);
    }

    /** How far back the use of Studio is asked for in this account. */
    public Duration studioWindow() {
        return studioWindow;
    }

    /** The stand-in that shows what AWS would. */
    public LocalAws aws() {
        return aws;
    }

    /** What is true of each resource, by {@link Truth#key()}. */
    public Map<String, Truth> truths() {
        return Map.copyOf(truths);
    }

    /** Lets things go wrong, as drawn by that seed, and says in words what does. */
    public String mixInFaults(long seed) {
        mishaps = new Mishaps(aws, new Dice(seed));
        return mishaps.begin(List.copyOf(truths.values()));
    }

    /**
     * Lets so many things change or be denied while one looks, and nothing else go wrong, as drawn by that seed; says each
     * in words.
     */
    public List<String> changeMeanwhile(long seed, int count) {
        mishaps = new Mishaps(aws, new Dice(seed));
        return mishaps.change(List.copyOf(truths.values()), count);
    }

    /** The keys of what is gone since one looked, of what was there before. */
    public Set<String> goneMeanwhile() {
        return mishaps == null ? Set.of() : mishaps.gone();
    }

    /** The keys of what began while one looked, or changed so that it cannot be idle, whether or not that could be seen. */
    public Set<String> startedMeanwhile() {
        return mishaps == null ? Set.of() : mishaps.started();
    }

    /** The keys of what began while one looked, and would have been seen. */
    Set<String> begunMeanwhile() {
        return mishaps == null ? Set.of() : mishaps.begun();
    }
}
