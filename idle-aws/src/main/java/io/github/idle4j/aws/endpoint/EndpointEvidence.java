package io.github.idle4j.aws.endpoint;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.endpoint.InvocationEvidence.Absence;
import io.github.idle4j.aws.metrics.MetricGrid;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricReader;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What CloudWatch shows of some endpoints, read in steps, each only for the endpoints that the step before left open:
 * the invocations of all; of those without use, the CPU and the configuration, which tell what missing points mean; of
 * those that were changed inside the window, the variants that are no longer there.
 */
final class EndpointEvidence {

    private final Observation observation;
    private final SageMakerReader sageMaker;
    private final AwsCalls calls;
    private final MetricReader metrics;
    private final MetricGrid grid;
    private final Supplier<RemovedVariants> removed;

    /** Every series read so far. */
    private final Map<MetricQuery, MetricSeries> series = new HashMap<>();

    /** What the configuration says, of the endpoints that no point of their own proves to be classic. */
    private final Map<Endpoint, VariantKinds> kinds = new HashMap<>();

    EndpointEvidence(
            Observation observation,
            SageMakerReader sageMaker,
            AwsCalls calls,
            MetricReader metrics,
            MetricGrid grid,
            Supplier<RemovedVariants> removed) {
        this.observation = observation;
        this.sageMaker = sageMaker;
        this.calls = calls;
        this.metrics = metrics;
        this.grid = grid;
        this.removed = removed;
    }

    Stream<ResourceActivity> activities(List<Endpoint> endpoints) {
        readInvocations(endpoints);
        Set<Endpoint> open = endpoints.stream().filter(this::isOpen).collect(Collectors.toSet());
        readCpu(open);
        readKinds(open);
        readRemoved(open);
        return endpoints.stream().map(endpoint -> activity(endpoint, open.contains(endpoint)));
    }

    private void readInvocations(List<Endpoint> endpoints) {
        List<MetricQuery> queries = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            endpoint.variants().forEach(variant -> queries.add(EndpointSignals.invocations(endpoint.name(), variant)));
        }
        series.putAll(metrics.read(queries, grid));
    }

    /** Whether nothing that was seen so far settles the verdict, neither use nor age. */
    private boolean isOpen(Endpoint endpoint) {
        Optional<Instant> settled = observation.needs().settledBy().map(observation.asOf()::minus);
        if (settled.isEmpty()) {
            return true;
        }
        int first = Math.max(firstBucket(endpoint), grid.firstFrom(settled.get()));
        boolean tooNew = endpoint.createdAt().filter(settled.get()::isBefore).isPresent();
        return !tooNew
                && endpoint.variants().stream()
                        .noneMatch(variant -> invocations(endpoint, variant).hasPositiveFrom(first));
    }

    private void readCpu(Set<Endpoint> open) {
        List<MetricQuery> queries = new ArrayList<>();
        for (Endpoint endpoint : open) {
            for (String variant : endpoint.variants()) {
                if (needsMeaning(endpoint, variant)) {
                    queries.add(EndpointSignals.cpu(endpoint.name(), variant));
                }
            }
        }
        series.putAll(metrics.read(queries, grid));
    }

    private void readKinds(Set<Endpoint> open) {
        List<Endpoint> unproved = open.stream()
                .filter(endpoint -> endpoint.variants().stream()
                        .anyMatch(variant -> needsMeaning(endpoint, variant) && !isProved(endpoint, variant)))
                .toList();
        List<VariantKinds> read = calls.inParallel(unproved, endpoint -> VariantKinds.read(endpoint, sageMaker, calls));
        for (int i = 0; i < read.size(); i++) {
            kinds.put(unproved.get(i), read.get(i));
        }
    }

    private void readRemoved(Set<Endpoint> open) {
        List<MetricQuery> queries = new ArrayList<>();
        for (Endpoint endpoint : open) {
            if (isModifiedInside(endpoint)) {
                removed.get()
                        .of(endpoint)
                        .forEach(variant -> queries.add(EndpointSignals.invocations(endpoint.name(), variant)));
            }
        }
        series.putAll(metrics.read(queries, grid));
    }

    /** Whether points are missing, though the series was read to the end. */
    private boolean needsMeaning(Endpoint endpoint, String variant) {
        MetricSeries invocations = invocations(endpoint, variant);
        return invocations.failure().isEmpty() && invocations.hasAbsenceFrom(firstBucket(endpoint));
    }

    /** Whether a point of this incarnation, under its own dimensions, proves that the variant is a classic one. */
    private boolean isProved(Endpoint endpoint, String variant) {
        return invocations(endpoint, variant).firstValueFrom(firstBucket(endpoint)) < grid.count();
    }

    /** Whether an update may have changed the names of variants in the time that was looked at. */
    private boolean isModifiedInside(Endpoint endpoint) {
        return !endpoint.variants().isEmpty()
                && endpoint.modifiedAt()
                        .filter(observation.window().from()::isBefore)
                        .isPresent();
    }

    private MetricSeries invocations(Endpoint endpoint, String variant) {
        return seriesOf(EndpointSignals.invocations(endpoint.name(), variant));
    }

    private MetricSeries seriesOf(MetricQuery query) {
        return requireNonNull(series.get(query), () -> "Not read: " + query.signal());
    }

    /** The first bucket that holds nothing of an earlier incarnation. */
    private int firstBucket(Endpoint endpoint) {
        return grid.firstFrom(endpoint.createdAt().orElse(Instant.MIN));
    }

    private ResourceActivity activity(Endpoint endpoint, boolean open) {
        var activity = ResourceActivity.builder(endpoint.id(), observation.window())
                .standing(endpoint.standing().standing())
                .tags(endpoint.tags())
                .attribute("arn", endpoint.arn());
        endpoint.createdAt().ifPresent(activity::createdAt);
        endpoint.standing().note().ifPresent(activity::note);
        for (String variant : endpoint.variants()) {
            MetricQuery query = EndpointSignals.invocations(endpoint.name(), variant);
            Absence absence = open ? absence(endpoint, variant) : Absence.notLookedInto();
            activity.demand(query.signal(), InvocationEvidence.of(query, seriesOf(query), absence));
        }
        activity.completeness(endpoint.signals());
        if (open && isModifiedInside(endpoint)) {
            addRemoved(activity, endpoint);
        }
        return activity.build();
    }

    private Absence absence(Endpoint endpoint, String variant) {
        Absence absence = ownAbsence(endpoint, variant);
        if (isModifiedInside(endpoint)) {
            MetricSeries cpu = series.get(EndpointSignals.cpu(endpoint.name(), variant));
            if (cpu != null && cpu.failure().isEmpty()) {
                int firstSeen = Math.min(invocations(endpoint, variant).firstValueFrom(0), cpu.firstValueFrom(0));
                for (String other : removed.get().of(endpoint)) {
                    MetricQuery query = EndpointSignals.invocations(endpoint.name(), other);
                    absence = absence.orElseBefore(firstSeen, query.signal(), seriesOf(query));
                }
            }
        }
        return absence;
    }

    private Absence ownAbsence(Endpoint endpoint, String variant) {
        if (!needsMeaning(endpoint, variant)) {
            return Absence.notLookedInto();
        }
        if (endpoint.enhanced()) {
            return Absence.unproved(
                    ReasonCode.NO_METRICS,
                    "nothing was published, and with enhanced metrics it may be published under other dimensions");
        }
        Optional<VariantKinds.Doubt> doubt = isProved(endpoint, variant)
                ? Optional.empty()
                : requireNonNull(kinds.get(endpoint)).doubtAbout(variant);
        MetricQuery cpu = EndpointSignals.cpu(endpoint.name(), variant);
        return doubt.map(why -> Absence.unproved(why.reason(), why.detail()))
                .orElseGet(() -> Absence.besides(cpu.signal(), seriesOf(cpu)));
    }

    /** What variants that are gone still tell: their use counts, their silence covers nothing. */
    private void addRemoved(ResourceActivity.Builder activity, Endpoint endpoint) {
        boolean unreadable = removed.get().failure().isPresent();
        for (String variant : removed.get().of(endpoint)) {
            MetricQuery query = EndpointSignals.invocations(endpoint.name(), variant);
            MetricSeries invocations = seriesOf(query);
            activity.useOnly(query.signal(), InvocationEvidence.usesOf(query, invocations));
            unreadable |= invocations.failure().isPresent();
        }
        if (unreadable && endpoint.signals() instanceof Completeness.Complete) {
            activity.completeness(Completeness.incomplete(
                    ReasonCode.METRICS_INCOMPLETE,
                    "It was changed inside the window, and what its former variants did could not be read."));
        }
        if (observation.needs().lookback().compareTo(RemovedVariants.MEMORY) > 0) {
            activity.atMost(Confidence.MEDIUM, "REMOVED_VARIANTS_INVISIBLE");
        }
    }
}
