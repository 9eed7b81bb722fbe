package io.github.idle4j.aws.endpoint;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Estimate;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.aws.calls.Scans;
import io.github.idle4j.aws.metrics.MetricReader;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * The endpoints of one account and region and the inference components on them, with what CloudWatch shows of their use.
 *
 * <p>Endpoints of every kind: of variants with instances, serverless, asynchronous, and hosts of components. An
 * {@linkplain io.github.idle4j.evidence.ResourceId#ENDPOINT endpoint} has the attributes {@code arn}, {@code endpointConfig},
 * {@code variants} (their names, with commas between) and, where it is known, {@code hosting} ({@code instances},
 * {@code components}, {@code asynchronous}, {@code serverless} or {@code provisioned concurrency}), and the components on it
 * as {@linkplain ResourceActivity#parts() parts}. An {@linkplain
 * io.github.idle4j.evidence.ResourceId#INFERENCE_COMPONENT inference component} is a resource of its own, with the endpoint
 * as its parent and the attributes {@code arn}, {@code endpoint}, {@code variant} and, where it is an adapter,
 * {@code baseComponent}. Their paths are their names.
 *
 * <p>What is seen in use is looked at no further: its evidence says when it was used, to a fifteenth of the window, and
 * leaves the rest open. A policy to which every use matters declares needs without {@code settledBy}.
 *
 * <p>Where somebody asks what is {@linkplain ResourceActivity#bill() billed}, the configuration is read of what seems unused and
 * runs on instances, and their CPU, which tells how many there were; nothing more is asked of what is in use. Components have no
 * bill of their own.
 *
 * <p>The clients are the caller's: they decide on account, region, credentials, retries and interceptors, and are never
 * closed here. Immutable and thread-safe.
 */
public final class EndpointActivitySource implements ResourceActivitySource {

    private final SageMakerClient sageMaker;
    private final CloudWatchClient cloudWatch;
    private final InstantSource clock;
    private final Optional<String> account;
    private final Optional<Executor> executor;
    private final Duration callTimeout;

    private EndpointActivitySource(Builder builder) {
        this.sageMaker = builder.sageMaker;
        this.cloudWatch = builder.cloudWatch;
        this.clock = builder.clock;
        this.account = Optional.ofNullable(builder.account);
        this.executor = Optional.ofNullable(builder.executor);
        this.callTimeout = builder.callTimeout;
    }

    /** A source on two clients of one account and region. */
    public static EndpointActivitySource of(SageMakerClient sageMaker, CloudWatchClient cloudWatch) {
        return builder(sageMaker, cloudWatch).build();
    }

    /** Begins to describe a source on two clients of one account and region. */
    public static Builder builder(SageMakerClient sageMaker, CloudWatchClient cloudWatch) {
        return new Builder(sageMaker, cloudWatch);
    }

    @Override
    public Stream<ResourceActivity> observe(Observation observation) {
        requireNonNull(observation, "observation");
        return Scans.lazily(observation, origin(), executor, callTimeout, clients(), calls -> {
            Instant now = clock.instant();
            var reader = new SageMakerReader(sageMaker, calls);
            return new EndpointScan(observation, calls, reader, cloudWatch, place(), now).activities();
        });
    }

    /**
     * What {@link #observe} takes: the lists, and what it may ask of what they name. No endpoint is described for it, and no
     * metric is requested.
     */
    @Override
    public Estimate estimate(Observation observation) {
        requireNonNull(observation, "observation");
        return Scans.atOnce(observation, origin(), executor, callTimeout, clients(), calls -> {
            var reader = new SageMakerReader(sageMaker, calls);
            var inventory = Inventory.begin(reader, calls, false);
            inventory.readPage(); // as a scan does: a list of components that broke off is lost only where something is
            // listed
            Inventory.Hosted hosted = inventory.hosted();
            var components = new ComponentDescriber(reader, calls, hosted, place(), false);
            var describer = new EndpointDescriber(reader, calls, inventory, components, place(), false);
            Readings readings = Readings.of(observation, new MetricReader(cloudWatch, calls), clock.instant());
            return EndpointEstimate.of(observation, calls, inventory, hosted, describer, readings);
        });
    }

    private Map<String, SdkClient> clients() {
        return Map.of("sagemaker", sageMaker, "cloudwatch", cloudWatch);
    }

    private Place place() {
        return Place.of(sageMaker.serviceClientConfiguration().region(), account.orElse(""));
    }

    @Override
    public Origin origin() {
        Region region = sageMaker.serviceClientConfiguration().region();
        return new Origin(
                "EndpointActivitySource", account, Optional.ofNullable(region).map(Region::id));
    }

    /** Collects what a source needs. Not thread-safe. */
    public static final class Builder {

        private final SageMakerClient sageMaker;
        private final CloudWatchClient cloudWatch;
        private @Nullable String account;
        private @Nullable Executor executor;
        private InstantSource clock = InstantSource.system();
        private Duration callTimeout = Scans.USUAL_CALL_TIMEOUT;

        private Builder(SageMakerClient sageMaker, CloudWatchClient cloudWatch) {
            this.sageMaker = requireNonNull(sageMaker, "sageMaker");
            this.cloudWatch = requireNonNull(cloudWatch, "cloudWatch");
        }

        /** The account that the clients belong to, where known: reports of failures name it. */
        public Builder account(String id) {
            account = requireNonNull(id, "id");
            return this;
        }

        /** What runs AWS calls in parallel; a few threads of its own, unless told otherwise. */
        public Builder executor(Executor threads) {
            executor = requireNonNull(threads, "threads");
            return this;
        }

        /** What tells the present, which decides what CloudWatch still keeps; the system's clock, unless told otherwise. */
        public Builder clock(InstantSource source) {
            clock = requireNonNull(source, "source");
            return this;
        }

        /** How long one call may take with all its retries; 60 seconds, unless told otherwise. */
        public Builder callTimeout(Duration time) {
            callTimeout = Scans.requirePositive(time);
            return this;
        }

        /**
         * The source.
         *
         * @throws IllegalArgumentException if the clients are of two regions: metrics of one say nothing of the other
         */
        public EndpointActivitySource build() {
            Region one = sageMaker.serviceClientConfiguration().region();
            Region other = cloudWatch.serviceClientConfiguration().region();
            if (!one.equals(other)) {
                throw new IllegalArgumentException("The clients are of two regions: " + one + " and " + other);
            }
            return new EndpointActivitySource(this);
        }
    }
}
