package io.github.idle4j.aws.tags;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Observation;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.aws.calls.CallTimeouts;
import io.github.idle4j.aws.calls.SteppedPaceClock;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.policy.EvidenceNeeds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The one tag that is missing may be the one that excludes. */
@Timeout(60)
class TagsTest {

    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");

    private final List<ScanFailure> failures = new ArrayList<>();

    private static LocalAws aws(Consumer<LocalEndpoint> endpoint) {
        return LocalAws.builder(InstantSource.fixed(NOW))
                .region("us-east-1", region -> region.endpoint("e", endpoint))
                .build();
    }

    private Fact<Map<String, String>> tags(LocalAws aws) {
        var sageMaker = SageMakerClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .scheduledExecutorService(CallTimeouts.SHARED))
                .httpClient(aws.httpClient())
                .build();
        Observation observation = Observation.builder(NOW, EvidenceNeeds.lookback(Duration.ofDays(14)))
                .onFailure(failures::add)
                .build();
        String arn =
                sageMaker.describeEndpoint(request -> request.endpointName("e")).endpointArn();
        return Tags.read(arn, sageMaker, SteppedPaceClock.calls(observation));
    }

    @Test
    void the_tags_of_a_resource_are_known() {
        assertThat(tags(aws(e -> e.tag("keep", "true").tag("team", "churn"))))
                .isEqualTo(Fact.known(Map.of("keep", "true", "team", "churn")));
        assertThat(tags(aws(e -> {}))).isEqualTo(Fact.known(Map.of()));
        assertThat(failures).isEmpty();
    }

    @Test
    void tags_that_could_not_be_read_are_not_no_tags() {
        LocalAws aws = aws(e -> e.tag("keep", "true"));
        aws.fail("sagemaker:ListTags", Fault.accessDenied());
        assertThat(tags(aws))
                .isInstanceOfSatisfying(
                        Fact.Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.why()).startsWith("sagemaker:ListTags: AccessDeniedException"));
        assertThat(failures).hasSize(1);
    }

    @Test
    void a_proxys_page_is_not_no_tags() {
        LocalAws aws = aws(e -> e.tag("keep", "true"));
        aws.fail("sagemaker:ListTags", Fault.emptyBody());
        assertThat(tags(aws)).isInstanceOf(Fact.Unreadable.class);
    }

    @Test
    void a_tag_without_a_value_is_there() {
        Tag bare = Tag.builder().key("keep").build();
        Tag nameless = Tag.builder().value("true").build();
        assertThat(Tags.asMap(List.of(bare, nameless))).isEqualTo(Map.of("keep", ""));
    }

    @Test
    void of_two_tags_of_one_key_the_later_counts() {
        assertThat(Tags.asMap(List.of(
                        Tag.builder().key("keep").value("false").build(),
                        Tag.builder().key("keep").value("true").build())))
                .isEqualTo(Map.of("keep", "true"));
    }
}
