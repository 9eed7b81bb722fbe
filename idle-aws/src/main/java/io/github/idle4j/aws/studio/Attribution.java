package io.github.idle4j.aws.studio;

import io.github.idle4j.Estimate.Range;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/**
 * Who the people behind apps are, and whether idle apps of theirs are shut down: asked for by one call for each profile,
 * domain and space of which anything hangs on it. What cannot be read is reported, and left open. Immutable.
 */
final class Attribution {

    /** The attribute that names a person as they sign in. */
    static final String PERSON = "ssoUser";

    /** A name within a domain. */
    private record Named(String domain, String name) {}

    private final SpaceOwners owners;
    private final Map<Named, DescribeUserProfileResponse> profiles;
    private final Map<String, DescribeDomainResponse> domains;
    private final Map<Named, DescribeSpaceResponse> spaces;

    private Attribution(
            SpaceOwners owners,
            Map<Named, DescribeUserProfileResponse> profiles,
            Map<String, DescribeDomainResponse> domains,
            Map<Named, DescribeSpaceResponse> spaces) {
        this.owners = owners;
        this.profiles = profiles;
        this.domains = domains;
        this.spaces = spaces;
    }

    /** What is told where nobody asked. */
    static Attribution none(SpaceOwners owners) {
        return new Attribution(owners, Map.of(), Map.of(), Map.of());
    }

    /** Asks for what concerns those of these apps that run. */
    static Attribution of(List<StudioApp> apps, SpaceOwners owners, StudioClients clients) {
        List<StudioApp> running = apps.stream().filter(StudioApp::isInService).toList();
        StudioReader studio = clients.studio();
        AwsCalls calls = clients.calls();
        var known = new Attribution(
                owners,
                each(people(running, owners), one -> studio.profile(one.domain, one.name), calls),
                each(domains(running), studio::domain, calls),
                Map.of());
        Set<Named> spaces = new LinkedHashSet<>();
        running.stream()
                .filter(app -> mayBeShutDown(app) && known.ofOwner(app).leavesSpacesAChoice())
                .forEach(app -> spaces.add(new Named(app.domain(), app.owner())));
        return new Attribution(
                owners, known.profiles, known.domains, each(spaces, one -> studio.space(one.domain, one.name), calls));
    }

    /** What asking for them takes. */
    static Map<String, Range> estimate(List<StudioApp> apps, SpaceOwners owners) {
        List<StudioApp> running = apps.stream().filter(StudioApp::isInService).toList();
        long spaces = running.stream()
                .filter(Attribution::mayBeShutDown)
                .map(app -> new Named(app.domain(), app.owner()))
                .distinct()
                .count();
        return Map.of(
                "sagemaker:DescribeUserProfile",
                Range.exactly(people(running, owners).size()),
                "sagemaker:DescribeDomain",
                Range.exactly(domains(running).size()),
                "sagemaker:DescribeSpace",
                Range.upTo(spaces));
    }

    private static Set<Named> people(List<StudioApp> running, SpaceOwners owners) {
        Set<Named> people = new LinkedHashSet<>();
        running.forEach(app -> profile(app, owners).ifPresent(people::add));
        return people;
    }

    private static Set<String> domains(List<StudioApp> running) {
        Set<String> domains = new LinkedHashSet<>();
        running.stream().filter(Attribution::mayBeShutDown).forEach(app -> domains.add(app.domain()));
        return domains;
    }

    private static <K, V> Map<K, V> each(Set<K> keys, Function<K, V> ask, AwsCalls calls) {
        Map<K, V> answers = new ConcurrentHashMap<>();
        calls.inParallel(List.copyOf(keys), key -> {
            try {
                answers.put(key, ask.apply(key));
            } catch (CallFailedException failed) {
                calls.report(failed);
            }
            return key;
        });
        return answers;
    }

    private static Optional<Named> profile(StudioApp app, SpaceOwners owners) {
        return owners.of(app) instanceof Fact.Known<String> owner && !app.isOfWholeDomain()
                ? Optional.of(new Named(app.domain(), owner.value()))
                : Optional.empty();
    }

    /** Only these can shut themselves down. */
    private static boolean mayBeShutDown(StudioApp app) {
        return app.ofSpace() && (app.kind() == AppType.JUPYTER_LAB || app.kind() == AppType.CODE_EDITOR);
    }

    private IdleShutdown ofOwner(StudioApp app) {
        Optional<DescribeDomainResponse> domain = Optional.ofNullable(domains.get(app.domain()));
        Optional<Named> person = profile(app, owners);
        return person.isPresent()
                ? IdleShutdown.ofUser(app.kind(), person.map(profiles::get), domain)
                : IdleShutdown.ofSharedSpaces(app.kind(), domain);
    }

    /** Tells of an app what was asked for. */
    void describe(StudioApp app, Optional<Instant> began, ResourceActivity.Builder activity) {
        Optional<Named> person = profile(app, owners);
        person.map(profiles::get)
                .map(DescribeUserProfileResponse::singleSignOnUserValue)
                .ifPresent(name -> activity.attribute(PERSON, name));
        boolean isKnown = domains.containsKey(app.domain())
                && person.map(profiles::containsKey).orElse(true);
        if (mayBeShutDown(app) && isKnown) {
            describe(shutdown(app), began, activity);
        }
    }

    private IdleShutdown shutdown(StudioApp app) {
        IdleShutdown upstream = ofOwner(app);
        if (!upstream.leavesSpacesAChoice()) {
            return upstream;
        }
        return Optional.ofNullable(spaces.get(new Named(app.domain(), app.owner())))
                .map(space -> upstream.in(app.kind(), space))
                .orElseGet(upstream::atAnUnknownTime);
    }

    private static void describe(IdleShutdown shutdown, Optional<Instant> began, ResourceActivity.Builder activity) {
        if (!shutdown.isOn()) {
            activity.attribute("idleShutdown", "off");
            return;
        }
        activity.attribute("idleShutdown", shutdown.after().map(String::valueOf).orElse("on"));
        // Apps that run go on as they began (developer guide, "Set up idle shutdown").
        boolean setSince = shutdown.setAt()
                .filter(set -> began.filter(set::isAfter).isPresent())
                .isPresent();
        if (setSince) {
            activity.note("IDLE_SETTINGS_NOT_APPLIED_UNTIL_RESTART");
        }
    }
}
