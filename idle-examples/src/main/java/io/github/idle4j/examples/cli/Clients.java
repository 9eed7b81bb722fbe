package io.github.idle4j.examples.cli;

import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.cost.PriceList;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.aws.permissions.PermissionCheck;
import io.github.idle4j.aws.studio.StudioActivitySource;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK clients of a scan, on one HTTP client that all of them share. Closes what it made. */
final class Clients implements AutoCloseable {

    /** What {@link #account} calls. */
    static final String WHO_AM_I = "sts:GetCallerIdentity";

    private static final int ATTEMPTS = 6;

    /** What is good to know and not needed is not worth waiting for long. */
    private static final int ATTEMPTS_TO_ASK = 2;

    private static final Duration CALL_TIMEOUT_TO_ASK = Duration.ofSeconds(10);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(60);

    /** What AWS says of credentials that it does not take, in the words of its several protocols. */
    private static final Set<String> BAD_CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature");

    private final AccountAccess access;
    private final int attempts;
    private final SdkHttpClient http;
    private final Deque<SdkAutoCloseable> opened = new ArrayDeque<>();
    private final Map<String, SageMakerClient> sageMakers = new HashMap<>();
    private final Map<String, CloudWatchClient> cloudWatches = new HashMap<>();

    Clients(AccountAccess access) {
        this(access, ATTEMPTS);
    }

    private Clients(AccountAccess access, int attempts) {
        AwsProfiles.read();
        this.access = access;
        this.attempts = attempts;
        this.http = open(UrlConnectionHttpClient.builder()
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(!access.embedded())
                        .useEnvironmentVariablesValues(!access.embedded())
                        .build())
                .build());
    }

    /** Clients for questions to which no answer is an answer too. */
    static Clients toAsk(AccountAccess access) {
        return new Clients(access, ATTEMPTS_TO_ASK);
    }

    /** The endpoints of one region. */
    ResourceActivitySource endpoints(String region, Optional<String> account) {
        var source = EndpointActivitySource.builder(sageMaker(region), cloudWatch(region))
                .clock(access.clock())
                .callTimeout(CALL_TIMEOUT);
        account.ifPresent(source::account);
        return source.build();
    }

    /** The Studio apps of one region, and their instances. */
    ResourceActivitySource studio(String region, Optional<String> account, boolean attribution) {
        var source = StudioActivitySource.builder(sageMaker(region), logs(region), cloudWatch(region))
                .callTimeout(CALL_TIMEOUT);
        account.ifPresent(source::account);
        if (attribution) {
            source.withAttribution();
        }
        return source.build();
    }

    /** The price list that knows that region: one for all the world, and one for China. */
    PriceList prices(String region) {
        return PriceList.builder(pricing(region))
                .clock(access.clock())
                .callTimeout(CALL_TIMEOUT)
                .build();
    }

    /** Asks what a scan of one region may call. */
    PermissionCheck permissions(
            String region, Optional<String> account, Set<Kind> kinds, ScanPolicies policies, boolean attribution) {
        var check = PermissionCheck.builder().callTimeout(CALL_TIMEOUT_TO_ASK);
        account.ifPresent(check::account);
        if (attribution) {
            check.attribution();
        }
        if (ScanResult.anyOnEndpoints(kinds)) {
            check.endpoints(
                    sageMaker(region),
                    cloudWatch(region),
                    policies.onEndpoints().needs());
        }
        if (kinds.contains(Kind.STUDIO)) {
            check.studio(
                    sageMaker(region),
                    logs(region),
                    cloudWatch(region),
                    policies.inStudio().needs());
        }
        return check.build();
    }

    /** Asks whether prices of that region may be read. */
    PermissionCheck pricePermissions(String region) {
        return PermissionCheck.builder()
                .callTimeout(CALL_TIMEOUT_TO_ASK)
                .prices(pricing(region))
                .build();
    }

    /** The region whose price list knows that region. */
    static String priceRegion(String region) {
        return region.startsWith("cn-") ? "cn-northwest-1" : "us-east-1";
    }

    private PricingClient pricing(String region) {
        return client(PricingClient.builder(), priceRegion(region), attempts);
    }

    private CloudWatchLogsClient logs(String region) {
        return client(CloudWatchLogsClient.builder(), region, attempts);
    }

    /** One for each region, as the other: sources that share a client share its pace. */
    private SageMakerClient sageMaker(String region) {
        return sageMakers.computeIfAbsent(region, absent -> client(SageMakerClient.builder(), absent, attempts));
    }

    private CloudWatchClient cloudWatch(String region) {
        return cloudWatches.computeIfAbsent(region, absent -> client(CloudWatchClient.builder(), absent, attempts));
    }

    /**
     * The account, where AWS tells.
     *
     * @throws NoCredentialsException if there are no credentials, or AWS does not take them
     */
    Optional<String> account(String region) {
        try {
            return Optional.ofNullable(client(StsClient.builder(), region, ATTEMPTS_TO_ASK)
                    .getCallerIdentity()
                    .account());
        } catch (AwsServiceException refused) {
            AwsErrorDetails details = refused.awsErrorDetails();
            // Whoever stands between here and AWS may answer without a code.
            String code = details == null || details.errorCode() == null ? "" : details.errorCode();
            if (BAD_CREDENTIALS.contains(code)) {
                throw new NoCredentialsException(
                        "AWS does not take these credentials: " + code + ": " + details.errorMessage(), refused);
            }
            return Optional.empty();
        } catch (SdkException unreachable) {
            // Whatever is wrong, the scan will meet it too, and say so.
            return Optional.empty();
        }
    }

    /** Finds out before anything is called. */
    void requireCredentials() {
        try {
            access.credentials().resolveCredentials();
        } catch (RuntimeException none) {
            throw new NoCredentialsException(
                    access.profile()
                            .map(name -> "The profile '" + name + "' gives no credentials: " + message(none))
                            .orElse(
                                    "No AWS credentials found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a"
                                            + " profile with --profile. --debug tells where they were looked for."),
                    none);
        }
    }

    /** Without the dump of all profiles that the SDK appends. */
    private static String message(RuntimeException thrown) {
        @Nullable String message = thrown.getMessage();
        return message == null ? thrown.toString() : message.replaceFirst(": ProfileFile\\(.*", "");
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkAutoCloseable> C client(
            B builder, String region, int tries) {
        builder.region(Region.of(region))
                .credentialsProvider(access.credentials())
                .httpClient(http)
                .overrideConfiguration(configuration(tries));
        access.endpointUrl().ifPresent(builder::endpointOverride);
        return open(builder.build());
    }

    /** A fresh retry strategy for each client: one that throttles must not use up the tokens of the others. */
    private ClientOverrideConfiguration configuration(int tries) {
        var configuration = ClientOverrideConfiguration.builder()
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(tries)
                        .build())
                .apiCallTimeout(tries == ATTEMPTS ? CALL_TIMEOUT : CALL_TIMEOUT_TO_ASK);
        access.profile().ifPresent(configuration::defaultProfileName);
        if (access.embedded()) {
            // What the user's profile says of end points and the like is not meant for the demo.
            configuration.defaultProfileFile(ProfileFile.aggregator().build());
        }
        return configuration.build();
    }

    private <T extends SdkAutoCloseable> T open(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    @Override
    public void close() {
        opened.forEach(SdkAutoCloseable::close);
    }
}
