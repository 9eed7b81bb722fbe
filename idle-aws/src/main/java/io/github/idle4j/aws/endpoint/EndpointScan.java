package io.github.idle4j.aws.endpoint;

import io.github.idle4j.ActivitySourceException;
import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.aws.metrics.MetricGrid;
import io.github.idle4j.aws.metrics.MetricReader;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;

/**
 * One observation of the endpoints of one account and region: lists them all, then learns what there is to know of some
 * hundred at a time, so that evidence of no more than these is in memory.
 */
final class EndpointScan {

    /** Two variants each fill the 500 queries of one call of GetMetricData. */
    private static final int CHUNK = 250;

    private final Observation observation;
    private final AwsCalls calls;
    private final CloudWatchClient cloudWatch;
    private final SageMakerReader sageMaker;
    private final MetricReader metrics;
    private final MetricGrid grid;
    private final Place place;
    private final Instant now;
    private final Supplier<RemovedVariants> removed;

    EndpointScan(
            Observation observation,
            AwsCalls calls,
            SageMakerReader sageMaker,
            CloudWatchClient cloudWatch,
            MetricGrid grid,
            Place place,
            Instant now) {
        this.observation = observation;
        this.calls = calls;
        this.sageMaker = sageMaker;
        this.cloudWatch = cloudWatch;
        this.metrics = new MetricReader(cloudWatch, calls);
        this.grid = grid;
        this.place = place;
        this.now = now;
        this.removed = new Once<>(this::sweepRemoved);
    }

    Stream<ResourceActivity> activities() {
        FutureTask<Listing<InferenceComponentSummary>> components = calls.inBackground(sageMaker::components);
        Listing<EndpointSummary> listing = sageMaker.endpoints();
        Listing<InferenceComponentSummary> hosted = AwsCalls.await(components);
        List<EndpointSummary> rows = named(listing.items());
        observation.listed(rows.size());
        return Stream.concat(
                rows.isEmpty() ? Stream.empty() : activities(rows, hostsOf(hosted)),
                listing.failure().stream().flatMap(EndpointScan::lost));
    }

    private Stream<ResourceActivity> activities(List<EndpointSummary> rows, Set<String> hosts) {
        var describer = new EndpointDescriber(
                sageMaker, calls, place, hosts, observation.needs().tags());
        return chunks(rows).stream().flatMap(chunk -> {
            List<Endpoint> endpoints = calls.inParallel(chunk, describer::describe);
            return new EndpointEvidence(observation, sageMaker, calls, metrics, grid, removed).activities(endpoints);
        });
    }

    /** The last thing that a source says of a listing that broke off. */
    private static Stream<ResourceActivity> lost(CallFailedException failure) {
        throw new ActivitySourceException(failure.getMessage(), failure);
    }

    /** Each endpoint once: the list may shift between two pages. One without a name could not be asked about. */
    private List<EndpointSummary> named(List<EndpointSummary> rows) {
        Map<String, EndpointSummary> byName = new LinkedHashMap<>();
        for (EndpointSummary row : rows) {
            if (row.endpointName() == null || row.endpointName().isEmpty()) {
                calls.lost("sagemaker:ListEndpoints: a row without a name");
            } else {
                byName.putIfAbsent(row.endpointName(), row);
            }
        }
        return List.copyOf(byName.values());
    }

    /** The endpoints that components name as theirs. Where it is not known, the kind has to be proved otherwise. */
    private Set<String> hostsOf(Listing<InferenceComponentSummary> components) {
        components.failure().ifPresent(calls::report);
        return components.items().stream()
                .map(InferenceComponentSummary::endpointName)
                .filter(name -> name != null)
                .collect(Collectors.toSet());
    }

    private RemovedVariants sweepRemoved() {
        RemovedVariants swept = RemovedVariants.sweep(cloudWatch, calls, now);
        swept.failure().ifPresent(calls::report);
        return swept;
    }

    private static <T> List<List<T>> chunks(List<T> items) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < items.size(); from += CHUNK) {
            chunks.add(items.subList(from, Math.min(items.size(), from + CHUNK)));
        }
        return chunks;
    }

    /** A value that is made when it is first asked for, and only then. */
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> maker;
        private Optional<T> made = Optional.empty();

        Once(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.get();
        }
    }
}
