package io.github.idle4j.aws.studio;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.aws.calls.Scans;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;

/**
 * The Studio apps of one account and region, in all domains and of all users and spaces, with what their log streams show
 * of their use; and the instances that apps share.
 *
 * <p>An app is a {@link io.github.idle4j.evidence.ResourceId#STUDIO_APP}, with the path
 * {@code <domain>/user/<profile>/<type>/<name>}, or {@code <domain>/space/<space>/<type>/<name>} in a space. All apps of one
 * owner on one instance type share an instance, and its bill: a
 * {@link io.github.idle4j.evidence.ResourceId#STUDIO_INSTANCE}, with the path {@code <domain>/user/<profile>/<instance type>}
 * or {@code <domain>/space/<space>/<instance type>}, which has these apps as its
 * {@linkplain ResourceActivity#parts() parts} and is the {@linkplain ResourceActivity#parent() parent} of those that run and
 * whose instance type is known.
 *
 * <table>
 * <caption>The attributes of apps and of instances</caption>
 * <tr><th>attribute</th><th>of an app</th><th>of an instance</th></tr>
 * <tr><td>{@code domainId}</td><td>always</td><td>always</td></tr>
 * <tr><td>{@code userProfileName}</td><td>of a user profile</td><td>of a user profile</td></tr>
 * <tr><td>{@code spaceName}</td><td>of a space</td><td>of a space</td></tr>
 * <tr><td>{@code appType}</td><td>always, in the words of AWS: {@code KernelGateway}</td><td>never</td></tr>
 * <tr><td>{@code appName}</td><td>always</td><td>never</td></tr>
 * <tr><td>{@code instanceType}</td><td>where known</td><td>where known; the path says {@code unknown} otherwise</td></tr>
 * </table>
 *
 * <p>The owner is the user profile, or that of a private space; a shared space has none. A Data Wrangler app carries the note
 * {@code DATA_WRANGLER}; one whose stream is also that of another app, because a user profile and a space have one name,
 * {@code SHARED_STREAM_NAME}; and one whose stream is silent {@code MAY_COMPUTE_SILENTLY}, as does its instance: logs do not
 * show what computes without a word.
 *
 * <p>This version does not read tags here: a policy that asks about those of an app or of an instance has no answer, and
 * says UNKNOWN unless the resource is in use.
 *
 * <p>The clients are the caller's: they decide on account, region, credentials, retries and interceptors, and are never
 * closed here. Immutable and thread-safe.
 */
public final class StudioActivitySource implements ResourceActivitySource {

    private final SageMakerClient sageMaker;
    private final CloudWatchLogsClient logs;
    private final Optional<String> account;
    private final Optional<Executor> executor;
    private final Duration callTimeout;

    private StudioActivitySource(Builder builder) {
        this.sageMaker = builder.sageMaker;
        this.logs = builder.logs;
        this.account = Optional.ofNullable(builder.account);
        this.executor = Optional.ofNullable(builder.executor);
        this.callTimeout = builder.callTimeout;
    }

    /** A source on two clients of one account and region. */
    public static StudioActivitySource of(SageMakerClient sageMaker, CloudWatchLogsClient logs) {
        return builder(sageMaker, logs).build();
    }

    /** Begins to describe a source on two clients of one account and region. */
    public static Builder builder(SageMakerClient sageMaker, CloudWatchLogsClient logs) {
        return new Builder(sageMaker, logs);
    }

    @Override
    public Stream<ResourceActivity> observe(Observation observation) {
        requireNonNull(observation, "observation");
        var clients = Map.of("sagemaker", sageMaker, "logs", logs);
        return Scans.lazily(observation, origin(), executor, callTimeout, clients, calls -> {
            var studio = new StudioReader(sageMaker, calls);
            return new StudioScan(observation, calls, studio, new LogReader(logs, calls), place(studio, calls))
                    .activities();
        });
    }

    /** Rows of ListApps name no account, so the ARN of a domain is asked, where nobody said. */
    private Place place(StudioReader studio, AwsCalls calls) {
        Place here = Place.of(sageMaker.serviceClientConfiguration().region(), account.orElse(""));
        if (account.isPresent()) {
            return here;
        }
        Listing<DomainDetails> domains = studio.anyDomain();
        domains.failure().ifPresent(calls::report);
        return domains.items().stream()
                .findFirst()
                .map(domain -> here.orOf(domain.domainArn()))
                .orElse(here);
    }

    @Override
    public Origin origin() {
        Region region = sageMaker.serviceClientConfiguration().region();
        return new Origin(
                "StudioActivitySource", account, Optional.ofNullable(region).map(Region::id));
    }

    /** Collects what a source needs. Not thread-safe. */
    public static final class Builder {

        private final SageMakerClient sageMaker;
        private final CloudWatchLogsClient logs;
        private @Nullable String account;
        private @Nullable Executor executor;
        private Duration callTimeout = Scans.USUAL_CALL_TIMEOUT;

        private Builder(SageMakerClient sageMaker, CloudWatchLogsClient logs) {
            this.sageMaker = requireNonNull(sageMaker, "sageMaker");
            this.logs = requireNonNull(logs, "logs");
        }

        /** The account that the clients belong to; asked of AWS, unless told. */
        public Builder account(String id) {
            account = requireNonNull(id, "id");
            return this;
        }

        /** What runs AWS calls in parallel; a few threads of its own, unless told otherwise. */
        public Builder executor(Executor threads) {
            executor = requireNonNull(threads, "threads");
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
         * @throws IllegalArgumentException if the clients are of two regions: logs of one say nothing of the other
         */
        public StudioActivitySource build() {
            Region one = sageMaker.serviceClientConfiguration().region();
            Region other = logs.serviceClientConfiguration().region();
            if (!one.equals(other)) {
                throw new IllegalArgumentException("The clients are of two regions: " + one + " and " + other);
            }
            return new StudioActivitySource(this);
        }
    }
}
