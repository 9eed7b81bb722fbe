package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.Assessment;
import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints of classic variants, each a world of facts, and what is concluded of it at a threshold of 14 days. */
class ClassicEndpointTest {

    /**
     * One world and its verdict.
     *
     * @param world    what is the case
     * @param endpoint the same in facts
     * @param verdict  status, reason and, for idle ones, confidence
     */
    record Case(String world, Consumer<LocalEndpoint> endpoint, String verdict) {
        @Override
        public String toString() {
            return world + " -> " + verdict;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "one variant, 60 days old, zeros in all buckets",
                        e -> e.variant("a", v -> v.instances(1).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "one request 13 days 23 hours ago",
                        e -> e.variant("a", v -> v.instances(1).living().requests(hoursAgo(14 * 24 - 1), 1)),
                        "ACTIVE USED"),
                new Case(
                        "last request 14 days and an hour ago",
                        e -> e.variant("a", v -> v.instances(1).living().requests(hoursAgo(14 * 24 + 1), 1)),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "two variants, the second busy",
                        e -> e.variant("a", v -> v.instances(1).living())
                                .variant("b", v -> v.instances(1).living().requests(daysAgo(3), 5)),
                        "ACTIVE USED"),
                new Case(
                        "two variants, the first busy, the second without weight",
                        e -> e.variant("a", v -> v.instances(1).living().requests(daysAgo(3), 5))
                                .variant("b", v -> v.instances(1).weight(0).living()),
                        "ACTIVE USED"),
                new Case(
                        "two variants, both silent",
                        e -> e.variant("a", v -> v.instances(1).living())
                                .variant("b", v -> v.instances(2).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "invocations absent, CPU present, and the configuration names a model",
                        e -> e.variant("a", v -> v.model("m").instances(1).cpu()),
                        "IDLE NO_USE_IN_WINDOW MEDIUM"),
                new Case(
                        "invocations and CPU absent",
                        e -> e.variant("a", v -> v.model("m").instances(1)),
                        "UNKNOWN NO_METRICS"),
                new Case(
                        "invocations absent, CPU present, and the configuration is gone",
                        e -> e.configDeleted()
                                .variant("a", v -> v.model("m").instances(1).cpu()),
                        "UNKNOWN KIND_UNREADABLE"),
                new Case(
                        "invocations absent, CPU present, and the configuration names no model",
                        e -> e.hostsComponents()
                                .variant("a", v -> v.instances(1).cpu()),
                        "IDLE NO_USE_IN_WINDOW MEDIUM"),
                new Case(
                        "zeros measured, and the configuration is gone: nothing of it is needed",
                        e -> e.configDeleted().variant("a", v -> v.instances(1).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "zeros in just 90 % of the buckets, CPU in all",
                        e -> e.variant(
                                "a",
                                v -> v.instances(1)
                                        .cpu()
                                        .zeros(daysAgo(60), daysAgo(14).plusSeconds(3600 * 2 * 8))
                                        .zeros(daysAgo(14).plusSeconds(3600 * 2 * 24), daysAgo(0))),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "zeros in fewer than 90 % of the buckets, CPU in all",
                        e -> e.variant(
                                "a",
                                v -> v.instances(1)
                                        .cpu()
                                        .zeros(daysAgo(60), daysAgo(14).plusSeconds(3600 * 2 * 8))
                                        .zeros(daysAgo(14).plusSeconds(3600 * 2 * 25), daysAgo(0))),
                        "IDLE NO_USE_IN_WINDOW MEDIUM"),
                new Case(
                        "zeros but for one bucket without zeros and CPU",
                        e -> e.variant(
                                "a",
                                v -> v.instances(1)
                                        .zeros(daysAgo(60), daysAgo(7))
                                        .zeros(daysAgo(7).plusSeconds(7200), daysAgo(0))),
                        "UNKNOWN NO_METRICS"),
                new Case(
                        "created 3 days ago, zeros",
                        e -> e.createdAt(daysAgo(3))
                                .variant("a", v -> v.instances(1).living()),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "created 3 days ago, used since",
                        e -> e.createdAt(daysAgo(3))
                                .variant("a", v -> v.instances(1).living().requests(daysAgo(1), 1)),
                        "ACTIVE USED"),
                new Case(
                        "created exactly 14 days ago, zeros",
                        e -> e.createdAt(daysAgo(14))
                                .variant("a", v -> v.instances(1).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "created a second less than 14 days ago, zeros",
                        e -> e.createdAt(daysAgo(14).plusSeconds(1))
                                .variant("a", v -> v.instances(1).living()),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "created again 2 days ago under the same name, the one before busy 5 days ago",
                        e -> e.createdAt(daysAgo(2))
                                .variant(
                                        "a",
                                        v -> v.instances(1)
                                                .zeros(daysAgo(60), daysAgo(0))
                                                .requests(daysAgo(5), 9)
                                                .cpu()),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "created again, and a request in the bucket of its creation",
                        e -> e.createdAt(daysAgo(2).plusSeconds(1800))
                                .variant(
                                        "a",
                                        v -> v.instances(1)
                                                .zeros(daysAgo(60), daysAgo(0))
                                                .requests(daysAgo(2).plusSeconds(600), 9)
                                                .cpu()),
                        "NOT_JUDGED TOO_NEW"),
                new Case(
                        "modified every night, zeros in all the window",
                        e -> e.lastModifiedAt(hoursAgo(9))
                                .variant("a", v -> v.instances(1).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "Updating, zeros",
                        e -> e.status("Updating")
                                .variant("a", v -> v.instances(1).living()),
                        "NOT_JUDGED IN_TRANSITION"),
                new Case(
                        "SystemUpdating, zeros",
                        e -> e.status("SystemUpdating")
                                .variant("a", v -> v.instances(1).living()),
                        "NOT_JUDGED IN_TRANSITION"),
                new Case(
                        "Updating, in use",
                        e -> e.status("Updating")
                                .variant("a", v -> v.instances(1).living().requests(daysAgo(2), 1)),
                        "ACTIVE USED"),
                new Case(
                        "its update failed and so did the way back: it serves a mix, and nobody asks",
                        e -> e.status("UpdateRollbackFailed")
                                .variant("a", v -> v.instances(1).living()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case("Failed", e -> e.status("Failed").variant("a", v -> v.model("m")), "NOT_JUDGED FAILED"),
                new Case("OutOfService", e -> e.status("OutOfService"), "NOT_JUDGED OUT_OF_SERVICE"),
                new Case("Creating", e -> e.status("Creating"), "NOT_JUDGED CREATING"),
                new Case("Deleting", e -> e.status("Deleting"), "NOT_JUDGED DELETING"),
                new Case("a status of the future", e -> e.status("Hibernating"), "NOT_JUDGED UNKNOWN_STATUS"),
                new Case(
                        "serverless, nothing provisioned, never called",
                        e -> e.variant("a", v -> v.serverless(2048, 5)),
                        "NOT_JUDGED NO_STANDING_COST"),
                new Case(
                        "serverless, nothing provisioned, called",
                        e -> e.variant("a", v -> v.serverless(2048, 5).requests(daysAgo(2), 3)),
                        "ACTIVE USED"),
                new Case(
                        "serverless, concurrency provisioned, never called",
                        e -> e.variant("a", v -> v.provisionedConcurrency(2)),
                        "IDLE NO_USE_IN_WINDOW MEDIUM"),
                new Case(
                        "asynchronous, never used",
                        e -> e.async().variant("a", v -> v.instances(1).cpu()),
                        "IDLE NO_USE_IN_WINDOW HIGH"),
                new Case(
                        "enhanced metrics, invocations absent, CPU present",
                        e -> e.described("MetricsConfig", Map.of("EnableEnhancedMetrics", true))
                                .variant("a", v -> v.model("m").instances(1).cpu()),
                        "UNKNOWN NO_METRICS"),
                new Case(
                        "a shadow variant gets copies of the requests to a silent production variant",
                        e -> e.variant("a", v -> v.instances(1).living())
                                .shadowVariant("s", v -> v.instances(1).living().requests(daysAgo(2), 7)),
                        "IDLE NO_USE_IN_WINDOW HIGH"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void is_judged(Case one) {
        assertThat(inShort(EndpointWorld.ofOne(one.endpoint()).judge())).isEqualTo(one.verdict());
    }

    static String inShort(Assessment assessment) {
        String confidence = assessment.verdict() instanceof Idle idle ? " " + idle.confidence() : "";
        return assessment.verdict().status() + " " + assessment.verdict().reason() + confidence;
    }
}
