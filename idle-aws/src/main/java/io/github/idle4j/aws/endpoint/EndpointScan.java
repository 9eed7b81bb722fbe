package io.github.idle4j.aws.endpoint;

import io.github.idle4j.ActivitySourceException;
import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.aws.metrics.MetricReader;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * One observation of the endpoints of one account and region: reads the list of endpoints, and meanwhile learns what there
 * is to know of those already listed, some at a time, so that evidence of no more than these is in memory.
 */
final class EndpointScan implements Iterator<ResourceActivity> {

    /** Of two variants each, they fill the 500 queries of one call of GetMetricData. */
    static final int CHUNK = 250;

    /** A few, so that the next wait for AWS while the one before is worked on. */
    private static final int CHUNKS_AT_ONCE = 4;

    private final Observation observation;
    private final AwsCalls calls;
    private final CloudWatchClient cloudWatch;
    private final SageMakerReader sageMaker;
    private final MetricReader metrics;
    private final Instant now;
    private final Inventory inventory;
    private final ComponentDescriber components;
    private final EndpointDescriber describer;
    private final Optional<CallFailedException> componentsLost;
    private final FutureTask<RemovedVariants> sweep = new FutureTask<>(this::sweepRemoved);
    private final Deque<FutureTask<List<ResourceActivity>>> underWay = new ArrayDeque<>();
    private final Deque<ResourceActivity> found = new ArrayDeque<>();
    private boolean orphansFound;

    EndpointScan(
            Observation observation,
            AwsCalls calls,
            SageMakerReader sageMaker,
            CloudWatchClient cloudWatch,
            Place place,
            Instant now) {
        boolean withTags = observation.needs().tags();
        this.observation = observation;
        this.calls = calls;
        this.sageMaker = sageMaker;
        this.cloudWatch = cloudWatch;
        this.metrics = new MetricReader(cloudWatch, calls);
        this.now = now;
        this.inventory = Inventory.begin(sageMaker, calls, withTags);
        observation.listed(inventory.readPage());
        Inventory.Hosted hosted = inventory.hosted();
        observation.listed(hosted.count());
        this.componentsLost = hosted.lost();
        this.components = new ComponentDescriber(sageMaker, calls, hosted, place, withTags);
        this.describer = new EndpointDescriber(sageMaker, calls, inventory, components, place, withTags);
    }

    /** The activities, and at the end an exception where the list of endpoints broke off. */
    Stream<ResourceActivity> activities() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** Reads on until there is an activity to give. */
    @Override
    public boolean hasNext() {
        while (found.isEmpty()) {
            boolean listing = inventory.hasNextPage();
            if (!listing || !calls.listFirst()) {
                begin();
            }
            if (listing && underWay.size() < CHUNKS_AT_ONCE) {
                observation.listed(inventory.readPage());
            } else if (!underWay.isEmpty()) {
                found.addAll(AwsCalls.await(underWay.remove()));
            } else if (!orphansFound) {
                orphansFound = true;
                components
                        .orphans(inventory::contains, inventory.lost())
                        .forEach(orphan -> found.add(ComponentEvidence.orphan(orphan, observation.window())));
            } else {
                inventory.lost().ifPresent(EndpointScan::lost);
                return false;
            }
        }
        return true;
    }

    @Override
    public ResourceActivity next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return found.remove();
    }

    /** Begins to look at what is ready to be looked at. */
    private void begin() {
        while (underWay.size() < CHUNKS_AT_ONCE) {
            List<EndpointRow> ready = inventory.ready(CHUNK);
            if (ready.isEmpty()) {
                return;
            }
            underWay.add(calls.inBackground(() -> evidence().activities(ready)));
        }
    }

    private EndpointEvidence evidence() {
        Readings readings = Readings.of(observation, metrics, now);
        return new EndpointEvidence(
                observation, sageMaker, calls, describer, components, componentsLost, readings, this::removed);
    }

    /** The last thing that a source says of a listing that broke off. */
    private static void lost(CallFailedException failure) {
        throw new ActivitySourceException(failure.getMessage(), failure);
    }

    /** Swept for when they are first asked for, and once. */
    private RemovedVariants removed() {
        return AwsCalls.await(sweep);
    }

    private RemovedVariants sweepRemoved() {
        RemovedVariants swept = RemovedVariants.sweep(cloudWatch, calls, now, EndpointSignals.OF_VARIANTS);
        swept.failure().ifPresent(calls::report);
        return swept;
    }
}
