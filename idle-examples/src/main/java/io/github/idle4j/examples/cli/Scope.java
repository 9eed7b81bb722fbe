package io.github.idle4j.examples.cli;

import io.github.idle4j.examples.cli.ScanRequest.Kind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to look at, checked.
 *
 * @param demo        whether at the demo account
 * @param regions     which regions, each once; of the demo account none means all
 * @param profile     the profile, if one was named
 * @param endpointUrl where every client goes, if not to AWS
 * @param kinds       what to look at
 */
record Scope(
        boolean demo, List<String> regions, Optional<String> profile, Optional<URI> endpointUrl, Set<Kind> kinds) {}
