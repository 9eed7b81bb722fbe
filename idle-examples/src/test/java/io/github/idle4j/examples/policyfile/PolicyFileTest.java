package io.github.idle4j.examples.policyfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.ResourceActivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file says is what Java would say: the policy is told by its name and by what it needs to see. */
class PolicyFileTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> policies() {
        return Stream.of(
                arguments("quietFor: 14d", "quiet for 14 days", 14, false),
                arguments("quietFor: 'P14D'", "quiet for 14 days", 14, false),
                arguments("{\"quietFor\": \"14d\"}", "quiet for 14 days", 14, false),
                arguments("fewerUsesThan: {uses: 5, in: 28d}", "used fewer than 5 times in 28 days", 28, false),
                arguments(
                        "quietBeyondRhythm: {time: 14d, history: 90d}",
                        "quiet for 14 days and beyond its rhythm",
                        90,
                        false),
                arguments(
                        "quietForWorkingTime: {time: 16h, zone: Europe/Berlin, hours: {mon-thu: 09:00-17:30, Fri: 09:00-15:00,"
                                + " sat-sun: 20:00-24:00}}",
                        "quiet for 16 hours of working time",
                        8,
                        false),
                arguments(
                        "quietForWorkingTime: {time: 16h, zone: UTC, hours: {sun-thu: 09:00-17:00}, holidays: [2026-12-25]}",
                        "quiet for 16 hours of working time",
                        8,
                        false),
                arguments(
                        "allOf: [{quietFor: 7d}, {fewerUsesThan: {uses: 5, in: 28d}}]",
                        "quiet for 7 days and used fewer than 5 times in 28 days",
                        28,
                        false),
                arguments(
                        "anyOf: [{quietFor: 7d}, {quietFor: 2d, unless: [{byTag: keep}]}]",
                        "quiet for 7 days or (quiet for 2 days unless exempt by its tag keep)",
                        7,
                        true),
                arguments(
                        "atLeast: {number: 2, of: [{quietFor: 1d}, {quietFor: 2d}, {quietFor: 3d}]}",
                        "at least 2 of (quiet for 1 day, quiet for 2 days, quiet for 3 days)",
                        3,
                        false),
                arguments(
                        "when: [{name: 'a-*', then: {quietFor: 2d}}, {tag: {env: ''}, then: {quietFor: 3d}}]\n"
                                + "otherwise: {quietFor: 14d}",
                        "quiet for 2 days where its name fits 'a-*', otherwise quiet for 3 days where its tag env is '',"
                                + " otherwise quiet for 14 days",
                        14,
                        true),
                arguments(
                        "quietFor: 14d\nunless: [{forNew: 30d}, {byTag: keep}, {name: 'demo-*', reason: shown, until: 2026-12-31}]",
                        "quiet for 14 days unless new or changed in the last 30 days or exempt by its tag keep or shown",
                        14,
                        true),
                arguments("quietFor: 14d\nnamed: on\nbecause: 0777", "on", 14, false));
    }

    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments("tag: {env: on}", "its tag env is 'on'"),
                arguments("tag: keep", "it has the tag keep"),
                arguments("name: 'demo-*'", "its name fits 'demo-*'"),
                arguments("owner: alice", "alice owns it"),
                arguments("type: sagemaker:studio-instance", "it is of type sagemaker:studio-instance"),
                arguments("olderThan: 30d", "it is older than 30 days"),
                arguments("noted: DATA_WRANGLER", "it is noted DATA_WRANGLER"),
                arguments("attribute: {appType: JupyterLab}", "its appType is 'JupyterLab'"),
                arguments("not: {owner: alice}", "not (alice owns it)"),
                arguments("allOf: [{owner: alice}, {owner: bob}]", "alice owns it and bob owns it"),
                arguments("anyOf: [{owner: alice}, {owner: bob}]", "alice owns it or bob owns it"));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void a_policy_is_what_the_file_says(String text, String name, int days, boolean tags) throws IOException {
        IdlePolicy policy = studio(text);
        assertThat(policy.name()).isEqualTo(name);
        EvidenceNeeds needs = policy.needs();
        assertThat(needs.lookback()).isEqualTo(Duration.ofDays(days));
        assertThat(needs.tags()).isEqualTo(tags);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void a_condition_is_what_the_file_says(String text, String description) throws IOException {
        assertThat(studio("when: [{" + text + ", then: {quietFor: 1d}}]\notherwise: {quietFor: 2d}")
                        .name())
                .isEqualTo("quiet for 1 day where " + description + ", otherwise quiet for 2 days");
    }

    @Test
    void what_the_file_does_not_name_is_empty() throws IOException {
        PolicyFile file = read("\uFEFFversion: 1\ncomponents: {quietFor: 2d}\n");
        assertThat(file.endpoints()).isEmpty();
        assertThat(file.components()).map(IdlePolicy::name).contains("quiet for 2 days");
        assertThat(file.studio()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, EXCLUDED", "true, EXEMPTION_MALFORMED"})
    void a_file_that_requires_an_end_takes_no_tag_without_one(boolean requireEnd, String reason) throws IOException {
        PolicyFile file = read(
                "version: 1\nrequireEnd: " + requireEnd + "\nendpoints: {quietFor: 2d, unless: [{byTag: keep}]}\n");
        Signal requests = Signal.demand("Requests", Map.of());
        ResourceActivity kept = Seen.endpoint("kept", Duration.ofDays(2))
                .tags(Fact.known(Map.of("keep", "always: shown to customers")))
                .demand(
                        requests,
                        List.of(Seen.zeros(requests)
                                .from(Seen.ago(Duration.ofDays(2)))
                                .until(Seen.NOW)))
                .build();
        assertThat(file.endpoints().orElseThrow().evaluate(kept).reason().code())
                .isEqualTo(reason);
    }

    private IdlePolicy studio(String text) throws IOException {
        return read("version: 1\nstudio:\n" + text.indent(2)).studio().orElseThrow();
    }

    private PolicyFile read(String text) throws IOException {
        Path file = folder.resolve("policy.yaml");
        Files.writeString(file, text);
        return PolicyFile.read(file);
    }
}
