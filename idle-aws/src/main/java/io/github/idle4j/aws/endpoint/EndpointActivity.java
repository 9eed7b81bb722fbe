package io.github.idle4j.aws.endpoint;

import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Completeness.Incomplete;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.ResourceActivity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Puts together what was learned of one endpoint and of the components on it. */
final class EndpointActivity {

    private final Look look;
    private final Endpoint endpoint;
    private final Readings readings;
    private final Observation observation;
    private final Optional<CallFailedException> componentsLost;
    private final Supplier<RemovedVariants> removed;

    EndpointActivity(
            Look look,
            Readings readings,
            Observation observation,
            Optional<CallFailedException> componentsLost,
            Supplier<RemovedVariants> removed) {
        this.look = look;
        this.endpoint = look.endpoint;
        this.readings = readings;
        this.observation = observation;
        this.componentsLost = componentsLost;
        this.removed = removed;
    }

    /** The activity of the endpoint, and those of its components. */
    Stream<ResourceActivity> all(Predicate<Component> isOpen) {
        List<ResourceActivity> components = components(isOpen);
        return Stream.concat(Stream.of(endpoint(components)), components.stream());
    }

    /** Adapters first: theirs is the use of the component inside which they run. */
    private List<ResourceActivity> components(Predicate<Component> isOpen) {
        if (!endpoint.standing().isJudged()) {
            return endpoint.components().stream()
                    .map(component -> ComponentEvidence.onUnusable(component, endpoint, observation.window()))
                    .toList();
        }
        Map<String, List<ResourceActivity>> adapters = new LinkedHashMap<>();
        Map<String, ResourceActivity> activities = new LinkedHashMap<>();
        for (Component component : endpoint.components()) {
            if (component.base().isPresent()) {
                ResourceActivity adapter = activity(component, isOpen, List.of());
                activities.put(component.name(), adapter);
                adapters.computeIfAbsent(component.base().get(), any -> new ArrayList<>())
                        .add(adapter);
            }
        }
        for (Component component : endpoint.components()) {
            if (component.base().isEmpty()) {
                List<ResourceActivity> inside = adapters.getOrDefault(component.name(), List.of());
                activities.put(component.name(), activity(component, isOpen, inside));
            }
        }
        return List.copyOf(activities.values());
    }

    private ResourceActivity activity(
            Component component, Predicate<Component> isOpen, List<ResourceActivity> adapters) {
        ResourceActivity activity = new ComponentEvidence(component, endpoint.isEnhanced(), readings)
                .activity(endpoint.id(), observation.window(), observation.asOf(), isOpen.test(component), adapters);
        return component.base().isEmpty()
                ? doubtAboutAdapters(component)
                        .map(doubt -> activity.incomplete(doubt.reason(), doubt.detail()))
                        .orElse(activity)
                : activity;
    }

    /** Why others may run inside the compute of a component, unknown as such: only a description tells the base. */
    private Optional<Incomplete> doubtAboutAdapters(Component component) {
        return componentsLost
                .map(why -> new Incomplete(
                        why.reasonOr(ReasonCode.PARTS_INCOMPLETE),
                        "It may have adapters besides those that were listed: " + why.getMessage() + "."))
                .or(() -> endpoint.components().stream()
                        .filter(other -> !other.equals(component) && other.mayBeAdapterUnknown())
                        .findFirst()
                        .map(EndpointActivity::mayBeAdapter));
    }

    private static Incomplete mayBeAdapter(Component other) {
        String doubt = "Whether " + other.name() + " is an adapter of it could not be read.";
        return other.signals() instanceof Incomplete unread
                ? new Incomplete(
                        CallFailedException.stoppedOr(unread.reason(), ReasonCode.PARTS_INCOMPLETE),
                        doubt + " " + unread.detail())
                : new Incomplete(ReasonCode.PARTS_INCOMPLETE, doubt);
    }

    private ResourceActivity endpoint(List<ResourceActivity> components) {
        var activity = ResourceActivity.builder(endpoint.id(), observation.window())
                .standing(endpoint.standing().standing())
                .tags(endpoint.tags())
                .bill(look.bill)
                .completeness(endpoint.signals());
        endpoint.arn().ifPresent(arn -> activity.attribute("arn", arn));
        endpoint.createdAt().ifPresent(activity::createdAt);
        endpoint.modifiedAt().ifPresent(activity::updatedAt);
        describe(activity);
        notes().forEach(activity::note);
        if (look.isHost()) {
            addHosted(activity, components);
        } else if (look.open && endpoint.isAsync()) {
            new AsyncEvidence(endpoint).addTo(activity, readings);
            addUses(activity, false);
        } else if (look.open) {
            Optional<RemovedVariants> gone = look.changed ? Optional.of(removed.get()) : Optional.empty();
            new VariantEvidence(endpoint, readings, observation.asOf()).addTo(activity, look.kinds, gone);
            addUses(activity, false);
        } else {
            addUses(activity, true);
            addIdleVariants(activity);
        }
        if (look.changed) {
            new FormerLife(look, removed.get()).addTo(activity, readings, observation);
        }
        return activity.build();
    }

    /** Tells what whoever wants to change it has to know, as far as that was learned on the way. */
    private void describe(ResourceActivity.Builder activity) {
        look.hosting().ifPresent(hosting -> activity.attribute("hosting", hosting));
        endpoint.config().ifPresent(config -> activity.attribute("endpointConfig", config));
        if (!endpoint.variants().isEmpty()) {
            activity.attribute("variants", String.join(",", Variant.names(endpoint.variants())));
        }
    }

    /** What a person should know besides the verdict. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        endpoint.standing().note().ifPresent(notes::add);
        Standing standing = endpoint.standing().standing();
        if (Creation.isStuck(standing, endpoint.createdAt(), observation.asOf())) {
            notes.add("STUCK");
        }
        if (endpoint.components().stream().anyMatch(component -> component.isStuck(observation.asOf()))) {
            notes.add("COMPONENT_STUCK");
        }
        if (endpoint.isAsync()
                && standing.kind() == Standing.Kind.SERVING
                && new AsyncEvidence(endpoint).isStuck(readings)) {
            notes.add("STUCK_QUEUE");
        }
        if (standing.kind() == Standing.Kind.WITHOUT_COST && look.open && hadInstances()) {
            notes.add("PAST_WASTE");
        }
        return notes;
    }

    /** Whether instances were up in the window that cost something while nobody called. */
    private boolean hadInstances() {
        return endpoint.variants().stream()
                .map(variant -> EndpointSignals.cpu(endpoint.name(), variant.name()))
                .anyMatch(cpu -> readings.has(cpu)
                        && readings.of(cpu).firstValueFrom(0) < readings.grid().count());
    }

    private void addHosted(ResourceActivity.Builder activity, List<ResourceActivity> components) {
        Set<String> inside = new HashSet<>();
        components.forEach(component ->
                component.parts().forEach(part -> inside.add(part.resource().path())));
        components.stream()
                .filter(component -> !inside.contains(component.resource().path()))
                .forEach(activity::part);
        for (Demand demand : look.ownDemands()) {
            addUse(activity, demand.query());
        }
        if (look.open) {
            if (!endpoint.hostsNothing()) {
                new DeletedComponents(endpoint, readings, observation.asOf()).addTo(activity);
            } else if (componentsLost.isEmpty()) { // else what it hosts may only not be listed
                new EmptyHost(endpoint, readings).addTo(activity, look.relisted);
            }
            componentsLost.ifPresent(why -> activity.completeness(Completeness.incomplete(
                    why.reasonOr(ReasonCode.PARTS_INCOMPLETE),
                    "It may host more components than were listed: " + why.getMessage())));
        }
    }

    /**
     * Adds the use that was seen, of all signals or of those only that no other evidence speaks of.
     *
     * @param owing whether the signals owe silence where they show no use
     */
    private void addUses(ResourceActivity.Builder activity, boolean owing) {
        Set<MetricQuery> told = new HashSet<>();
        if (!owing) {
            told.addAll(endpoint.isAsync() ? new AsyncEvidence(endpoint).queries() : queries(endpoint.variants()));
        }
        for (Demand demand : look.demands()) {
            MetricQuery query = demand.query();
            if (!told.contains(query)) {
                if (owing) {
                    activity.demand(query.signal(), SeriesEvidence.usesOf(query, readings));
                } else {
                    addUse(activity, query);
                }
            }
        }
    }

    /** What owes no silence leaves no gap where it could not be read; nothing may be concluded without it all the same. */
    private void addUse(ResourceActivity.Builder activity, MetricQuery query) {
        activity.useOnly(query.signal(), SeriesEvidence.usesOf(query, readings));
        readings.of(query)
                .failure()
                .ifPresent(failure -> activity.completeness(Completeness.incomplete(
                        failure.reason(),
                        "Not all that may show its use could be read: " + failure.getMessage() + ".")));
    }

    private List<MetricQuery> queries(List<Variant> variants) {
        return variants.stream().map(variant -> look.query(variant.name())).toList();
    }

    /** The variants that cost something while others serve all requests. */
    private void addIdleVariants(ResourceActivity.Builder activity) {
        boolean old = endpoint.createdAt()
                .filter(observation.window().from()::isBefore)
                .isEmpty();
        if (old && endpoint.variants().size() > 1) {
            endpoint.variants().stream()
                    .filter(variant -> !variant.free() && isAllZeros(readings.of(look.query(variant.name()))))
                    .forEach(variant -> activity.note("VARIANT_IDLE(" + variant.name() + ")"));
        }
    }

    private boolean isAllZeros(MetricSeries series) {
        int settled = series.grid().firstFrom(observation.asOf().minus(EndpointSignals.SETTLING));
        return series.failure().isEmpty() && !series.hasPositiveFrom(0) && !series.hasAbsence(0, settled);
    }
}
