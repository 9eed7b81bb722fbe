package io.github.idle4j.examples.cli;

import io.github.idle4j.examples.cli.ScanRequest.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what to look at, as they were written; {@link #check} makes a scope of them, or says what is wrong. */
final class ScopeOptions {

    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");

    @Option(
            names = "--demo",
            description =
                    "Scan the demo account inside this program. Implied where nothing names an account: no --region,"
                            + " --profile or --endpoint-url, and no AWS_REGION, AWS_PROFILE or AWS_ENDPOINT_URL set.")
    private boolean demo;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "A region to scan; may be repeated. Default: AWS_REGION, else that of the profile.")
    private List<String> regions = List.of();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "The AWS profile whose credentials and region to use.")
    private @Nullable String profile;

    @Option(names = "--endpoint-url", paramLabel = "URL", description = "Send every call there instead of to AWS.")
    private @Nullable String endpointUrl;

    @Option(
            names = "--kinds",
            paramLabel = "KINDS",
            split = ",",
            description =
                    "What to report: endpoints, components (inference components), studio; with commas between. Default: all.")
    private List<String> kinds = List.of("endpoints", "components", "studio");

    /** Picocli fills it. */
    ScopeOptions() {}

    /** The scope, where everything about it makes sense. */
    Scope check(Surroundings surroundings) {
        Set<Kind> wanted = kinds();
        Optional<URI> url = Optional.ofNullable(endpointUrl).map(ScopeOptions::url);
        boolean demoAccount = isDemo(surroundings);
        return new Scope(
                demoAccount, demoAccount ? named() : regions(surroundings), Optional.ofNullable(profile), url, wanted);
    }

    private Set<Kind> kinds() {
        Set<Kind> wanted = EnumSet.noneOf(Kind.class);
        for (String kind : kinds) {
            switch (kind) {
                case "endpoints" -> wanted.add(Kind.ENDPOINTS);
                case "studio" -> wanted.add(Kind.STUDIO);
                case "components" -> wanted.add(Kind.COMPONENTS);
                default ->
                    throw new WrongUsageException(
                            "--kinds knows no '" + kind + "'; there are endpoints, components and studio.");
            }
        }
        return wanted;
    }

    private boolean isDemo(Surroundings surroundings) {
        if (demo && (profile != null || endpointUrl != null)) {
            throw new WrongUsageException("--demo scans an account inside this program; it goes with neither "
                    + "--profile nor --endpoint-url.");
        }
        boolean nothingNamed = regions.isEmpty()
                && profile == null
                && endpointUrl == null
                && surroundings.variable("AWS_REGION").isEmpty()
                && surroundings.variable("AWS_PROFILE").isEmpty()
                && surroundings.variable("AWS_ENDPOINT_URL").isEmpty();
        return demo || nothingNamed;
    }

    private List<String> named() {
        return regions.stream()
                .map(region -> region("--region", region))
                .distinct()
                .toList();
    }

    private List<String> regions(Surroundings surroundings) {
        if (!regions.isEmpty()) {
            return named();
        }
        Optional<String> fromEnvironment =
                surroundings.variable("AWS_REGION").map(region -> region("AWS_REGION", region));
        return fromEnvironment
                .or(() -> surroundings
                        .profileRegion()
                        .apply(Optional.ofNullable(profile))
                        .map(region -> region("The region of the profile", region)))
                .map(List::of)
                .orElseThrow(() -> new WrongUsageException(
                        "No region: name one with --region or AWS_REGION, or a profile that has one."));
    }

    private static String region(String where, String text) {
        if (!REGION.matcher(text).matches()) {
            throw new WrongUsageException(where + " takes one region such as eu-central-1, not '" + text + "'"
                    + (text.contains(",") ? "; repeat it for several." : "."));
        }
        return text;
    }

    private static URI url(String text) {
        try {
            var url = new URI(text);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null && url.getPort() <= HIGHEST_PORT) {
                return url;
            }
        } catch (URISyntaxException notOne) {
            // Said below, with the same words.
        }
        throw new WrongUsageException("--endpoint-url takes a URL such as http://localhost:4566, not '" + text + "'.");
    }
}
