package io.github.idle4j.examples.cli;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.examples.policyfile.PolicyFile;
import io.github.idle4j.policy.ActivityPredicate;
import io.github.idle4j.policy.IdlePolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * By what a scan judges.
 *
 * @param onEndpoints endpoints and the components on them
 * @param inStudio    the apps and instances of Studio
 */
record ScanPolicies(IdlePolicy onEndpoints, IdlePolicy inStudio) {

    /**
     * What the file says, and where it says nothing, so-and-so long quiet.
     *
     * @param kinds what is looked at; one source lists endpoints and components, so of both there is a choice between two
     */
    static ScanPolicies of(Optional<PolicyFile> file, Set<Kind> kinds, Duration idleAfter, Duration studioIdleAfter) {
        return new ScanPolicies(
                onEndpoints(file, kinds, IdlePolicy.quietFor(idleAfter)),
                file.flatMap(PolicyFile::studio).orElseGet(() -> IdlePolicy.quietFor(studioIdleAfter)));
    }

    private static IdlePolicy onEndpoints(Optional<PolicyFile> file, Set<Kind> kinds, IdlePolicy otherwise) {
        IdlePolicy endpoints = file.flatMap(PolicyFile::endpoints).orElse(otherwise);
        IdlePolicy components = file.flatMap(PolicyFile::components).orElse(otherwise);
        if (!kinds.contains(Kind.COMPONENTS) || endpoints.equals(components)) {
            return endpoints;
        }
        if (!kinds.contains(Kind.ENDPOINTS)) {
            return components;
        }
        return IdlePolicy.when(
                        ActivityPredicate.ofType(ResourceId.INFERENCE_COMPONENT)
                                .describedAs("it is an inference component"),
                        components)
                .otherwise(endpoints);
    }
}
