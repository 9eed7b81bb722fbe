package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.examples.cli.Reports.Reported;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds version 1 of the report's schema: every field by name, and what it says. */
class JsonReportTest {

    private final JsonNode report = parsed(Reports.ofEveryStatus());
    private final JsonNode idle = report.at("/verdicts/0");
    private final JsonNode idleAfterUse = report.at("/verdicts/1");
    private final JsonNode active = report.at("/verdicts/2");
    private final JsonNode unknown = report.at("/verdicts/3");
    private final JsonNode updating = report.at("/verdicts/4");

    @Test
    void everyFieldIsThere() {
        assertThat(names(report))
                .containsExactlyInAnyOrder(
                        "schemaVersion",
                        "demo",
                        "startedAt",
                        "finishedAt",
                        "asOf",
                        "inventoryComplete",
                        "verdicts",
                        "counts",
                        "idleUsers",
                        "idleOwners",
                        "idleSpaces",
                        "failures",
                        "apiCalls",
                        "apiAttempts",
                        "metricsRequested");
        for (JsonNode verdict : report.get("verdicts")) {
            assertThat(names(verdict))
                    .containsExactlyInAnyOrder(
                            "resource",
                            "status",
                            "reason",
                            "explanation",
                            "confidence",
                            "lastActiveAt",
                            "idleSince",
                            "idleFor",
                            "firstIdleAt",
                            "idleVerdicts",
                            "policy",
                            "decision",
                            "evidence",
                            "notes",
                            "recommendations");
            assertThat(names(verdict.get("decision"))).containsExactly("policy", "saw", "limit");
            assertThat(names(verdict.get("resource")))
                    .containsExactlyInAnyOrder(
                            "type", "name", "arn", "account", "region", "parent", "owner", "createdAt", "attributes");
            for (JsonNode finding : verdict.get("evidence")) {
                assertThat(names(finding)).containsExactlyInAnyOrder("kind", "signal", "from", "to", "detail");
            }
        }
        assertThat(names(report.at("/failures/0"))).containsExactlyInAnyOrder("account", "region", "source", "error");
    }

    @Test
    void theScanIsDescribed() {
        assertThat(report.get("schemaVersion").intValue()).isEqualTo(1);
        assertThat(report.get("demo").isBoolean()).isTrue();
        assertThat(report.get("startedAt").textValue()).isEqualTo("2026-01-10T12:00:00Z");
        assertThat(report.get("finishedAt").textValue()).isEqualTo("2026-01-10T12:00:00.820Z");
        assertThat(report.get("asOf").textValue()).isEqualTo("2026-01-10T12:00:00Z");
        assertThat(report.get("inventoryComplete").booleanValue()).isFalse();
        assertThat(report.get("counts").toString())
                .isEqualTo("{\"IDLE\":2,\"ACTIVE\":1,\"UNKNOWN\":1,\"NOT_JUDGED\":1}");
        assertThat(report.get("idleUsers").toString()).isEqualTo("[]");
        assertThat(report.get("idleOwners").toString()).isEqualTo("[]");
        assertThat(report.get("idleSpaces").toString()).isEqualTo("[]");
        assertThat(report.get("apiCalls").toString())
                .isEqualTo("{\"cloudwatch:GetMetricData\":29,\"sagemaker:ListEndpoints\":2}");
        assertThat(report.get("apiAttempts").toString())
                .isEqualTo("{\"cloudwatch:GetMetricData\":30,\"sagemaker:ListEndpoints\":2}");
        assertThat(report.get("failures").toString())
                .isEqualTo("[{\"account\":null,\"region\":\"eu-west-1\",\"source\":\"EndpointActivitySource\","
                        + "\"error\":\"AccessDeniedException: no\"}]");
    }

    @Test
    void theResourceIsDescribed() {
        assertThat(idle.get("resource").toString())
                .isEqualTo("{\"type\":\"sagemaker:endpoint\",\"name\":\"churn-v3\","
                        + "\"arn\":\"arn:aws:sagemaker:us-east-1:111111111111:endpoint/churn-v3\","
                        + "\"account\":\"111111111111\",\"region\":\"us-east-1\",\"parent\":\"whole\",\"owner\":\"alice\","
                        + "\"createdAt\":\"2025-06-24T12:00:00Z\",\"attributes\":{\"instanceType\":\"ml.m5.xlarge\"}}");
        assertThat(active.at("/resource/arn").isNull()).isTrue();
        assertThat(active.at("/resource/parent").isNull()).isTrue();
        assertThat(active.at("/resource/owner").isNull()).isTrue();
        assertThat(active.at("/resource/attributes").toString()).isEqualTo("{}");
    }

    @Test
    void anIdleVerdictSaysSinceWhenAndHowFirmly() {
        assertThat(idle.get("status").textValue()).isEqualTo("IDLE");
        assertThat(idle.get("reason").textValue()).isEqualTo("NO_USE_IN_WINDOW");
        assertThat(idle.get("explanation").textValue()).startsWith("No invocation of variant blue in 14 days");
        assertThat(idle.get("confidence").textValue()).isEqualTo("HIGH");
        assertThat(idle.get("policy").textValue()).isEqualTo("quiet for 14 days");
        assertThat(idle.get("notes").toString()).isEqualTo("[\"BROKEN_UPDATE\"]");
        assertThat(idle.get("recommendations").toString()).isEqualTo("[]");
        assertThat(idle.get("lastActiveAt").isNull()).isTrue();
        assertThat(idle.get("idleSince").isTextual()).isTrue();

        assertThat(idleAfterUse.get("lastActiveAt").textValue()).isEqualTo("2025-12-24T08:00:00Z");
        assertThat(idleAfterUse.get("idleSince").textValue()).isEqualTo("2025-12-24T08:00:00Z");
        assertThat(idleAfterUse.get("idleFor").textValue()).isEqualTo("P17DT4H");
    }

    @Test
    void anyOtherVerdictHasNoConfidenceAndNoIdleTime() {
        for (JsonNode verdict : List.of(active, unknown, updating)) {
            assertThat(verdict.get("confidence").isNull()).isTrue();
            assertThat(verdict.get("idleSince").isNull()).isTrue();
            assertThat(verdict.get("idleFor").isNull()).isTrue();
        }
        assertThat(active.get("lastActiveAt").textValue()).isEqualTo("2026-01-10T10:00:00Z");
        assertThat(unknown.get("lastActiveAt").isNull()).isTrue();
    }

    @Test
    void the_part_that_decided_is_named_with_what_it_saw_and_its_limit() {
        assertThat(idle.get("decision").toString())
                .isEqualTo("{\"policy\":\"quiet for 14 days\",\"saw\":null,\"limit\":\"P14D\"}");
        assertThat(active.get("decision").toString())
                .isEqualTo("{\"policy\":\"quiet for 14 days\",\"saw\":\"PT2H\",\"limit\":\"P14D\"}");
    }

    @Test
    void eachKindOfEvidenceHasItsName() {
        assertThat(idle.at("/evidence/0/kind").textValue()).isEqualTo("SILENCE");
        assertThat(idle.at("/evidence/0/signal").textValue())
                .isEqualTo("Invocations{EndpointName=churn-v3,VariantName=blue}");
        assertThat(active.at("/evidence/0").toString())
                .isEqualTo(
                        "{\"kind\":\"USE\",\"signal\":\"Invocations{EndpointName=fraud,VariantName=blue}\","
                                + "\"from\":\"2026-01-10T10:00:00Z\",\"to\":\"2026-01-10T10:00:00Z\",\"detail\":\"3 invocations\"}");
        assertThat(unknown.at("/evidence/0/kind").textValue()).isEqualTo("GAP");
        assertThat(unknown.at("/evidence/0/detail").textValue()).isEqualTo("nobody knows");
    }

    @Test
    void studioIsDescribed() {
        JsonNode studio = parsed(Reports.result(
                EnumSet.allOf(Kind.class),
                List.of(
                        Reports.app("bob", "app-1", 30),
                        Reports.studio(
                                ResourceId.STUDIO_APP,
                                "d-1/user//KernelGateway/lost",
                                30,
                                app -> app.owner(Fact.unreadable("nobody knows"))
                                        .attribute("domainId", "d-1")
                                        .attribute("appType", "KernelGateway")
                                        .attribute("appName", "lost")),
                        Reports.instance("d-1", "bob", 30),
                        Reports.studio(
                                ResourceId.STUDIO_INSTANCE,
                                "d-1/space/team/unknown",
                                30,
                                instance -> instance.owner(Fact.unreadable("shared"))
                                        .attribute("domainId", "d-1")
                                        .attribute("spaceName", "team")),
                        Reports.instance("d-2", "bob", 40),
                        Reports.instance("d-2", "alice", 30),
                        Reports.instance("d-1", "carol", 3)),
                List.of(),
                List.of("us-east-1")));
        assertThat(studio.at("/verdicts/0/resource").toString())
                .isEqualTo("{\"type\":\"sagemaker:studio-app\",\"name\":\"app-1\",\"arn\":null,"
                        + "\"account\":\"111111111111\",\"region\":\"us-east-1\",\"parent\":null,\"owner\":\"bob\","
                        + "\"createdAt\":\"2025-12-21T12:00:00Z\",\"attributes\":{\"domainId\":\"d-1\","
                        + "\"userProfileName\":\"bob\",\"appType\":\"KernelGateway\",\"appName\":\"app-1\","
                        + "\"instanceType\":\"ml.m5.large\"}}");
        assertThat(studio.at("/verdicts/1/resource/owner").isNull()).isTrue();
        assertThat(studio.at("/verdicts/1/resource/attributes").toString())
                .isEqualTo("{\"domainId\":\"d-1\",\"appType\":\"KernelGateway\",\"appName\":\"lost\","
                        + "\"userProfileName\":null,\"instanceType\":null}");
        assertThat(studio.at("/verdicts/2/resource/attributes").toString())
                .isEqualTo("{\"domainId\":\"d-1\",\"userProfileName\":\"bob\",\"instanceType\":\"ml.m5.large\"}");
        assertThat(studio.at("/verdicts/3/resource/attributes").toString())
                .isEqualTo("{\"domainId\":\"d-1\",\"spaceName\":\"team\",\"instanceType\":null}");
        assertThat(studio.get("counts").toString())
                .isEqualTo("{\"IDLE\":6,\"ACTIVE\":1,\"UNKNOWN\":0,\"NOT_JUDGED\":0}");
        assertThat(studio.get("idleUsers").toString()).isEqualTo("[\"alice\",\"bob\"]");
        assertThat(studio.get("idleOwners").toString())
                .isEqualTo("[{\"domainId\":\"d-2\",\"user\":\"alice\"},{\"domainId\":\"d-1\",\"user\":\"bob\"},"
                        + "{\"domainId\":\"d-2\",\"user\":\"bob\"}]");
    }

    @Test
    void anIdleAppAloneNamesNobody() {
        JsonNode studio = parsed(Reports.result(
                EnumSet.of(Kind.STUDIO),
                List.of(Reports.app("bob", "app-1", 30), Reports.instance("d-1", "bob", 3)),
                List.of(),
                List.of("us-east-1")));
        assertThat(studio.at("/verdicts/0/status").textValue()).isEqualTo("IDLE");
        assertThat(studio.get("idleUsers").toString()).isEqualTo("[]");
        assertThat(studio.get("idleOwners").toString()).isEqualTo("[]");
    }

    @Test
    void a_name_comes_out_as_it_went_in_and_a_terminal_obeys_none_of_it() {
        String name = "\"q\\\u001b[2J\u009b\u007f\u202e\u2028\u0000\r\n\u6a21 \ud83d\ude80 half \ud83d";

        String json = Reports.result(List.of(Reports.updating(name)), List.of(), List.of())
                .json();

        assertThat(new CommandRun(0, json, "")
                        .json()
                        .at("/verdicts/0/resource/name")
                        .textValue())
                .isEqualTo(name);
        assertThat(json).contains("\u6a21");
        HostileNamesTest.assertHarmless(json);
    }

    private static JsonNode parsed(Reported report) {
        return new CommandRun(0, report.json(), "").json();
    }

    private static List<String> names(JsonNode node) {
        var names = new ArrayList<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
