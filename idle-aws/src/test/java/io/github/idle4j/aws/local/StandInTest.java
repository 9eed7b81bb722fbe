package io.github.idle4j.aws.local;

import static java.time.Instant.parse;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What the tests of the stand-in share: a clock that they move, and real SDK clients that try once. */
abstract class StandInTest {

    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret"));

    /** What CloudWatch's client speaks at the version of the SDK that this build has. */
    static final String CLOUDWATCH_PROTOCOL = System.getProperty("cloudwatch.protocol", "query");

    volatile Instant now = parse("2026-01-10T12:00:00Z");

    LocalAws aws(Consumer<LocalRegion> usEast1) {
        return LocalAws.builder(() -> now).region("us-east-1", usEast1).build();
    }

    /** What is true of CloudWatch where its client speaks AWS Query, or else what is true in CBOR. */
    static <T> T inQuery(T query, T inCbor) {
        return CLOUDWATCH_PROTOCOL.equals("query") ? query : inCbor;
    }

    static SageMakerClient sageMaker(LocalAws aws) {
        return sageMaker(aws.httpClient(), "us-east-1", null);
    }

    static SageMakerClient sageMaker(SdkHttpClient http, String region, @Nullable URI uri) {
        return client(SageMakerClient.builder(), http, region, uri).build();
    }

    static PricingClient pricing(LocalAws aws, String region) {
        return client(PricingClient.builder(), aws.httpClient(), region, null).build();
    }

    static CloudWatchClient cloudWatch(LocalAws aws) {
        return cloudWatch(aws.httpClient(), "us-east-1", null);
    }

    static CloudWatchClient cloudWatch(SdkHttpClient http, String region, @Nullable URI uri) {
        return client(CloudWatchClient.builder(), http, region, uri).build();
    }

    static CloudWatchLogsClient logs(LocalAws aws) {
        return client(CloudWatchLogsClient.builder(), aws.httpClient(), "us-east-1", null)
                .build();
    }

    /** No retries: a test sees the first answer. */
    static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B client(
            B builder, SdkHttpClient http, String region, @Nullable URI uri) {
        builder.region(Region.of(region))
                .credentialsProvider(CREDENTIALS)
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .httpClient(http);
        return uri == null ? builder : builder.endpointOverride(uri);
    }

    static MetricDataQuery query(String id, String metric, int period, String stat, Map<String, String> dimensions) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(s -> s.period(period)
                        .stat(stat)
                        .metric(m -> m.namespace("AWS/SageMaker")
                                .metricName(metric)
                                .dimensions(dimensions.entrySet().stream()
                                        .map(e -> software.amazon.awssdk.services.cloudwatch.model.Dimension.builder()
                                                .name(e.getKey())
                                                .value(e.getValue())
                                                .build())
                                        .toList())))
                .build();
    }

    static Map<String, String> variant(String endpoint, String variant) {
        return Map.of("EndpointName", endpoint, "VariantName", variant);
    }

    static GetMetricDataRequest request(Instant start, Instant end, MetricDataQuery... queries) {
        return GetMetricDataRequest.builder()
                .startTime(start)
                .endTime(end)
                .metricDataQueries(Arrays.asList(queries))
                .build();
    }

    /** The only result of a request for the sum of a variant's Invocations, oldest point first. */
    static MetricDataResult sums(LocalAws aws, String endpoint, Instant start, Instant end, int period) {
        try (CloudWatchClient client = cloudWatch(aws)) {
            GetMetricDataResponse response = client.getMetricData(
                    request(start, end, query("m0", "Invocations", period, "Sum", variant(endpoint, "v"))).toBuilder()
                            .scanBy("TimestampAscending")
                            .build());
            List<MetricDataResult> results = response.metricDataResults();
            return results.get(0);
        }
    }
}
