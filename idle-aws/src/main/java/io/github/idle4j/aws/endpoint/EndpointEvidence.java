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
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
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

    /** An endpoint that was modified no later than this after its creation was just being created. */
    private static final Duration LONGEST_CREATION = Duration.ofHours(2);

    /** The sweep for removed variants comes after the judging instant, by no more than a scan takes. */
    private static final Duration A_LITTLE_LATER = Duration.ofHours(1);

    private static final Absence BEFORE_A_CHANGE = Absence.unproved(
            ReasonCode.KIND_UNREADABLE,
            "nothing was published before the endpoint was last changed, and nothing proves of which kind it was then");

    private final Observation observation;
    private final SageMakerReader sageMaker;
    private final AwsCalls calls;
    private final MetricReader metrics;
    private final MetricGrid grid;
    private final Supplier<RemovedVariants> removed;

    /** Use and age younger than this settle the verdict; empty where nothing does. */
    private final Optional<Instant> settled;

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
        this.settled = observation
                .needs()
                .settledBy()
                .map(age -> Span.endingAt(observation.asOf(), age).from());
    }

    Stream<ResourceActivity> activities(List<Endpoint> endpoints) {
        readInvocations(endpoints);
        Set<Endpoint> open = endpoints.stream().filter(this::isOpen).collect(Collectors.toSet());
        readCpu(open);
        readKinds(open);
        Set<Endpoint> changed = endpoints.stream()
                .filter(endpoint -> mayHaveRemoved(endpoint, open.contains(endpoint)))
                .collect(Collectors.toSet());
        readRemoved(changed);
        return endpoints.stream()
                .map(endpoint -> activity(endpoint, open.contains(endpoint), changed.contains(endpoint)));
    }

    private void readInvocations(List<Endpoint> endpoints) {
        List<MetricQuery> queries = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            endpoint.variants().forEach(variant -> queries.add(EndpointSignals.invocations(endpoint.name(), variant)));
            endpoint.incoming().forEach(variant -> queries.add(EndpointSignals.invocations(endpoint.name(), variant)));
        }
        series.putAll(metrics.read(queries, grid));
    }

    /** Whether nothing that was seen so far settles the verdict, neither use nor age. */
    private boolean isOpen(Endpoint endpoint) {
        return !isUsed(endpoint) && !isTooNew(endpoint);
    }

    private boolean isUsed(Endpoint endpoint) {
        return settled.filter(boundary -> endpoint.variants().stream()
                        .anyMatch(variant -> invocations(endpoint, variant)
                                .hasPositiveFrom(Math.max(firstBucket(endpoint), grid.firstFrom(boundary)))))
                .isPresent();
    }

    private boolean isTooNew(Endpoint endpoint) {
        return settled.filter(boundary ->
                        endpoint.createdAt().filter(boundary::isBefore).isPresent())
                .isPresent();
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
                        .anyMatch(variant -> needsMeaning(endpoint, variant) && !isProvedNow(endpoint, variant)))
                .toList();
        List<VariantKinds> read = calls.inParallel(unproved, endpoint -> VariantKinds.read(endpoint, sageMaker, calls));
        for (int i = 0; i < read.size(); i++) {
            kinds.put(unproved.get(i), read.get(i));
        }
    }

    private void readRemoved(Set<Endpoint> changed) {
        List<MetricQuery> queries = new ArrayList<>();
        for (Endpoint endpoint : changed) {
            removed.get()
                    .of(endpoint)
                    .forEach(variant -> queries.add(EndpointSignals.invocations(endpoint.name(), variant)));
        }
        series.putAll(metrics.read(queries, grid));
    }

    /** Whether points are missing of time that has settled, though the series was read to the end. */
    private boolean needsMeaning(Endpoint endpoint, String variant) {
        MetricSeries invocations = invocations(endpoint, variant);
        return invocations.failure().isEmpty()
                && invocations.hasAbsence(
                        firstBucket(endpoint), grid.firstFrom(observation.asOf().minus(EndpointSignals.SETTLING)));
    }

    /** Whether a point since the last change, under the variant's own dimensions, proves that it is a classic one. */
    private boolean isProvedNow(Endpoint endpoint, String variant) {
        return invocations(endpoint, variant)
                .hasValue(Math.max(firstBucket(endpoint), firstUnchangedBucket(endpoint)), grid.count());
    }

    /** Whether points before and after a bucket, both before the last change, prove of which kind it was then. */
    private boolean isProvedThen(Endpoint endpoint, String variant, int bucket) {
        MetricSeries invocations = invocations(endpoint, variant);
        return invocations.hasValue(firstBucket(endpoint), bucket)
                && invocations.hasValue(bucket + 1, firstUnchangedBucket(endpoint) - 1);
    }

    /** The first bucket after the last change that an update can have made to the kinds and names of variants. */
    private int firstUnchangedBucket(Endpoint endpoint) {
        return endpoint.modifiedAt().map(grid::firstFrom).orElse(grid.count());
    }

    /**
     * Whether an update may have taken variants away in the time that was looked at. A new endpoint is marked as modified
     * when its creation ends.
     */
    private boolean mayHaveRemoved(Endpoint endpoint, boolean open) {
        if (endpoint.variants().isEmpty() || (!open && !isTooNew(endpoint))) {
            return false;
        }
        Instant creationDone = endpoint.createdAt().orElse(Instant.MIN).plus(LONGEST_CREATION);
        return endpoint.modifiedAt()
                .map(modified ->
                        modified.isAfter(observation.window().from()) && (open || modified.isAfter(creationDone)))
                .orElse(true);
    }

    private MetricSeries invocations(Endpoint endpoint, String variant) {
        return seriesOf(EndpointSignals.invocations(endpoint.name(), variant));
    }

    private MetricSeries seriesOf(MetricQuery query) {
        return requireNonNull(series.get(query), () -> "Not read: " + query.signal());
    }

    /** The first bucket that holds nothing of an earlier incarnation. */
    private int firstBucket(Endpoint endpoint) {
        return endpoint.createdAt().map(grid::firstFrom).orElse(0);
    }

    private ResourceActivity activity(Endpoint endpoint, boolean open, boolean changed) {
        var activity = ResourceActivity.builder(endpoint.id(), observation.window())
                .standing(endpoint.standing().standing())
                .tags(endpoint.tags())
                .completeness(endpoint.signals());
        endpoint.arn().ifPresent(arn -> activity.attribute("arn", arn));
        endpoint.createdAt().ifPresent(activity::createdAt);
        endpoint.standing().note().ifPresent(activity::note);
        for (String variant : endpoint.variants()) {
            MetricQuery query = EndpointSignals.invocations(endpoint.name(), variant);
            Absence absence = open ? absence(endpoint, variant, changed) : Absence.notLookedInto();
            activity.demand(query.signal(), InvocationEvidence.of(query, seriesOf(query), absence));
        }
        for (String variant : endpoint.incoming()) {
            MetricQuery query = EndpointSignals.invocations(endpoint.name(), variant);
            activity.useOnly(query.signal(), InvocationEvidence.usesOf(query, seriesOf(query)));
        }
        if (changed) {
            addRemoved(activity, endpoint);
        }
        return activity.build();
    }

    private Absence absence(Endpoint endpoint, String variant, boolean changed) {
        if (!needsMeaning(endpoint, variant)) {
            return Absence.notLookedInto();
        }
        MetricQuery query = EndpointSignals.cpu(endpoint.name(), variant);
        MetricSeries cpu = seriesOf(query);
        Absence now = absenceNow(endpoint, variant, query, cpu);
        int unchanged = firstUnchangedBucket(endpoint);
        Absence then = Absence.besides(query.signal(), cpu);
        Absence absence = (signal, bucket, span) -> {
            if (bucket >= unchanged) {
                return now.at(signal, bucket, span);
            }
            Evidence before = then.at(signal, bucket, span);
            return before instanceof Gap || isProvedThen(endpoint, variant, bucket)
                    ? before
                    : BEFORE_A_CHANGE.at(signal, bucket, span);
        };
        if (changed && cpu.failure().isEmpty()) {
            int first = grid.firstFrom(removed.get().completeSince().minus(A_LITTLE_LATER));
            int firstSeen = Math.min(invocations(endpoint, variant).firstValueFrom(0), cpu.firstValueFrom(0));
            for (String other : removed.get().of(endpoint)) {
                MetricQuery old = EndpointSignals.invocations(endpoint.name(), other);
                absence = absence.orElseBetween(first, firstSeen, old.signal(), seriesOf(old));
            }
        }
        return absence;
    }

    /** What absence means since the endpoint was last changed. */
    private Absence absenceNow(Endpoint endpoint, String variant, MetricQuery query, MetricSeries cpu) {
        if (endpoint.enhanced()) {
            return Absence.unproved(
                    ReasonCode.NO_METRICS,
                    "nothing was published, and with enhanced metrics it may be published under other dimensions");
        }
        Optional<VariantKinds.Doubt> doubt = isProvedNow(endpoint, variant)
                ? Optional.empty()
                : requireNonNull(kinds.get(endpoint)).doubtAbout(variant);
        return doubt.map(why -> Absence.unproved(why.reason(), why.detail()))
                .orElseGet(() -> Absence.besides(query.signal(), cpu));
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
        if (mayHaveForgotten(endpoint)) {
            activity.atMost(Confidence.MEDIUM, "REMOVED_VARIANTS_INVISIBLE");
        }
    }

    /** Whether a variant may have been removed inside the window, so long ago that its metrics are no longer listed. */
    private boolean mayHaveForgotten(Endpoint endpoint) {
        Instant known = removed.get().completeSince();
        return observation.window().from().isBefore(known.minus(A_LITTLE_LATER))
                || endpoint.modifiedAt()
                        .filter(known.plus(A_LITTLE_LATER)::isAfter)
                        .isPresent();
    }
}
