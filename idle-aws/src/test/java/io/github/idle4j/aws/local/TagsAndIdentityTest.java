package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/** SageMaker ListTags, STS GetCallerIdentity, and what is answered to calls that AWS does not know or trust. */
class TagsAndIdentityTest extends StandInTest {

    private static Map<String, String> tags(LocalAws aws, String arn) {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.listTags(r -> r.resourceArn(arn)).tags().stream()
                    .collect(Collectors.toMap(Tag::key, Tag::value));
        }
    }

    @Test
    void tagsAreListedByArn() {
        LocalAws aws = aws(region -> region.endpoint(
                        "Churn", e -> e.tag("keep", "true").tag("team", "a & b"))
                .inferenceComponent("c", c -> c.tag("k", "v")));
        String prefix = "arn:aws:sagemaker:us-east-1:111111111111:";
        assertThat(tags(aws, prefix + "endpoint/Churn"))
                .containsOnly(Map.entry("keep", "true"), Map.entry("team", "a & b"));
        assertThat(tags(aws, prefix + "inference-component/c")).containsOnly(Map.entry("k", "v"));
    }

    @Test
    void anArnInLowerCaseFindsItsEndpoint() {
        LocalAws aws = aws(region -> region.endpoint("Churn", e -> e.tag("keep", "true")));
        assertThat(tags(aws, "arn:aws:sagemaker:us-east-1:111111111111:endpoint/churn"))
                .hasSize(1);
    }

    @Test
    void aMissingResourceIsRefused() {
        LocalAws aws = aws(region -> {});
        assertThatThrownBy(() -> tags(aws, "arn:aws:sagemaker:us-east-1:111111111111:endpoint/none"))
                .isInstanceOf(SageMakerException.class);
    }

    @Test
    void aPageOfTagsHasAtLeastFifty() {
        LocalAws aws = aws(region -> region.endpoint("e", e -> {}));
        try (SageMakerClient client = sageMaker(aws)) {
            assertThatThrownBy(() -> client.listTags(
                            r -> r.maxResults(10).resourceArn("arn:aws:sagemaker:us-east-1:111111111111:endpoint/e")))
                    .isInstanceOf(SageMakerException.class);
        }
    }

    @Test
    void theCallerBelongsToTheAccount() {
        LocalAws aws = LocalAws.builder(() -> now).account("222222222222").build();
        try (StsClient client =
                client(StsClient.builder(), aws.httpClient(), "eu-west-1", null).build()) {
            assertThat(client.getCallerIdentity().account()).isEqualTo("222222222222");
            assertThat(client.getCallerIdentity().arn()).contains("222222222222");
        }
    }

    @Test
    void anUnsignedCallIsRefused() {
        LocalAws aws = aws(region -> {});
        try (SageMakerClient sageMaker = client(SageMakerClient.builder(), aws.httpClient(), "us-east-1", null)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build();
                CloudWatchClient cloudWatch = client(CloudWatchClient.builder(), aws.httpClient(), "us-east-1", null)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .build()) {
            assertThatThrownBy(sageMaker::listEndpoints)
                    .isInstanceOfSatisfying(
                            SageMakerException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode())
                                    .isEqualTo("MissingAuthenticationTokenException"));
            assertThatThrownBy(cloudWatch::listMetrics).isInstanceOfSatisfying(CloudWatchException.class, e -> {
                assertThat(e.statusCode()).isEqualTo(inQuery(403, 400));
                assertThat(e.awsErrorDetails().errorCode())
                        .isEqualTo(inQuery("MissingAuthenticationToken", "MissingAuthenticationTokenException"));
            });
        }
    }

    @Test
    void anUnknownOperationIsRefusedAndRecorded() {
        LocalAws aws = aws(region -> {});
        try (SageMakerClient sageMaker = sageMaker(aws);
                CloudWatchClient cloudWatch = cloudWatch(aws)) {
            assertThatThrownBy(() -> sageMaker.listModels(r -> {}))
                    .isInstanceOfSatisfying(
                            SageMakerException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
            assertThatThrownBy(() -> cloudWatch.describeAlarms(r -> {}))
                    .isInstanceOfSatisfying(
                            CloudWatchException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode())
                                    .isEqualTo(inQuery("InvalidAction", "UnknownOperationException")));
        }
        assertThat(aws.calls())
                .extracting(Call::action)
                .containsExactly("sagemaker:ListModels", "cloudwatch:DescribeAlarms");
        assertThat(aws.calls()).extracting(Call::status).containsOnly(400);
    }

    @Test
    void aCallIsRecordedWithItsMembers() {
        LocalAws aws = aws(region -> {});
        try (SageMakerClient sageMaker = sageMaker(aws);
                CloudWatchClient cloudWatch = cloudWatch(aws)) {
            sageMaker.listEndpoints(r -> r.maxResults(50));
            cloudWatch.listMetrics(r -> r.namespace("AWS/SageMaker")
                    .dimensions(DimensionFilter.builder().name("EndpointName").build()));
        }
        assertThat(aws.calls("sagemaker:*"))
                .containsExactly(new Call(
                        "sagemaker",
                        "ListEndpoints",
                        "api.sagemaker.us-east-1.amazonaws.com",
                        "us-east-1",
                        "json",
                        Map.of("MaxResults", 50),
                        200));
        assertThat(aws.calls("cloudwatch:ListMetrics").get(0).request().toString())
                .contains("Namespace=AWS/SageMaker", "Dimensions=[{Name=EndpointName}]");
        assertThat(aws.calls("*")).hasSize(2);
        assertThat(aws.forgetCalls().calls()).isEmpty();
    }
}
