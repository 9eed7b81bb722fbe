package io.github.idle4j.aws.permissions;

import static io.github.idle4j.aws.permissions.PermissionCheck.Outcome.ALLOWED;
import static io.github.idle4j.aws.permissions.PermissionCheck.Outcome.DENIED;
import static io.github.idle4j.aws.permissions.PermissionCheck.Outcome.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.Call;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalPolicy;
import io.github.idle4j.aws.permissions.PermissionCheck.Outcome;
import io.github.idle4j.aws.permissions.PermissionCheck.Result;
import io.github.idle4j.policy.EvidenceNeeds;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PermissionCheckTest {

    private static final EvidenceNeeds TAGS = EvidenceNeeds.nothing().withTags();

    private static PermissionCheck.Builder ofAll(WholeAccount account) {
        return PermissionCheck.builder()
                .endpoints(account.sageMaker(), account.cloudWatch(), TAGS)
                .studio(account.sageMaker(), account.logs(), account.cloudWatch(), TAGS)
                .prices(account.pricing())
                .attribution();
    }

    private static List<String> actions(List<Result> results, Outcome outcome) {
        return results.stream()
                .filter(result -> result.outcome() == outcome)
                .map(result -> result.permission().action())
                .toList();
    }

    /** Of what is there, and in an account where nothing is. */
    static Stream<Arguments> eachMissing() {
        return Permission.all().stream()
                .map(Permission::action)
                .flatMap(action -> Stream.<Supplier<WholeAccount>>of(WholeAccount::new, WholeAccount::empty)
                        .map(account -> Arguments.of(action, account)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eachMissing")
    void the_action_that_is_missing_is_named_and_no_other(String action, Supplier<WholeAccount> accounts) {
        WholeAccount account = accounts.get();
        account.aws.allow(LocalPolicy.of(LeastPrivilegeTest.policyWithout(action)));

        List<Result> results =
                ofAll(account).account(WholeAccount.ACCOUNT).build().run();

        assertThat(actions(results, DENIED)).containsExactly(action);
        assertThat(actions(results, UNKNOWN)).isEmpty();
        assertThat(results).extracting(Result::permission).isEqualTo(Permission.all());
        assertThat(results)
                .filteredOn(result -> result.outcome() == DENIED)
                .allSatisfy(result -> assertThat(result.detail()).contains("is not authorized to perform: " + action));
    }

    @Test
    void what_scans_may_call_is_enough_to_ask() throws IOException {
        LocalPolicy policy = LocalPolicy.of(Files.readString(LeastPrivilegeTest.POLICY));

        List<Result> results = ofAll(WholeAccount.allowing(policy)).build().run();

        assertThat(actions(results, ALLOWED)).hasSameSizeAs(Permission.all());
        assertThat(policy.denied()).isEmpty();
    }

    @Test
    void it_takes_few_calls_and_counts_them() {
        var account = new WholeAccount();
        PermissionCheck check = ofAll(account).build();

        check.run();

        assertThat(account.aws.calls()).hasSize(24);
        assertThat(check.calls().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(24);
        assertThat(check.calls().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Permission.all().stream().map(Permission::action).toList());
    }

    @Test
    void only_what_the_scan_will_ask_is_asked() {
        var account = new WholeAccount();

        List<Result> results = PermissionCheck.builder()
                .endpoints(account.sageMaker(), account.cloudWatch(), EvidenceNeeds.nothing())
                .build()
                .run();

        assertThat(actions(results, ALLOWED))
                .containsExactly(
                        "sagemaker:ListEndpoints",
                        "sagemaker:Search",
                        "sagemaker:ListInferenceComponents",
                        "cloudwatch:ListMetrics",
                        "sagemaker:DescribeEndpoint",
                        "sagemaker:DescribeEndpointConfig",
                        "sagemaker:DescribeInferenceComponent",
                        "cloudwatch:GetMetricData");
        assertThat(account.aws.calls()).extracting(Call::action).hasSameSizeAs(results);
    }

    @Test
    void nobodys_lines_are_read() {
        var account = new WholeAccount();

        ofAll(account).build().run();

        for (String action : List.of("logs:GetLogEvents", "logs:FilterLogEvents")) {
            assertThat(account.aws.calls(action))
                    .isNotEmpty()
                    .allMatch(call -> "1".equals(call.text("endTime")) && "1".equals(call.text("limit")));
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(Fault.throttling(), "Rate exceeded"),
                Arguments.of(Fault.internalFailure(), "InternalFailure"),
                Arguments.of(Fault.expiredToken(), "ExpiredToken"),
                Arguments.of(Fault.htmlPage(), ""),
                Arguments.of(Fault.emptyBody(), "the answer has no content"),
                Arguments.of(Fault.connectionReset(), "Connection reset"));
    }

    /** What does not come from AWS tells nothing of what AWS allows. */
    @ParameterizedTest
    @MethodSource("failures")
    void what_fails_otherwise_could_not_be_told(Fault fault, String why) {
        var account = new WholeAccount();
        account.aws.fail("*", fault);

        List<Result> results =
                ofAll(account).account(WholeAccount.ACCOUNT).build().run();

        assertThat(actions(results, UNKNOWN)).hasSameSizeAs(Permission.all());
        assertThat(results).allMatch(result -> result.detail().contains(why), why);
    }

    @Test
    void an_action_that_is_allowed_for_some_things_only_is_missing() {
        LocalPolicy policy = LocalPolicy.of("""
                {"Statement": [
                    {"Effect": "Allow", "Action": "*", "Resource": "*"},
                    {"Effect": "Deny", "Action": "sagemaker:ListTags", "Resource": "arn:aws:sagemaker:*:*:app/*"}
                ]}""");

        List<Result> results = ofAll(WholeAccount.allowing(policy)).build().run();

        assertThat(actions(results, DENIED)).containsExactly("sagemaker:ListTags");
    }

    @Test
    void of_nothing_in_an_unknown_account_no_tags_can_be_asked() {
        List<Result> results = ofAll(WholeAccount.empty()).build().run();

        assertThat(actions(results, UNKNOWN)).containsExactly("sagemaker:ListTags");
    }
}
