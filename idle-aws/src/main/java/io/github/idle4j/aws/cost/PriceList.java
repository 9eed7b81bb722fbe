package io.github.idle4j.aws.cost;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ScanPrices;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.Scans;
import io.github.idle4j.cost.Money;
import io.github.idle4j.cost.Prices;
import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.pricing.PricingClient;

/**
 * The prices on demand of AWS, by its Price List API: of instances of endpoints, of JupyterLab, Code Editor and the kernels of
 * Studio Classic. What one pays by other agreements, as a savings plan, may be less.
 *
 * <p>The first question about a region and product reads its whole list, in a few calls; the answer is kept for a day. Where
 * the list cannot be read, prices are not known, and it is asked again after five minutes. A price counts only where the list
 * has exactly one for an hour of the type.
 *
 * <p>The API is in {@code us-east-1}, {@code eu-central-1} and {@code ap-south-1}, each of which knows the prices of all regions
 * but those of China; and in {@code cn-northwest-1}, which knows those ("AWS Price List service endpoints"). The client is the
 * caller's, and never closed here. Thread-safe: one thread reads a list while others that need it wait.
 */
public final class PriceList implements ScanPrices {

    private static final Set<String> REGIONS = Set.of("us-east-1", "eu-central-1", "ap-south-1", "cn-northwest-1");

    private static final Duration KEPT = Duration.ofHours(24);

    private static final Duration PAUSE = Duration.ofMinutes(5);

    /** Without a deadline, or with a later one, prices are not worth waiting for longer. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final PricingClient pricing;
    private final InstantSource clock;
    private final Duration callTimeout;
    private final boolean ofChina;
    private final Map<Key, Reading> readings = new ConcurrentHashMap<>();

    private record Key(String region, Product product) {}

    /** A list that is being read, or was. */
    private record Reading(FutureTask<Result> task) {

        boolean isOver(Instant now) {
            return task.isDone() && !now.isBefore(AwsCalls.await(task).until());
        }
    }

    private record Result(PriceTable table, Instant until) {}

    private PriceList(Builder builder) {
        this.pricing = builder.pricing;
        this.clock = builder.clock;
        this.callTimeout = builder.callTimeout;
        this.ofChina = isOfChina(builder.region());
    }

    private static boolean isOfChina(String region) {
        return region.startsWith("cn-");
    }

    /** The price list that a client reaches. */
    public static PriceList of(PricingClient pricing) {
        return builder(pricing).build();
    }

    /** Begins to describe a price list that a client reaches. */
    public static Builder builder(PricingClient pricing) {
        return new Builder(pricing);
    }

    /** The price, looked up for itself and within no scan. */
    @Override
    public Fact<Money> hourly(ResourceId resource, BillItem item) {
        return hourly(resource, item, Optional.empty());
    }

    @Override
    public Prices during(Observation scan) {
        Optional<Observation> within = Optional.of(scan);
        return (resource, item) -> hourly(resource, item, within);
    }

    /** The list of each product of one region in one page, and more of them where there are more; none where nothing is idle. */
    @Override
    public Estimate estimate() {
        return Estimate.of(
                Map.of(PriceTable.API, Range.upTo(Product.values().length).orMore()), Range.NONE);
    }

    private Fact<Money> hourly(ResourceId resource, BillItem item, Optional<Observation> scan) {
        if (item.product().equals(BillItem.RESERVED_HOSTING)) {
            return Fact.unreadable("its capacity reservation is paid for whether it is used or not");
        }
        Optional<Product> product = Product.of(item.product());
        if (product.isEmpty()) {
            return Fact.unreadable("this version reads no prices of " + item.product());
        }
        if (isOfChina(resource.region()) != ofChina) {
            return Fact.unreadable("prices of " + resource.region() + " are in another price list than the one of "
                    + (ofChina ? "China" : "the world without China"));
        }
        return table(new Key(resource.region(), product.get()), scan).price(item);
    }

    private PriceTable table(Key key, Optional<Observation> scan) {
        Instant now = clock.instant();
        Reading reading = readings.compute(
                key,
                (any, known) -> known != null && !known.isOver(now)
                        ? known
                        : new Reading(new FutureTask<>(() -> read(key, scan))));
        return AwsCalls.await(reading.task()).table();
    }

    private Result read(Key key, Optional<Observation> scan) {
        Instant begun = clock.instant();
        Duration time = scan.flatMap(Observation::timeLeft)
                .filter(left -> left.compareTo(PATIENCE) < 0)
                .orElse(PATIENCE);
        var asked = Observation.builder(begun, EvidenceNeeds.nothing()).deadline(begun.plus(time), clock);
        BooleanSupplier stopped = () -> scan.flatMap(Observation::stopped).isPresent();
        scan.ifPresent(one -> asked.calls(one.calls()).cancelledWhen(stopped));
        AwsCalls calls =
                Scans.callsApart(asked.build(), Origin.of("PriceList"), callTimeout, Map.of("pricing", pricing));
        PriceTable table = PriceTable.read(pricing, calls, key.region(), key.product());
        boolean cutShort =
                time.compareTo(PATIENCE) < 0 || stopped.getAsBoolean(); // which says nothing to the next scan
        Duration kept = table.isRead() ? KEPT : cutShort ? Duration.ZERO : PAUSE;
        return new Result(table, clock.instant().plus(kept));
    }

    /** Collects what a price list needs. Not thread-safe. */
    public static final class Builder {

        private final PricingClient pricing;
        private InstantSource clock = InstantSource.system();
        private Duration callTimeout = Scans.USUAL_CALL_TIMEOUT;

        private Builder(PricingClient pricing) {
            this.pricing = requireNonNull(pricing, "pricing");
        }

        /** What tells how old prices are; the system's clock, unless told otherwise. */
        public Builder clock(InstantSource source) {
            clock = requireNonNull(source, "source");
            return this;
        }

        /** How long one call may take with all its retries; 60 seconds, unless told otherwise. */
        public Builder callTimeout(Duration time) {
            callTimeout = Scans.requirePositive(time);
            return this;
        }

        private String region() {
            @Nullable Region region = pricing.serviceClientConfiguration().region();
            return region == null ? "" : region.id();
        }

        /**
         * The price list.
         *
         * @throws IllegalArgumentException if the client is of a region in which there is no Price List API
         */
        public PriceList build() {
            boolean elsewhere =
                    pricing.serviceClientConfiguration().endpointOverride().isPresent();
            if (!elsewhere && !REGIONS.contains(region())) {
                throw new IllegalArgumentException("There is no Price List API in " + region()
                        + ", only in us-east-1, eu-central-1, ap-south-1" + " and, for China, cn-northwest-1");
            }
            return new PriceList(this);
        }
    }
}
