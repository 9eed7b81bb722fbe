package io.github.idle4j.aws.endpoint;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.DescribeInferenceComponentResponse;

/** Turns rows of ListInferenceComponents into what the control plane says of the components. Thread-safe. */
final class ComponentDescriber {

    private final SageMakerReader sageMaker;
    private final AwsCalls calls;
    private final Inventory.Hosted hosted;
    private final Place place;
    private final boolean withTags;

    ComponentDescriber(
            SageMakerReader sageMaker, AwsCalls calls, Inventory.Hosted hosted, Place place, boolean withTags) {
        this.sageMaker = sageMaker;
        this.calls = calls;
        this.hosted = hosted;
        this.place = place;
        this.withTags = withTags;
    }

    /** What an endpoint hosts, as far as the list tells. */
    List<Component> listed(EndpointRow row) {
        return hosted.on(row).stream().map(this::listed).toList();
    }

    /** The components whose endpoint was not listed; where the list broke off, nobody knows whether it exists. */
    List<Component> orphans(Predicate<String> exists, Optional<CallFailedException> lost) {
        return hosted.byEndpoint().entrySet().stream()
                .filter(one -> !exists.test(one.getKey()))
                .flatMap(one -> one.getValue().values().stream())
                .map(this::listed)
                .map(component ->
                        lost.map(failure -> withoutEndpoint(component, failure)).orElseGet(() -> orphan(component)))
                .toList();
    }

    private Component listed(ComponentRow row) {
        return new Component(
                place.orOf(row.arn()).resource(ResourceId.INFERENCE_COMPONENT, row.name()),
                Optional.ofNullable(row.arn()),
                row.endpoint(),
                Optional.ofNullable(row.variant()),
                Optional.ofNullable(row.createdAt()),
                Component.standing(row.status(), OptionalInt.empty()),
                Optional.empty(),
                false,
                Completeness.complete(),
                tags(row.arn()));
    }

    private Fact<Map<String, String>> tags(@Nullable String arn) {
        if (!withTags) {
            return Fact.notAsked();
        }
        return arn == null ? Fact.unreadable("it was listed without its ARN") : sageMaker.tags(arn);
    }

    /** The same component with what only DescribeInferenceComponent tells. */
    Component described(Component listed) {
        if (listed.isDescribed()) {
            return listed;
        }
        try {
            return described(listed, sageMaker.component(listed.name()));
        } catch (CallFailedException failure) {
            if (failure.isMissingResource()) {
                return with(
                        listed,
                        Standing.neverJudged(ReasonCode.DELETED, "It was deleted after it was listed."),
                        Optional.empty(),
                        Completeness.complete());
            }
            calls.report(failure);
            return with(
                    listed,
                    listed.standing(),
                    Optional.empty(),
                    Completeness.incomplete(
                            failure.reason(), "It could not be described: " + failure.getMessage() + "."));
        }
    }

    private static Component described(Component listed, DescribeInferenceComponentResponse answer) {
        @Nullable
        Integer copies =
                answer.runtimeConfig() == null ? null : answer.runtimeConfig().currentCopyCount();
        // A component of several specifications, one for each instance type, has none in the singular, and is no
        // adapter:
        // it has compute of its own.
        Optional<String> base = Optional.ofNullable(answer.specification())
                .map(specification -> specification.baseInferenceComponentName());
        Standing standing = Component.standing(
                answer.inferenceComponentStatusAsString(),
                copies == null || base.isPresent() ? OptionalInt.empty() : OptionalInt.of(copies));
        Component described = with(listed, standing, base, listed.signals());
        return answer.creationTime() == null ? described : described.createdAt(answer.creationTime());
    }

    private static Component orphan(Component component) {
        return with(
                component,
                Standing.neverJudged(
                        ReasonCode.ORPHAN_COMPONENT,
                        "The endpoint " + component.endpoint() + ", which it names, does not exist: it costs nothing."),
                Optional.empty(),
                component.signals());
    }

    private static Component withoutEndpoint(Component component, CallFailedException failure) {
        return with(
                component,
                component.standing(),
                Optional.empty(),
                Completeness.incomplete(
                        failure.reason(),
                        "Its endpoint was not read before the list of endpoints ended: " + failure.getMessage() + "."));
    }

    private static Component with(Component component, Standing standing, Optional<String> base, Completeness signals) {
        return new Component(
                component.id(),
                component.arn(),
                component.endpoint(),
                component.variant(),
                component.createdAt(),
                standing,
                base,
                true,
                signals,
                component.tags());
    }
}
