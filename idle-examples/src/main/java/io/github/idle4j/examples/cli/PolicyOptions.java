package io.github.idle4j.examples.cli;

import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.examples.policyfile.PolicyFile;
import io.github.idle4j.examples.policyfile.PolicyFileException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The options that say by what to judge, as they were written.
 *
 * @param policy          a policy file
 * @param idleAfter       a threshold for endpoints and components
 * @param studioIdleAfter a threshold for Studio
 */
record PolicyOptions(Optional<String> policy, Optional<String> idleAfter, Optional<String> studioIdleAfter) {

    /** The policies, where they make sense for what is looked at. */
    ScanPolicies check(Set<Kind> kinds) {
        Duration threshold = Threshold.parse("--idle-after", idleAfter.orElse("14d"));
        Duration studioThreshold = Threshold.parse("--studio-idle-after", studioIdleAfter.orElse("24h"));
        checkThresholds(kinds);
        Optional<PolicyFile> file = policy.map(PolicyOptions::read);
        file.ifPresent(read -> checkFile(read, kinds));
        return ScanPolicies.of(file, kinds, threshold, studioThreshold);
    }

    /** A threshold that nothing is judged by would be taken for one that is. */
    private void checkThresholds(Set<Kind> kinds) {
        if (idleAfter.isPresent() && !ScanResult.anyOnEndpoints(kinds)) {
            throw new WrongUsageException(
                    "--idle-after is about endpoints and components, and --kinds names neither; use --studio-idle-after.");
        }
        if (studioIdleAfter.isPresent() && !kinds.contains(Kind.STUDIO)) {
            throw new WrongUsageException(
                    "--studio-idle-after is about Studio, and --kinds does not name it; use --idle-after.");
        }
    }

    private static PolicyFile read(String text) {
        try {
            return PolicyFile.read(Path.of(text));
        } catch (InvalidPathException e) {
            throw new WrongUsageException("--policy takes a file, not '" + text + "'.", e);
        } catch (PolicyFileException e) {
            throw new WrongUsageException(e.problems(), e);
        }
    }

    /** Of two that speak of one thing, one would be forgotten. */
    private void checkFile(PolicyFile file, Set<Kind> kinds) {
        Set<Kind> named = EnumSet.noneOf(Kind.class);
        file.endpoints().ifPresent(policy -> named.add(Kind.ENDPOINTS));
        file.components().ifPresent(policy -> named.add(Kind.COMPONENTS));
        file.studio().ifPresent(policy -> named.add(Kind.STUDIO));
        if (idleAfter.isPresent() && ScanResult.anyOnEndpoints(named)) {
            throw new WrongUsageException("The policy file speaks of endpoints or components; leave out --idle-after.");
        }
        if (studioIdleAfter.isPresent() && named.contains(Kind.STUDIO)) {
            throw new WrongUsageException("The policy file speaks of Studio; leave out --studio-idle-after.");
        }
        if (named.stream().noneMatch(kinds::contains)) {
            throw new WrongUsageException("The policy file speaks of nothing that --kinds names.");
        }
    }
}
