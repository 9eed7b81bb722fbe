package io.github.idle4j.aws.advice;

import static io.github.idle4j.contract.Seen.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.Assessment;
import io.github.idle4j.Recommendation;
import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecommenderTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Signal REQUESTS = Signal.demand("Requests", Map.of()).additive();
    private static final Span WINDOW = Span.endingAt(NOW, TWO_WEEKS);

    private static ResourceActivity.Builder resource(String type, String region, String path) {
        return ResourceActivity.builder(new ResourceId(type, "aws", "111111111111", region, path), WINDOW)
                .completeness(Completeness.complete());
    }

    private static Assessment idle(ResourceActivity.Builder described) {
        return idle(described, List.of());
    }

    private static Assessment idle(ResourceActivity.Builder described, List<Use> tolerated) {
        ResourceActivity activity = described.build();
        return Assessment.of(
                activity, IdleVerdict.idle(activity, TWO_WEEKS, "NO_USE_IN_WINDOW", "nobody", tolerated), "any");
    }

    private static Assessment unknown(String type, ReasonCode reason, String explanation) {
        return Assessment.of(
                resource(type, "us-east-1", "x")
                        .attribute("domainId", "d-1")
                        .attribute("appType", "JupyterLab")
                        .build(),
                IdleVerdict.unknown(reason.code(), explanation),
                "any");
    }

    private static List<String> actions(Recommender recommender, Assessment assessment) {
        return recommender.apply(assessment).recommendations().stream()
                .map(Recommendation::action)
                .toList();
    }

    /** Names that AWS would not take, in case it ever does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words",
                "it's",
                "'",
                "a\"b",
                "$(touch pwned)",
                "`touch pwned`",
                "${HOME}",
                "-rf",
                "--region",
                "a;b|c&d>e<f",
                "a\\b",
                "*?[x]",
                "~",
                "#no comment",
                "!!",
                "line\nbreak",
                "größe"
            })
    void whatever_a_name_is_the_shell_takes_it_as_one_word(String name) {
        List<String> commands = Stream.of(
                        idle(resource(ResourceId.ENDPOINT, "us-east-1", name)
                                .attribute("endpointConfig", name)
                                .attribute("variants", name)
                                .attribute("hosting", "instances")
                                .part(resource(ResourceId.INFERENCE_COMPONENT, "us-east-1", name)
                                        .build())),
                        idle(resource(ResourceId.STUDIO_INSTANCE, "us-east-1", "d/space/s/t")
                                .owner(Fact.known(name))
                                .attribute("domainId", name)
                                .attribute("spaceName", name)
                                .part(resource(ResourceId.STUDIO_APP, "us-east-1", "d/space/s/JupyterLab/n")
                                        .attribute("spaceName", name)
                                        .attribute("appType", "JupyterLab")
                                        .attribute("appName", name)
                                        .build())))
                .flatMap(one -> Recommender.standard().apply(one).recommendations().stream())
                .flatMap(one -> one.commands().stream())
                .toList();
        List<List<String>> calls = Shell.calls(commands);

        assertThat(AwsCli.problems(calls)).isEmpty();
        for (String option : List.of(
                "endpoint-name",
                "inference-component-name",
                "domain-id",
                "space-name",
                "app-name",
                "user-profile-name")) {
            assertThat(Shell.values(calls, option)).as(option).isNotEmpty().containsOnly(name);
        }
        assertThat(Shell.values(calls, "resource-id")).containsOnly("endpoint/" + name + "/variant/" + name);
        assertThat(Shell.values(calls, "region")).containsOnly("us-east-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-north-1", "us-gov-west-1", "eu-central-1"})
    void every_command_names_the_region(String region) {
        List<String> commands = Recommender.standard()
                .apply(idle(resource(ResourceId.ENDPOINT, region, "e")
                        .attribute("endpointConfig", "c")
                        .attribute("hosting", "asynchronous")
                        .attribute("variants", "blue")))
                .recommendations()
                .stream()
                .flatMap(one -> one.commands().stream())
                .toList();
        List<List<String>> calls = Shell.calls(commands);

        assertThat(Shell.values(calls, "region")).hasSameSizeAs(calls).containsOnly(region);
    }

    @Test
    void the_name_of_a_new_configuration_is_one_that_aws_takes() {
        String longest = "a".repeat(50) + "-".repeat(2) + "b".repeat(11);

        assertThat(NewConfig.of(longest, "-on-demand", "x").name())
                .isEqualTo("a".repeat(50) + "--b-on-demand")
                .hasSize(63);
        assertThat(NewConfig.of("a".repeat(40) + "-".repeat(22) + "b", "-on-demand", "x")
                        .name())
                .isEqualTo("a".repeat(40) + "-on-demand");
        assertThat(NewConfig.of("short", "-async", "x").name()).isEqualTo("short-async");
    }

    @Test
    void what_is_not_sure_is_to_be_checked_first() {
        for (Confidence confidence : Confidence.values()) {
            ResourceActivity silent = resource(ResourceId.ENDPOINT, "us-east-1", "e")
                    .createdAt(Seen.ago(TWO_WEEKS.multipliedBy(2)))
                    .demand(
                            REQUESTS,
                            List.of(Seen.zeros(REQUESTS).from(WINDOW.from()).until(NOW)))
                    .atMost(confidence, "ANY")
                    .build();
            assertThat(Recommender.standard()
                            .apply(Assessment.of(silent, silent.quiet(TWO_WEEKS), "any"))
                            .recommendations())
                    .isNotEmpty()
                    .allMatch(one -> one.why().startsWith("Check first") == (confidence == Confidence.LOW));
        }
    }

    @Test
    void what_is_used_a_little_is_asked_about_first() {
        var twice = new Use(REQUESTS, WINDOW.from(), WINDOW.from(), OptionalLong.of(2));

        assertThat(Recommender.standard()
                        .apply(idle(resource(ResourceId.ENDPOINT, "us-east-1", "e"), List.of(twice)))
                        .recommendations())
                .isNotEmpty()
                .allMatch(one -> one.why().startsWith("It is used, though seldom: ask first by whom. "));
    }

    static Stream<ReasonCode> reasonsOfUnknown() {
        Set<ReasonCode> ofOthers = Set.of(
                ReasonCode.FAILED,
                ReasonCode.OUT_OF_SERVICE,
                ReasonCode.CREATING,
                ReasonCode.DELETING,
                ReasonCode.DELETED,
                ReasonCode.UNKNOWN_STATUS,
                ReasonCode.UNKNOWN_APP_TYPE,
                ReasonCode.NOT_BILLED,
                ReasonCode.SHARED_SERVER,
                ReasonCode.ORPHAN_COMPONENT,
                ReasonCode.USED,
                ReasonCode.EXCLUDED,
                ReasonCode.IN_GRACE,
                ReasonCode.IN_TRANSITION,
                ReasonCode.NO_STANDING_COST,
                ReasonCode.TOO_NEW,
                ReasonCode.TOO_NEW_COMPONENT,
                ReasonCode.NO_USE_IN_WINDOW,
                ReasonCode.BARELY_USED);
        return ReasonCode.published().stream().filter(one -> !ofOthers.contains(one));
    }

    @ParameterizedTest
    @MethodSource("reasonsOfUnknown")
    void something_is_to_be_done_whyever_a_thing_is_unknown(ReasonCode reason) {
        for (String type : List.of(
                ResourceId.ENDPOINT,
                ResourceId.INFERENCE_COMPONENT,
                ResourceId.STUDIO_APP,
                ResourceId.STUDIO_INSTANCE)) {
            Assessment assessment = Recommender.standard().apply(unknown(type, reason, "nobody knows why"));

            assertThat(assessment.recommendations()).hasSize(1);
            List<String> commands = assessment.recommendations().get(0).commands();
            assertThat(AwsCli.problems(Shell.calls(commands))).isEmpty();
            assertThat(commands).noneMatch(command -> command.contains("delete"));
        }
    }

    private record Denied(String said, String permission, List<String> commands) {}

    private static String grant(String who, String permission, String region) {
        return "aws iam put-" + who + " --policy-name Idle4j-" + permission.replace(':', '-')
                + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\""
                + permission + "\",\"Resource\":\"*\"}]}' --region " + region;
    }

    static Stream<Denied> denials() {
        String describe = "sagemaker:DescribeEndpoint";
        String whoAsks = "aws sts get-caller-identity --region us-east-1";
        return Stream.of(
                new Denied(
                        "User: arn:aws:sts::111111111111:assumed-role/Scanner/run-1 is not authorized to perform: "
                                + describe + " on resource: arn:aws:sagemaker:us-east-1:111111111111:endpoint/x",
                        describe,
                        List.of(grant("role-policy --role-name Scanner", describe, "us-east-1"))),
                new Denied(
                        "User: arn:aws-cn:iam::111111111111:user/ops/eve is not authorized to perform: " + describe,
                        describe,
                        List.of(grant("user-policy --user-name eve", describe, "us-east-1"))),
                new Denied(
                        "User: arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_Dev_1/eve is not authorized to"
                                + " perform: " + describe,
                        describe,
                        List.of(whoAsks)),
                new Denied(
                        "User: arn:aws:iam::111111111111:user/eve is not authorized to perform: " + describe
                                + " with an explicit deny in a service control policy",
                        describe + ". A policy denies it explicitly",
                        List.of()),
                new Denied(
                        "cloudwatch:GetMetricData: Forbidden for this metric.",
                        "cloudwatch:GetMetricData",
                        List.of(whoAsks)),
                new Denied("it is denied", "a permission that the explanation names", List.of(whoAsks)));
    }

    @ParameterizedTest
    @MethodSource("denials")
    void the_permission_that_is_missing_is_granted_to_who_asks(Denied one) {
        List<Recommendation> said = Recommender.standard()
                .apply(unknown(ResourceId.ENDPOINT, ReasonCode.ACCESS_DENIED, one.said()))
                .recommendations();

        assertThat(said).hasSize(1);
        assertThat(said.get(0).action()).isEqualTo("GRANT_PERMISSION");
        assertThat(said.get(0).why()).startsWith("Whoever scans needs " + one.permission());
        assertThat(said.get(0).commands()).isEqualTo(one.commands());
        assertThat(AwsCli.problems(Shell.calls(one.commands()))).isEmpty();
    }

    @Test
    void a_permission_is_missing_too_where_something_else_is_the_reason() {
        assertThat(actions(
                        Recommender.standard(),
                        unknown(
                                ResourceId.ENDPOINT,
                                ReasonCode.PARTS_INCOMPLETE,
                                "sagemaker:ListInferenceComponents: AccessDeniedException: no")))
                .containsExactly("GRANT_PERMISSION");
    }

    @Test
    void an_endpoint_in_use_of_which_all_variants_seem_idle_loses_none() {
        for (String notes : List.of("blue", "blue,green")) {
            var activity = resource(ResourceId.ENDPOINT, "us-east-1", "e")
                    .attribute("endpointConfig", "c")
                    .attribute("variants", "blue,green");
            for (String variant : notes.split(",")) {
                activity.note("VARIANT_IDLE(" + variant + ")");
            }
            assertThat(actions(
                            Recommender.standard(),
                            Assessment.of(activity.build(), IdleVerdict.active("USED", "used"), "any")))
                    .hasSize(notes.equals("blue") ? 2 : 0);
        }
    }

    @Test
    void advice_of_ones_own_comes_first_and_what_nobody_wants_is_left_out() {
        Assessment endpoint = idle(resource(ResourceId.ENDPOINT, "us-east-1", "e"));
        var ticket = new Advice("OPEN_TICKET", any -> true, any -> "We ask first.", any -> List.of());

        assertThat(actions(Recommender.standard().with(ticket), endpoint))
                .containsExactly("OPEN_TICKET", "DELETE_ENDPOINT");
        assertThat(actions(Recommender.standard().with(ticket).without("DELETE_ENDPOINT"), endpoint))
                .containsExactly("OPEN_TICKET");
        assertThat(Recommender.standard().actions()).doesNotHaveDuplicates().doesNotContain("OPEN_TICKET");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Advice("open a ticket", any -> true, any -> "", any -> List.of()));
    }

    @Test
    void nothing_is_said_of_what_others_bring() {
        assertThat(actions(Recommender.standard(), idle(resource("shop:till", "us-east-1", "t"))))
                .isEmpty();
    }
}
