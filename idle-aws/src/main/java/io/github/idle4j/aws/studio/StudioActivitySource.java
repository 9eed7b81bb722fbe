package io.github.idle4j.aws.studio;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.Estimate;
import io.github.idle4j.Observation;
import io.github.idle4j.Origin;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.aws.calls.Scans;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;

/**
 * The Studio apps of one account and region, in all domains and of all users and spaces, with what shows their use: the events
 * of their log streams, what JupyterLab and Code Editor say there, or the metric of Canvas; and the instances that apps share.
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
 * <tr><td>{@code otherAppsOnInstance}</td><td>where it holds an instance: how many others may be on it</td><td>never</td></tr>
 * <tr><td>{@code ssoUser}</td><td>{@linkplain Builder#withAttribution() on request}, where its owner signs in through IAM
 * Identity Center</td><td>as its apps</td></tr>
 * <tr><td>{@code idleShutdown}</td><td>on request, of JupyterLab and Code Editor in a space: {@code off}, or after how long
 * without use it is shut down, as {@code PT2H}; {@code on} where AWS does not say how long</td><td>never</td></tr>
 * </table>
 *
 * <p>What is {@linkplain ResourceActivity#bill() billed} is told of instances; apps have no bill of their own, but for Canvas
 * beside other apps of its owner, whose sessions are billed by themselves.
 *
 * <p>The owner is the user profile, or that of a private space; a shared space has none.
 *
 * <p>The notes of an app: {@code DATA_WRANGLER}; {@code SHARED_STREAM_NAME} of one whose stream is also that of another app,
 * because a user profile and a space have one name; {@code MAY_COMPUTE_SILENTLY} of one whose stream shows no use, and of its
 * instance, because logs do not show what computes without a word; {@code BACKGROUND_ONLY} where that stream is written to all
 * the same; {@code AUTOSTOP_DENIED} where a script in the app may not delete it; {@code STUCK_PENDING} after an hour; and with
 * attribution {@code IDLE_SETTINGS_NOT_APPLIED_UNTIL_RESTART}.
 *
 * <p>A policy judges instances as well as apps. An instance has no {@code appType} and no tags, and of notes it has
 * {@code MAY_COMPUTE_SILENTLY} alone: what else it asks, it asks its parts.
 *
 * <p>Where a policy asks about tags, those of each app are read that has not ended, by two calls for each. An instance has no
 * tags; what excludes one of its apps excludes it.
 *
 * <p>The clients are the caller's: they decide on account, region, credentials, retries and interceptors, and are never
 * closed here. Immutable and thread-safe.
 */
public final class StudioActivitySource implements ResourceActivitySource {

    private static final int USUAL_PAGES = 2_000;

    private final SageMakerClient sageMaker;
    private final CloudWatchLogsClient logs;
    private final CloudWatchClient cloudWatch;
    private final ContentWanted content;
    private final boolean attributed;
    private final Optional<String> account;
    private final Optional<Executor> executor;
    private final Duration callTimeout;

    private StudioActivitySource(Builder builder) {
        this.sageMaker = builder.sageMaker;
        this.logs = builder.logs;
        this.cloudWatch = builder.cloudWatch;
        this.content = new ContentWanted(builder.readsLines, builder.lines, builder.mostPages);
        this.attributed = builder.attributed;
        this.account = Optional.ofNullable(builder.account);
        this.executor = Optional.ofNullable(builder.executor);
        this.callTimeout = builder.callTimeout;
    }

    /** A source on clients of one account and region. */
    public static StudioActivitySource of(
            SageMakerClient sageMaker, CloudWatchLogsClient logs, CloudWatchClient cloudWatch) {
        return builder(sageMaker, logs, cloudWatch).build();
    }

    /** Begins to describe a source on clients of one account and region. */
    public static Builder builder(SageMakerClient sageMaker, CloudWatchLogsClient logs, CloudWatchClient cloudWatch) {
        return new Builder(sageMaker, logs, cloudWatch);
    }

    @Override
    public Stream<ResourceActivity> observe(Observation observation) {
        requireNonNull(observation, "observation");
        return Scans.lazily(observation, origin(), executor, callTimeout, paced(), calls -> {
            var clients = StudioClients.of(sageMaker, logs, cloudWatch, calls);
            return new StudioScan(observation, clients, content, attributed, place(clients)).activities();
        });
    }

    /**
     * What {@link #observe} takes: the lists of apps and of spaces, and what it may ask of each app. No log is read for it, and
     * no metric is requested; where nobody said which account it is, that is asked of AWS.
     */
    @Override
    public Estimate estimate(Observation observation) {
        requireNonNull(observation, "observation");
        return Scans.atOnce(observation, origin(), executor, callTimeout, paced(), calls -> {
            var clients = StudioClients.of(sageMaker, logs, cloudWatch, calls);
            place(clients);
            return StudioEstimate.of(observation, clients, content, attributed);
        });
    }

    private Map<String, SdkClient> paced() {
        return Map.of("sagemaker", sageMaker, "logs", logs, "cloudwatch", cloudWatch);
    }

    /** Rows of ListApps name no account, so the ARN of a domain is asked, where nobody said. */
    private Place place(StudioClients clients) {
        Place here = Place.of(sageMaker.serviceClientConfiguration().region(), account.orElse(""));
        if (account.isPresent()) {
            return here;
        }
        Listing<DomainDetails> domains = clients.studio().anyDomain();
        domains.failure().ifPresent(clients.calls()::report);
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
        private final CloudWatchClient cloudWatch;
        private boolean readsLines = true;
        private LogLines lines = LogLines.known();
        private int mostPages = USUAL_PAGES;
        private boolean attributed;
        private @Nullable String account;
        private @Nullable Executor executor;
        private Duration callTimeout = Scans.USUAL_CALL_TIMEOUT;

        private Builder(SageMakerClient sageMaker, CloudWatchLogsClient logs, CloudWatchClient cloudWatch) {
            this.sageMaker = requireNonNull(sageMaker, "sageMaker");
            this.logs = requireNonNull(logs, "logs");
            this.cloudWatch = requireNonNull(cloudWatch, "cloudWatch");
        }

        /** What the lines mean that JupyterLab and Code Editor write; {@link LogLines#known()}, unless told otherwise. */
        public Builder logLines(LogLines meanings) {
            lines = requireNonNull(meanings, "meanings");
            return this;
        }

        /**
         * Does not read the lines of JupyterLab and Code Editor. Without them nobody knows whether they are used: what
         * there is to say of one in service is UNKNOWN.
         */
        public Builder withoutLogLines() {
            readsLines = false;
            return this;
        }

        /**
         * How many pages of lines one scan may read of JupyterLab and Code Editor, each of ten thousand lines or a
         * megabyte; 2,000, unless told otherwise. Apps for which nothing is left are UNKNOWN.
         *
         * @throws IllegalArgumentException if it is negative
         */
        public Builder mostLogPages(int pages) {
            if (pages < 0) {
                throw new IllegalArgumentException("One cannot read " + pages + " pages");
            }
            mostPages = pages;
            return this;
        }

        /**
         * Asks who the people are behind the apps that run, and whether the idle shutdown that is built into JupyterLab and
         * Code Editor reaches them: the attributes {@code ssoUser} and {@code idleShutdown}. This takes one call for each
         * user profile that has an app, for each domain that has one of these two types, and for each space that may have
         * set a time of its own.
         */
        public Builder withAttribution() {
            attributed = true;
            return this;
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
            for (Region other : List.of(
                    logs.serviceClientConfiguration().region(),
                    cloudWatch.serviceClientConfiguration().region())) {
                if (!one.equals(other)) {
                    throw new IllegalArgumentException("The clients are of two regions: " + one + " and " + other);
                }
            }
            return new StudioActivitySource(this);
        }
    }
}
