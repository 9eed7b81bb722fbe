package io.github.idle4j.aws.endpoint;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Learns what there is to know of some endpoints in steps, each only for those that the step before left open: a glance at
 * the use of all; the same series in full; what only a description tells; what tells the meaning of points that are
 * missing; and what became of variants that are gone.
 */
final class EndpointEvidence {

    /** How often series of the same endpoints are read: once in each step, and in that for what is gone twice. */
    static final int READINGS = 7;

    private final Observation observation;
    private final SageMakerReader sageMaker;
    private final AwsCalls calls;
    private final EndpointDescriber describer;
    private final ComponentDescriber componentDescriber;
    private final Optional<CallFailedException> componentsLost;
    private final Readings readings;
    private final Supplier<RemovedVariants> removed;

    /** Use and age younger than this settle a verdict; empty where nothing does. */
    private final Optional<Instant> settled;

    EndpointEvidence(
            Observation observation,
            SageMakerReader sageMaker,
            AwsCalls calls,
            EndpointDescriber describer,
            ComponentDescriber componentDescriber,
            Optional<CallFailedException> componentsLost,
            Readings readings,
            Supplier<RemovedVariants> removed) {
        this.observation = observation;
        this.sageMaker = sageMaker;
        this.calls = calls;
        this.describer = describer;
        this.componentDescriber = componentDescriber;
        this.componentsLost = componentsLost;
        this.readings = readings;
        this.removed = removed;
        this.settled = observation
                .needs()
                .settledBy()
                .map(age -> Span.endingAt(observation.asOf(), age).from());
    }

    List<ResourceActivity> activities(List<EndpointRow> rows) {
        List<Endpoint> known = calls.inParallel(rows, describer::known);
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            looks.add(new Look(rows.get(i), known.get(i)));
        }
        glance(looks);
        readInFull(looks);
        describe(looks);
        readMeaning(looks);
        lookForRemoved(looks);
        if (observation.needs().bill()) {
            readBills(looks);
        }
        return looks.stream().flatMap(this::activities).toList();
    }

    private void glance(List<Look> looks) {
        readings.glance(looks.stream()
                .flatMap(look -> look.demands().stream())
                .map(Demand::query)
                .toList());
        looks.forEach(look -> look.open = look.endpoint.standing().isJudged() && !isSettled(look, false));
    }

    private void readInFull(List<Look> looks) {
        List<MetricQuery> queries = new ArrayList<>();
        for (Look look : looks) {
            if (look.open) {
                look.demands().forEach(demand -> queries.add(demand.query()));
            } else {
                openComponents(look, false)
                        .flatMap(component -> ComponentEvidence.demands(component).stream())
                        .forEach(demand -> queries.add(demand.query()));
            }
        }
        readings.read(queries);
        settleAgain(looks);
    }

    /** Asks DescribeEndpoint where what it alone tells matters, and DescribeInferenceComponent where copies do. */
    private void describe(List<Look> looks) {
        update(looks, this::needsDescription, look -> describer.described(look.row, look.endpoint));
        readings.read(queriesOfOpen(looks));
        settleAgain(looks);
        update(
                looks,
                look -> openComponents(look, true).findAny().isPresent() || look.open,
                look -> look.endpoint.with(
                        calls.inParallel(look.endpoint.components(), componentDescriber::described)));
        update(looks, Look::needsFreshTags, look -> describer.withFreshTags(look.row, look.endpoint));
    }

    private boolean needsDescription(Look look) {
        if (!look.open || look.endpoint.detail().isPresent()) {
            return false;
        }
        EndpointStanding standing = look.endpoint.standing();
        boolean mayHaveInstancesElsewhere = standing.standing().kind() != Standing.Kind.SERVING
                || standing.note().isPresent(); // of an update that goes on or broke off, or none at all
        return mayHaveInstancesElsewhere
                || look.isHost()
                || evidence(look).needsMeaning()
                || !evidence(look).isProvedNow();
    }

    /** Reads what tells whether missing points mean that nobody called. */
    private void readMeaning(List<Look> looks) {
        List<Look> unproved = looks.stream()
                .filter(look ->
                        look.open && isOfVariants(look) && evidence(look).needsKinds())
                .toList();
        readConfigurations(unproved);
        unproved.forEach(look -> look.kinds = look.configuration.map(VariantKinds::of));
        List<Look> empty = looks.stream()
                .filter(look -> look.open && look.isHost() && look.endpoint.hostsNothing())
                .toList();
        List<Listing<ComponentRow>> again =
                calls.inParallel(empty, look -> sageMaker.componentsOf(look.endpoint.name()));
        for (int i = 0; i < again.size(); i++) {
            empty.get(i).relisted = Optional.of(again.get(i));
        }
        List<MetricQuery> queries = new ArrayList<>();
        looks.forEach(look -> queries.addAll(controls(look)));
        readings.read(queries);
    }

    private List<MetricQuery> controls(Look look) {
        List<MetricQuery> controls = new ArrayList<>();
        openComponents(look, true).forEach(component -> controls.addAll(ComponentEvidence.controls(component)));
        if (look.open && look.isHost()) {
            look.endpoint.components().forEach(component -> controls.addAll(ComponentEvidence.controls(component)));
            look.endpoint
                    .variants()
                    .forEach(variant -> controls.addAll(EndpointSignals.ofHost(look.endpoint.name(), variant.name())));
        } else if (look.open && look.endpoint.isAsync()) {
            controls.addAll(new AsyncEvidence(look.endpoint).controls());
        } else if (look.open) {
            controls.addAll(evidence(look).controls());
        }
        return controls;
    }

    private void lookForRemoved(List<Look> looks) {
        List<MetricQuery> inFull = new ArrayList<>();
        List<MetricQuery> atAGlance = new ArrayList<>();
        for (Look look : looks) {
            look.changed = mayHaveRemoved(look);
            if (look.changed) {
                var before = new FormerLife(look, removed.get());
                inFull.addAll(before.inFull());
                atAGlance.addAll(before.atAGlance());
            }
        }
        readings.read(inFull);
        readings.glance(atAGlance);
    }

    /**
     * Whether an update may have taken variants away in the time that was looked at. A new endpoint is marked as modified
     * when its creation ends.
     */
    private boolean mayHaveRemoved(Look look) {
        Endpoint endpoint = look.endpoint;
        if (endpoint.variants().isEmpty() || (!look.open && !isTooNew(endpoint.createdAt()))) {
            return false;
        }
        Instant creationDone = endpoint.createdAt().map(Creation::doneBy).orElse(Instant.MIN);
        return endpoint.modifiedAt()
                .map(modified ->
                        modified.isAfter(observation.window().from()) && (look.open || modified.isAfter(creationDone)))
                .orElse(true);
    }

    /** What is billed for what seems unused. */
    private void readBills(List<Look> looks) {
        List<Look> unused = looks.stream().filter(EndpointBill::isWanted).toList();
        readConfigurations(unused.stream()
                .filter(look -> EndpointBill.hasInstances(look.endpoint))
                .toList());
        readings.read(unused.stream()
                .flatMap(look -> EndpointBill.meters(look.endpoint).stream())
                .toList());
        unused.forEach(look -> look.bill = EndpointBill.of(look, readings, observation.asOf()));
    }

    /** Each once. */
    private void readConfigurations(List<Look> looks) {
        List<Look> unread =
                looks.stream().filter(look -> look.configuration.isEmpty()).toList();
        calls.inParallelByItem(unread, look -> Configuration.read(look.endpoint, sageMaker, calls))
                .forEach((look, configuration) -> look.configuration = Optional.of(configuration));
    }

    private boolean isOfVariants(Look look) {
        return !look.isHost() && !look.endpoint.isAsync();
    }

    private VariantEvidence evidence(Look look) {
        return new VariantEvidence(look.endpoint, readings, observation.asOf());
    }

    private List<MetricQuery> queriesOfOpen(List<Look> looks) {
        return looks.stream()
                .filter(look -> look.open)
                .flatMap(look -> look.demands().stream())
                .map(Demand::query)
                .toList();
    }

    private void settleAgain(List<Look> looks) {
        looks.forEach(look -> look.open &= !isSettled(look, true));
    }

    /** Whether use or age decides, whatever else may be found. */
    private boolean isSettled(Look look, boolean inFull) {
        Standing standing = look.endpoint.standing().standing();
        boolean serverless = look.endpoint.variants().stream().allMatch(Variant::serverless);
        boolean free = standing.kind() == Standing.Kind.WITHOUT_COST && serverless;
        boolean tooNew = isTooNew(look.endpoint.createdAt()) && (serverless || !mayBeAsync(look));
        return !look.endpoint.standing().isJudged() || isSettled(look.demands(), free || tooNew, inFull);
    }

    private boolean isSettled(Collection<Demand> demands, boolean otherwise, boolean inFull) {
        return isUsed(demands)
                || (otherwise && (inFull || demands.stream().noneMatch(readings::mayShowUseOfThePredecessor)));
    }

    private boolean isUsed(Collection<Demand> demands) {
        return settled.filter(after -> demands.stream().anyMatch(demand -> readings.showUse(demand, after)))
                .isPresent();
    }

    /** Whether its use may show elsewhere: an asynchronous endpoint publishes no invocations, and Search tells it not. */
    private boolean mayBeAsync(Look look) {
        return look.endpoint.detail().isEmpty()
                && !look.isHost()
                && look.demands().stream().noneMatch(readings::showAnything);
    }

    private boolean isTooNew(Optional<Instant> createdAt) {
        return settled.filter(boundary -> createdAt.filter(boundary::isBefore).isPresent())
                .isPresent();
    }

    /** The components whose own verdict is still open, whatever that of their endpoint is. */
    private Stream<Component> openComponents(Look look, boolean inFull) {
        if (!look.endpoint.standing().isJudged()) {
            return Stream.empty();
        }
        // Age decides nothing where another is in use that may turn out to be an adapter.
        boolean ageDecides = look.endpoint.components().stream()
                .noneMatch(component -> isUsed(ComponentEvidence.demands(component)));
        return look.endpoint.components().stream()
                .filter(component -> !isSettled(
                        ComponentEvidence.demands(component), ageDecides && isTooNew(component.createdAt()), inFull));
    }

    private void update(List<Look> looks, Predicate<Look> which, Function<Look, Endpoint> to) {
        List<Look> chosen = looks.stream().filter(which).toList();
        List<Endpoint> updated = calls.inParallel(chosen, to);
        for (int i = 0; i < chosen.size(); i++) {
            chosen.get(i).endpoint = updated.get(i);
        }
    }

    private Stream<ResourceActivity> activities(Look look) {
        Set<Component> open = openComponents(look, true).collect(Collectors.toSet());
        return new EndpointActivity(look, readings, observation, componentsLost, removed)
                .all(component -> look.open || open.contains(component));
    }
}
