package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;

/** IAM user guide, "Policy evaluation logic" and "IAM JSON policy elements"; Service Authorization Reference. */
class LocalPolicyTest extends StandInTest {

    private static final String ARN = "arn:aws:sagemaker:us-east-1:111111111111:endpoint/churn-v3";
    private static final String LOG_GROUP = "arn:aws:logs:us-east-1:111111111111:log-group:/aws/sagemaker/studio";

    private final LocalAws aws = aws(region -> region.endpoint("churn-v3", endpoint -> {}));

    @ParameterizedTest
    @CsvSource({
        "sagemaker:DescribeEndpoint, *",
        "sagemaker:DescribeEndpoint, arn:aws:sagemaker:*:*:endpoint/*",
        "sagemaker:describeendpoint, arn:aws:sagemaker:us-east-1:111111111111:endpoint/churn-v?",
        "SageMaker:Describe*, arn:aws:sagemaker:us-east-1:*",
        "*, *",
    })
    void wildcardsMatchAndTheCaseOfActionsDoesNotMatter(String action, String resource) {
        allow(action, resource);

        assertThatCode(() -> describe("churn-v3")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "sagemaker:DescribeEndpointConfig, *",
        "sagemaker:Describe?Endpoint, *",
        "sagemaker:DescribeEndpoint, arn:aws:sagemaker:*:*:endpoint-config/*",
        "sagemaker:DescribeEndpoint, arn:aws:sagemaker:*:*:endpoint/Churn*",
        "sagemaker:DescribeEndpoint, arn:aws-cn:sagemaker:*:*:endpoint/*",
    })
    void whatNoStatementAllowsIsDeniedInTheWordsOfAws(String action, String resource) {
        allow(action, resource);

        assertThatThrownBy(() -> describe("churn-v3")).isInstanceOfSatisfying(AwsServiceException.class, denied -> {
            assertThat(denied.statusCode()).isEqualTo(400);
            assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(denied.awsErrorDetails().errorMessage())
                    .isEqualTo("User: arn:aws:iam::111111111111:user/local is not authorized to perform:"
                            + " sagemaker:DescribeEndpoint on resource: " + ARN + " because no identity-based"
                            + " policy allows the sagemaker:DescribeEndpoint action");
        });
    }

    @Test
    void thePermissionIsLookedAtBeforeTheResource() {
        allow("sagemaker:ListEndpoints", "*");

        assertThatThrownBy(() -> describe("absent")).hasMessageContaining("not authorized");
    }

    @Test
    void anExplicitDenialWins() {
        aws.allow(LocalPolicy.of("""
                {"Statement": [
                    {"Effect": "Allow", "Action": "*", "Resource": "*"},
                    {"Effect": "Deny", "Action": ["sagemaker:DescribeEndpoint"], "Resource": "%s"}
                ]}""".formatted(ARN)));

        assertThatThrownBy(() -> describe("churn-v3")).hasMessageContaining("with an explicit deny");
    }

    @Test
    void anActionWithoutTypesOfResourcesNeedsAStatementForAll() {
        allow("sagemaker:ListEndpoints", "arn:aws:sagemaker:*:*:endpoint/*");

        try (SageMakerClient client = sageMaker(aws)) {
            assertThatThrownBy(client::listEndpoints)
                    .hasMessageContaining("not authorized to perform: sagemaker:ListEndpoints because no");
        }
    }

    @Test
    void cloudWatchDeniesInItsOwnProtocol() {
        allow("sagemaker:*", "*");

        assertThatThrownBy(() -> sums(aws, "churn-v3", now.minusSeconds(3600), now, 60))
                .isInstanceOfSatisfying(AwsServiceException.class, denied -> {
                    assertThat(denied.statusCode()).isEqualTo(inQuery(403, 400));
                    assertThat(denied.awsErrorDetails().errorCode())
                            .isEqualTo(inQuery("AccessDenied", "AccessDeniedException"));
                });
    }

    @Test
    void everybodyMayAskWhoOneIs() {
        allow("sagemaker:ListEndpoints", "*");

        try (StsClient sts =
                client(StsClient.builder(), aws.httpClient(), "us-east-1", null).build()) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("111111111111");
        }
    }

    /**
     * CloudWatch Logs user guide, "CloudWatch Logs resources and operations": the ARN of a group ends with {@code :*} in
     * policies for all but the calls on tags.
     */
    @Test
    void whatIsAskedOfALogGroupNeedsItsArnWithAnEnding() {
        Map<String, Consumer<CloudWatchLogsClient>> calls = Map.of(
                "logs:DescribeLogStreams",
                logs -> logs.describeLogStreams(r -> r.logGroupName("/aws/sagemaker/studio")),
                "logs:FilterLogEvents",
                logs -> logs.filterLogEvents(r -> r.logGroupName("/aws/sagemaker/studio")),
                "logs:GetLogEvents",
                logs -> logs.getLogEvents(
                        r -> r.logGroupName("/aws/sagemaker/studio").logStreamName("d-1/alice/KernelGateway/app")));
        calls.forEach((action, call) -> {
            try (CloudWatchLogsClient logs = logs(aws)) {
                allow(action, LOG_GROUP);
                assertThatThrownBy(() -> call.accept(logs))
                        .hasMessageContaining("not authorized to perform: " + action);
                allow(action, LOG_GROUP + ":*");
                assertThatThrownBy(() -> call.accept(logs)).hasMessageContaining("does not exist");
            }
        });
    }

    /** maxbanton/cwh pull request 83. */
    @Test
    void theListingOfLogGroupsIsNotAllowedForOneGroup() {
        allow("logs:DescribeLogGroups", LOG_GROUP + ":*");

        try (CloudWatchLogsClient logs = logs(aws)) {
            assertThatThrownBy(logs::describeLogGroups).hasMessageContaining(":log-group::log-stream: because");
        }
    }

    @Test
    void eachOperationSaysForWhichResourceItIsAllowed() {
        for (String action : Operation.all().keySet()) {
            String[] parts = action.split(":", 2);
            var call = new Call(parts[0], parts[1], "", "us-east-1", "json", Map.of(), 0);
            if (!action.equals("sts:GetCallerIdentity")) {
                assertThatCode(() -> AuthorizedResource.of(call, aws.region("us-east-1")))
                        .as(action)
                        .doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aPolicyKnowsWhatItGrantedInVainAndWhatItDenied() {
        LocalPolicy policy = LocalPolicy.of("""
                {"Statement": {
                    "Sid": "Endpoints", "Effect": "Allow",
                    "Action": ["sagemaker:DescribeEndpoint", "sagemaker:ListTags"],
                    "Resource": ["arn:aws:sagemaker:*:*:endpoint/*", "arn:aws:sagemaker:*:*:app/*"]
                }}""");
        aws.allow(policy);

        describe("churn-v3");
        try (SageMakerClient client = sageMaker(aws)) {
            assertThatThrownBy(client::listEndpoints).isInstanceOf(AwsServiceException.class);
        }

        assertThat(policy.unused())
                .containsExactly("Endpoints: sagemaker:ListTags", "Endpoints: arn:aws:sagemaker:*:*:app/*");
        assertThat(policy.denied()).containsExactly("sagemaker:ListEndpoints on *");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{}",
                "{\"Statement\": {\"Effect\": \"Maybe\", \"Action\": \"*\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"NotAction\": \"*\", \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [], \"Resource\": \"*\"}}",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {}}}",
            })
    void aPolicyThatIsNotUnderstoodIsRefused(String json) {
        assertThatThrownBy(() -> LocalPolicy.of(json)).isInstanceOf(IllegalArgumentException.class);
    }

    private void allow(String action, String resource) {
        aws.allow(LocalPolicy.of("{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"" + action
                + "\", \"Resource\": \"" + resource + "\"}}"));
    }

    private void describe(String endpoint) {
        try (SageMakerClient client = sageMaker(aws)) {
            client.describeEndpoint(request -> request.endpointName(endpoint));
        }
    }
}
