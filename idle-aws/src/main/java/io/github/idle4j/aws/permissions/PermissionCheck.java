package io.github.idle4j.aws.permissions;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.CallLedger;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.aws.calls.Scans;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.GetProductsResponse;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * Tells before a scan which of its permissions are there, by one small call of each action: of a thing that the listings name,
 * else of one that nobody has. It reads what a scan reads and changes nothing, and asks at the pace of a scan.
 *
 * <pre>{@code
 * PermissionCheck check = PermissionCheck.builder()
 *         .endpoints(sageMaker, cloudWatch, quietFor(ofDays(14)).needs())
 *         .studio(sageMaker, logs, cloudWatch, quietFor(ofDays(1)).needs())
 *         .build();
 * check.run().stream().filter(result -> result.outcome() != ALLOWED).forEach(System.err::println);
 * }</pre>
 *
 * <p>What is allowed for the one thing that was asked about may be denied for another, by its tags or its name. Whatever fails
 * is a result; {@link #run()} never throws for what AWS does.
 *
 * <p>The clients are the caller's, and never closed here. Immutable but for the count of calls, and thread-safe.
 */
public final class PermissionCheck {

    /** As long as some APIs may be throttled before it is given up. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Part> parts;
    private final boolean attribution;
    private final String account;
    private final Duration callTimeout;
    private final InstantSource clock;
    private final CallLedger ledger = new CallLedger();

    /** What came of asking, the better before the worse. */
    public enum Outcome {
        /** AWS answered, be it that what was asked about is not there. */
        ALLOWED,
        /** It could not be told: the call failed for another reason. */
        UNKNOWN,
        /** AWS denied it. */
        DENIED
    }

    /**
     * What is known of a permission.
     *
     * @param permission which
     * @param outcome    whether it is there
     * @param detail     in the words of AWS, why it is not, or why nothing could be told; empty where it is there
     */
    public record Result(Permission permission, Outcome outcome, String detail) {

        /** Checks that nothing is missing. */
        public Result {
            requireNonNull(permission, "permission");
            requireNonNull(outcome, "outcome");
            requireNonNull(detail, "detail");
        }

        /** What is allowed for one thing and not for another is missing. */
        Result orWorse(Result other) {
            return other.outcome.compareTo(outcome) > 0 ? other : this;
        }
    }

    /** What is asked through some clients, by the service that begins the name of an API. */
    private record Part(Map<String, SdkClient> clients, Questions questions) {}

    @FunctionalInterface
    private interface Questions {
        void ask(PermissionCheck check, Asking asking);
    }

    private PermissionCheck(Builder builder) {
        this.parts = List.copyOf(builder.parts);
        this.attribution = builder.attribution;
        this.account = Optional.ofNullable(builder.account).orElse("");
        this.callTimeout = builder.callTimeout;
        this.clock = builder.clock;
    }

    /** Begins to say what the scan will ask. */
    public static Builder builder() {
        return new Builder();
    }

    /** Asks, for two minutes at most; one result for each permission, in the order of {@link Permission#all()}. */
    public List<Result> run() {
        Instant begun = clock.instant();
        Observation asked = Observation.builder(begun, EvidenceNeeds.nothing())
                .calls(ledger)
                .deadline(begun.plus(PATIENCE), clock)
                .build();
        Map<Permission, Result> results = new LinkedHashMap<>();
        for (Part part : parts) {
            AwsCalls calls = Scans.callsApart(asked, Origin.of("PermissionCheck"), callTimeout, part.clients());
            var asking = new Asking(calls);
            part.questions().ask(this, asking);
            asking.results().forEach(result -> results.merge(result.permission(), result, Result::orWorse));
        }
        return Permission.all().stream()
                .flatMap(permission -> Optional.ofNullable(results.get(permission)).stream())
                .toList();
    }

    /** The calls so far, by API, in alphabetical order. */
    public SortedMap<String, Long> calls() {
        return ledger.counts();
    }

    private Place place(SageMakerClient sageMaker) {
        return Place.of(sageMaker.serviceClientConfiguration().region(), account);
    }

    /** Says what the scan will ask. Not thread-safe. */
    public static final class Builder {

        private final List<Part> parts = new ArrayList<>();
        private boolean attribution;
        private @Nullable String account;
        private Duration callTimeout = Scans.USUAL_CALL_TIMEOUT;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * A scan of endpoints and of the inference components on them.
         *
         * @param needs what the policies need to see: with tags, these are asked about too
         */
        public Builder endpoints(SageMakerClient sageMaker, CloudWatchClient cloudWatch, EvidenceNeeds needs) {
            requireNonNull(needs, "needs");
            parts.add(new Part(Map.of("sagemaker", sageMaker, "cloudwatch", cloudWatch), (check, asking) -> {
                new EndpointQuestions(sageMaker, check.place(sageMaker), asking).ask(needs.tags());
                var metrics = new MetricQuestions(cloudWatch, asking);
                metrics.askForData(check.clock.instant());
                metrics.askForNames();
            }));
            return this;
        }

        /**
         * A scan of Studio.
         *
         * @param needs what the policies need to see: with tags, these are asked about too
         */
        public Builder studio(
                SageMakerClient sageMaker,
                CloudWatchLogsClient logs,
                CloudWatchClient cloudWatch,
                EvidenceNeeds needs) {
            requireNonNull(needs, "needs");
            var clients = Map.<String, SdkClient>of("sagemaker", sageMaker, "logs", logs, "cloudwatch", cloudWatch);
            parts.add(new Part(clients, (check, asking) -> {
                new StudioQuestions(sageMaker, logs, check.place(sageMaker), asking)
                        .ask(needs.tags(), check.attribution);
                new MetricQuestions(cloudWatch, asking).askForData(check.clock.instant());
            }));
            return this;
        }

        /** With the people behind the apps of Studio. */
        public Builder attribution() {
            attribution = true;
            return this;
        }

        /** With costs, by the price list. */
        public Builder prices(PricingClient pricing) {
            parts.add(new Part(
                    Map.of("pricing", pricing),
                    (check, asking) -> asking.ask(
                            Permission.GET_PRODUCTS,
                            override -> pricing.getProducts(request -> request.serviceCode("AmazonSageMaker")
                                    .formatVersion("aws_v1")
                                    .maxResults(1)
                                    .overrideConfiguration(override)),
                            GetProductsResponse::hasPriceList)));
            return this;
        }

        /** The account that the clients belong to; else it is known where a listing names something in it. */
        public Builder account(String id) {
            account = requireNonNull(id, "id");
            return this;
        }

        /** How long one call may take with all its retries; 60 seconds, unless told otherwise. */
        public Builder callTimeout(Duration time) {
            callTimeout = Scans.requirePositive(time);
            return this;
        }

        /** What tells the present, which ends the asking; the system's clock, unless told otherwise. */
        public Builder clock(InstantSource source) {
            clock = requireNonNull(source, "source");
            return this;
        }

        /** The check. */
        public PermissionCheck build() {
            return new PermissionCheck(this);
        }
    }
}
