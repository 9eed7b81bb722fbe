package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.endpoint.Absence.Control;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one inference component shows: its invocations, which it publishes under its own name alone, zeros too while it has
 * a copy; and the requests that it refused for want of one.
 */
final class ComponentEvidence {

    private final Component component;
    private final boolean enhanced;
    private final Readings readings;

    ComponentEvidence(Component component, boolean enhanced, Readings readings) {
        this.component = component;
        this.enhanced = enhanced;
        this.readings = readings;
    }

    static List<Demand> demands(Component component) {
        return List.of(
                new Demand(EndpointSignals.componentInvocations(component.name()), component.createdAt()),
                new Demand(EndpointSignals.refused(component.name()), component.createdAt()));
    }

    /** What shows that it was alive: its own CPU, and that of the instances it runs on. */
    static List<MetricQuery> controls(Component component) {
        List<MetricQuery> controls = new ArrayList<>(2);
        controls.add(EndpointSignals.componentCpu(component.name()));
        variantCpu(component).ifPresent(controls::add);
        return controls;
    }

    private static Optional<MetricQuery> variantCpu(Component component) {
        return component.variant().map(variant -> EndpointSignals.cpu(component.endpoint(), variant));
    }

    /** One whose endpoint is not there: nothing is asked of it. */
    static ResourceActivity orphan(Component component, Span window) {
        return begun(component, component.standing(), window).build();
    }

    /** One whose endpoint cannot be used, and so cannot itself: nothing is asked of it. */
    static ResourceActivity onUnusable(Component component, Endpoint host, Span window) {
        Standing standing = component.standing();
        if (standing.kind() != Standing.Kind.NEVER_JUDGED) {
            Standing why = host.standing().standing();
            standing = Standing.neverJudged(why.reason(), "Of its endpoint " + host.name() + ": " + why.detail());
        }
        return begun(component, standing, window).parent(host.id()).build();
    }

    /** What the lists tell of it. */
    private static ResourceActivity.Builder begun(Component component, Standing standing, Span window) {
        var activity = ResourceActivity.builder(component.id(), window)
                .standing(standing)
                .tags(component.tags())
                .bill(Fact.none()) // that of its endpoint, on whose instances it runs
                .completeness(component.signals())
                .attribute("endpoint", component.endpoint());
        component.arn().ifPresent(arn -> activity.attribute("arn", arn));
        component.createdAt().ifPresent(activity::createdAt);
        return activity;
    }

    /**
     * What was learned of it.
     *
     * @param host     the endpoint that it belongs to
     * @param isOpen   whether its signals were read to the full
     * @param adapters those that run inside its compute: theirs is its use
     */
    ResourceActivity activity(
            ResourceId host, Span window, Instant now, boolean isOpen, List<ResourceActivity> adapters) {
        var activity = begun(component, component.standing(), window).parent(host);
        component.variant().ifPresent(variant -> activity.attribute("variant", variant));
        component.base().ifPresent(base -> activity.attribute("baseComponent", base));
        if (component.isStuck(now)) {
            activity.note("COMPONENT_STUCK");
        }
        addSignals(activity, isOpen);
        adapters.forEach(activity::part);
        return activity.build();
    }

    private void addSignals(ResourceActivity.Builder activity, boolean isOpen) {
        MetricQuery invocations = EndpointSignals.componentInvocations(component.name());
        MetricQuery refused = EndpointSignals.refused(component.name());
        if (!isOpen) {
            activity.demand(invocations.signal(), SeriesEvidence.usesOf(invocations, readings));
            activity.demand(refused.signal(), SeriesEvidence.usesOf(refused, readings));
            return;
        }
        List<Control> controls = controls(component).stream()
                .map(query -> Control.of(query, readings))
                .toList();
        Absence absence = enhanced ? Absence.enhanced() : Absence.besides(controls);
        List<Evidence> seen = SeriesEvidence.of(invocations, readings, absence);
        activity.demand(invocations.signal(), seen);
        List<Control> anySign = new ArrayList<>(controls);
        anySign.add(Control.of(invocations, readings)); // who publishes zeros of the one would publish the other
        activity.demand(refused.signal(), SeriesEvidence.of(refused, readings, Absence.asPublishedBesides(anySign)));
        if (component.standing().kind() == Standing.Kind.SERVING && restsOnTheVariant(seen)) {
            activity.atMost(Confidence.MEDIUM, "SHOWN_ALIVE_BY_VARIANT_ONLY");
        }
    }

    /** Instances can be alive while a component on them is not. */
    private boolean restsOnTheVariant(List<Evidence> seen) {
        return variantCpu(component)
                .filter(cpu -> seen.stream()
                        .anyMatch(evidence -> evidence instanceof Silence silence
                                && silence.to().isAfter(component.createdAt().orElse(Instant.MIN))
                                && silence.witness().equals(Optional.of(cpu.signal()))))
                .isPresent();
    }
}
