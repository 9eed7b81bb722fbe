package io.github.idle4j.contract;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Makes evidence that reads like sentences: {@code Seen.zeros(requests).from(ago(ofDays(30))).until(NOW)}.
 *
 * <p>All of it is about one fixed present, {@link #NOW}, which is the judging instant of {@link #endpoint} and of
 * {@link #studioApp}.
 */
public final class Seen {

    /** The present of these tests. */
    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    /** A signal that shows use by requests, which can be counted. */
    public static final Signal REQUESTS =
            Signal.demand("Requests", Map.of()).additive().inWords("request", "");

    /** How far back was looked where nothing else is said. */
    public static final Duration LOOKBACK = Duration.ofDays(30);

    private static final String DOMAIN = "d-test";

    private static final Duration BUCKET = Duration.ofHours(1);

    private Seen() {}

    /** So long before {@link #NOW}. */
    public static Instant ago(Duration time) {
        return NOW.minus(time);
    }

    /**
     * An endpoint in service, twice as old as was looked back, with complete signals, of which there are none yet.
     *
     * @param name     what it is called
     * @param lookback how far back from {@link #NOW} was looked
     */
    public static ResourceActivity.Builder endpoint(String name, Duration lookback) {
        return inService(ResourceId.ENDPOINT, name, lookback);
    }

    /**
     * An endpoint without tags, of which {@link #REQUESTS} were zero for {@link #LOOKBACK}, but for these uses.
     *
     * @param name what it is called
     * @param but  uses of {@link #REQUESTS}, in any order
     */
    public static ResourceActivity silentEndpoint(String name, Use... but) {
        return silentEndpoint(name, Map.of(), but);
    }

    /**
     * The same, with tags.
     *
     * @param name what it is called
     * @param tags its tags
     * @param but  uses of {@link #REQUESTS}, in any order
     */
    public static ResourceActivity silentEndpoint(String name, Map<String, String> tags, Use... but) {
        var evidence = new ArrayList<Evidence>();
        Instant silentFrom = ago(LOOKBACK);
        for (Use use :
                Stream.of(but).sorted(Comparator.comparing(Use::earliest)).toList()) {
            if (use.earliest().isAfter(silentFrom)) {
                evidence.add(zeros(REQUESTS).from(silentFrom).until(use.earliest()));
            }
            evidence.add(use);
            silentFrom = use.latest().isAfter(silentFrom) ? use.latest() : silentFrom;
        }
        evidence.add(zeros(REQUESTS).from(silentFrom).until(NOW));
        return endpoint(name, LOOKBACK)
                .tags(Fact.known(tags))
                .demand(REQUESTS, evidence)
                .build();
    }

    /**
     * A kernel app of Studio in service, of a user in the domain {@code d-test}, with the owner and the attributes that a
     * source tells; twice as old as was looked back, with complete signals, of which there are none yet. It is called
     * after its instance type: {@code on-ml-t3-medium}.
     *
     * @param user         the name of the user profile, who is its owner
     * @param instanceType what it runs on, such as {@code ml.t3.medium}
     * @param lookback     how far back from {@link #NOW} was looked
     */
    public static ResourceActivity.Builder studioApp(String user, String instanceType, Duration lookback) {
        String name = "on-" + instanceType.replace('.', '-');
        ResourceActivity.Builder app =
                inService(ResourceId.STUDIO_APP, profile(user) + "/KernelGateway/" + name, lookback);
        return ofStudio(app, user, instanceType)
                .parent(id(ResourceId.STUDIO_INSTANCE, profile(user) + "/" + instanceType))
                .attribute("appType", "KernelGateway")
                .attribute("appName", name);
    }

    /**
     * An instance of Studio on which apps of that user run; say which, with
     * {@link ResourceActivity.Builder#part(ResourceActivity)}.
     *
     * @param user         the name of the user profile, who is its owner
     * @param instanceType its type, such as {@code ml.t3.medium}
     * @param lookback     how far back from {@link #NOW} was looked
     */
    public static ResourceActivity.Builder studioInstance(String user, String instanceType, Duration lookback) {
        return ofStudio(
                inService(ResourceId.STUDIO_INSTANCE, profile(user) + "/" + instanceType, lookback),
                user,
                instanceType);
    }

    private static ResourceActivity.Builder ofStudio(ResourceActivity.Builder one, String user, String instanceType) {
        return one.owner(Fact.known(user))
                .attribute("domainId", DOMAIN)
                .attribute("userProfileName", user)
                .attribute("instanceType", instanceType);
    }

    private static String profile(String user) {
        return DOMAIN + "/user/" + user;
    }

    private static ResourceActivity.Builder inService(String type, String path, Duration lookback) {
        return ResourceActivity.builder(id(type, path), Span.endingAt(NOW, lookback))
                .createdAt(ago(lookback.multipliedBy(2)))
                .completeness(Completeness.complete());
    }

    private static ResourceId id(String type, String path) {
        return new ResourceId(type, "aws", "111122223333", "eu-central-1", path);
    }

    /** Zeros that were measured. */
    public static From<Silence> zeros(Signal signal) {
        return silence(signal, Basis.MEASURED, Optional.empty());
    }

    /** Nothing, of a signal that publishes nothing for "never". */
    public static From<Silence> nothingAsPublished(Signal signal) {
        return silence(signal, Basis.ABSENT_AS_PUBLISHED, Optional.empty());
    }

    /** Nothing, of a signal that publishes nothing for "never", while a control shows that it would have published. */
    public static From<Silence> nothingAsPublished(Signal signal, Signal control) {
        return silence(signal, Basis.ABSENT_AS_PUBLISHED, Optional.of(control));
    }

    /** Nothing, while a control shows that the resource was alive. */
    public static From<Silence> nothingWhileAlive(Signal signal, Signal control) {
        return silence(signal, Basis.ABSENT_WHILE_ALIVE, Optional.of(control));
    }

    /** Events that were read to the end, of which there were none. */
    public static From<Silence> noEvent(Signal signal) {
        return silence(signal, Basis.READ_EMPTY, Optional.empty());
    }

    /** One use, or more, at some instant in between. */
    public static From<Use> use(Signal signal) {
        return new From<>((from, to) -> new Use(signal, from, to, OptionalLong.empty()));
    }

    /** So many uses in between. */
    public static From<Use> uses(long count, Signal signal) {
        return new From<>((from, to) -> new Use(signal, from, to, OptionalLong.of(count)));
    }

    /** Nobody knows, and this is why. */
    public static From<Gap> gap(Signal signal, ReasonCode why) {
        return new From<>((from, to) -> new Gap(signal, from, to, why, "it could not be read"));
    }

    private static From<Silence> silence(Signal signal, Basis basis, Optional<Signal> witness) {
        return new From<>((from, to) -> new Silence(signal, from, to, basis, witness, BUCKET));
    }

    /**
     * Evidence of which is not said yet from when it is.
     *
     * @param <E> what kind of evidence
     */
    public static final class From<E extends Evidence> {

        private final BiFunction<Instant, Instant, E> maker;

        private From(BiFunction<Instant, Instant, E> maker) {
            this.maker = maker;
        }

        /** Its first instant. */
        public Until<E> from(Instant start) {
            return new Until<>(requireNonNull(start, "start"), maker);
        }

        /** Its only instant. */
        public E at(Instant instant) {
            return maker.apply(instant, instant);
        }
    }

    /**
     * Evidence of which is not said yet until when it is.
     *
     * @param <E> what kind of evidence
     */
    public static final class Until<E extends Evidence> {

        private final Instant start;
        private final BiFunction<Instant, Instant, E> maker;

        private Until(Instant start, BiFunction<Instant, Instant, E> maker) {
            this.start = start;
            this.maker = maker;
        }

        /** Its end. */
        public E until(Instant end) {
            return maker.apply(start, requireNonNull(end, "end"));
        }
    }
}
