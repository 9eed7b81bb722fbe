package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.BillItem.Uptime;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/**
 * What is billed for an endpoint while nobody calls it: the instances of its variants and of its shadow variants, and what is
 * provisioned of serverless ones. How many there are tells its description; of which type, its configuration alone.
 *
 * <p>How many there were tells the CPU: each instance publishes one sample a minute, so that the count of samples is the count
 * of instances (developer guide, "Troubleshooting" of asynchronous inference).
 */
final class EndpointBill {

    private final Endpoint endpoint;
    private final Configuration configuration;
    private final Readings readings;
    private final Instant asOf;
    private final List<BillItem> items = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private EndpointBill(Endpoint endpoint, Configuration configuration, Readings readings, Instant asOf) {
        this.endpoint = endpoint;
        this.configuration = configuration;
        this.readings = readings;
        this.asOf = asOf;
    }

    /** Whether it may turn out to be idle: nothing else is asked for its bill. */
    static boolean isWanted(Look look) {
        return look.open && look.endpoint.standing().standing().kind() == Standing.Kind.SERVING;
    }

    /** Whether it has instances, of which the configuration alone tells the types. */
    static boolean hasInstances(Endpoint endpoint) {
        return billed(endpoint).anyMatch(variant -> !variant.serverless());
    }

    /** What shows how many instances there were. */
    static List<MetricQuery> meters(Endpoint endpoint) {
        return billed(endpoint)
                .filter(variant -> !variant.serverless())
                .map(variant -> EndpointSignals.cpu(endpoint.name(), variant.name()))
                .toList();
    }

    private static Stream<Variant> billed(Endpoint endpoint) {
        return Stream.concat(endpoint.variants().stream(), endpoint.shadows().stream());
    }

    /** The bill, where configuration and meters were read. */
    static Fact<Bill> of(Look look, Readings readings, Instant asOf) {
        return new EndpointBill(look.endpoint, look.configuration.orElse(Configuration.NOT_READ), readings, asOf)
                .bill();
    }

    private Fact<Bill> bill() {
        billed(endpoint).forEach(variant -> {
            if (variant.number().isEmpty()) {
                missing.add("the number of instances of variant " + variant.name() + " is not told");
            } else if (variant.serverless()) {
                addProvisioned(variant, variant.number().get());
            } else {
                addInstances(variant, variant.number().get());
            }
        });
        if (missing.isEmpty()) {
            return Fact.known(Bill.of(items));
        }
        String why = String.join("; ", missing.stream().distinct().toList());
        return items.isEmpty() ? Fact.unreadable(why) : Fact.known(Bill.atLeast(items, why));
    }

    private void addProvisioned(Variant variant, int number) {
        if (number > 0) {
            String memory = variant.memory().map(size -> size + " MB").orElse("memory of unknown size");
            items.add(unchanged(BillItem.of(BillItem.PROVISIONED_CONCURRENCY, memory, number)));
        }
    }

    private void addInstances(Variant variant, int number) {
        Optional<ProductionVariant> configured = configuration.variant(variant.name());
        Optional<String> type = configured.map(ProductionVariant::instanceTypeAsString);
        if (type.isEmpty()) {
            missing.add(configuration
                    .doubt()
                    .map(Doubt::detail)
                    .orElseGet(() ->
                            "its configuration does not tell the type of the instances of variant " + variant.name()));
            return;
        }
        // A reservation is paid for whether or not it is used: what is deleted frees capacity and no money.
        boolean reserved = configured.get().capacityReservationConfig() != null;
        String product = reserved ? BillItem.RESERVED_HOSTING : BillItem.HOSTING;
        BillItem item = BillItem.of(product, type.get(), number).metered(uptimes(variant));
        // Of a number that SageMaker manages by itself, nothing says that the endpoint is modified with it.
        boolean managed = configured.get().managedInstanceScaling() != null;
        items.add(managed ? item : unchanged(item));
    }

    /** The number changes with the endpoint, be it by people, by scaling or by maintenance. */
    private BillItem unchanged(BillItem item) {
        return endpoint.modifiedAt().map(item::unchangedSince).orElse(item);
    }

    private List<Uptime> uptimes(Variant variant) {
        MetricSeries samples = readings.of(EndpointSignals.cpu(endpoint.name(), variant.name()));
        Optional<Duration> each = configuration.sampled();
        if (each.isEmpty() || samples.failure().isPresent()) {
            return List.of();
        }
        int first = endpoint.createdAt().map(samples.grid()::firstFrom).orElse(0);
        Instant settled = asOf.minus(EndpointSignals.SETTLING);
        List<Uptime> uptimes = new ArrayList<>();
        for (int bucket = first; bucket < samples.grid().count(); bucket++) {
            Span span = samples.grid().bucket(bucket);
            if (samples.value(bucket).isPresent() && !span.to().isAfter(settled)) {
                long count = Math.round(samples.value(bucket).getAsDouble());
                uptimes.add(new Uptime(span, each.get().multipliedBy(count)));
            }
        }
        return uptimes;
    }
}
