package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.policy.IdlePolicy.fewerUsesThan;
import static io.github.idle4j.policy.IdlePolicy.quietBeyondRhythm;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.aws.local.LocalEndpoint;
import io.github.idle4j.aws.local.LocalVariant;
import io.github.idle4j.policy.Exemption;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.WorkingTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every policy of the library, on what real clients read. */
class PoliciesOverAwsTest {

    /** 2026-01-10, the present, is a Saturday. */
    private static final WorkingTime OFFICE =
            WorkingTime.in(ZoneOffset.UTC).on(EnumSet.range(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));

    record Case(String name, IdlePolicy policy, Consumer<LocalEndpoint> endpoint, String verdict) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Consumer<LocalEndpoint> used(Consumer<LocalVariant> uses) {
        return e -> e.createdAt(daysAgo(300))
                .variant("a", v -> uses.accept(v.instances(1).living()));
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "four requests in two weeks",
                        fewerUsesThan(5, ofDays(14)),
                        used(v -> v.requests(daysAgo(10), 1).requests(daysAgo(3), 3)),
                        "IDLE BARELY_USED"),
                new Case(
                        "five requests in two weeks",
                        fewerUsesThan(5, ofDays(14)),
                        used(v -> v.requests(daysAgo(10), 2).requests(daysAgo(3), 3)),
                        "ACTIVE USED"),
                new Case(
                        "a hundred requests, longer ago",
                        fewerUsesThan(5, ofDays(14)),
                        used(v -> v.requests(daysAgo(15), 100)),
                        "IDLE NO_USE_IN_WINDOW"),
                new Case(
                        "called every month, twenty days ago at last",
                        quietBeyondRhythm(ofDays(14), ofDays(100)),
                        used(v -> v.requests(daysAgo(20), 9)
                                .requests(daysAgo(50), 9)
                                .requests(daysAgo(81), 9)),
                        "ACTIVE USED"),
                new Case(
                        "called every week, twenty days ago at last",
                        quietBeyondRhythm(ofDays(14), ofDays(100)),
                        used(v -> v.requests(daysAgo(20), 9)
                                .requests(daysAgo(27), 9)
                                .requests(daysAgo(34), 9)),
                        "IDLE NO_USE_IN_WINDOW"),
                new Case(
                        "called on Friday at six in the evening, and it is Saturday",
                        quietFor(ofHours(8), OFFICE),
                        used(v -> v.requests(hoursAgo(18), 1)),
                        "ACTIVE USED"),
                new Case(
                        "called on Thursday at six in the evening, and it is Saturday",
                        quietFor(ofHours(8), OFFICE),
                        used(v -> v.requests(hoursAgo(42), 1)),
                        "IDLE NO_USE_IN_WINDOW"),
                new Case(
                        "changed an hour ago, with a day of grace",
                        quietFor(ofDays(14)).unless(Exemption.forNew(ofDays(1))),
                        used(v -> {}).andThen(e -> e.lastModifiedAt(hoursAgo(1))),
                        "NOT_JUDGED IN_GRACE"),
                new Case(
                        "changed two days ago, with a day of grace",
                        quietFor(ofDays(14)).unless(Exemption.forNew(ofDays(1))),
                        used(v -> {}).andThen(e -> e.lastModifiedAt(daysAgo(2))),
                        "IDLE NO_USE_IN_WINDOW"),
                new Case(
                        "tagged by the grammar",
                        quietFor(ofDays(14)).unless(Exemption.byTag("keep")),
                        used(v -> {}).andThen(e -> e.tag("keep", "until 2026-12-31: quarterly report")),
                        "NOT_JUDGED EXCLUDED [EXEMPT_UNTIL(2026-12-31)]"),
                new Case(
                        "tagged against the grammar",
                        quietFor(ofDays(14)).unless(Exemption.byTag("keep")),
                        used(v -> {}).andThen(e -> e.tag("keep", "yes")),
                        "UNKNOWN EXEMPTION_MALFORMED"),
                new Case(
                        "tagged until yesterday",
                        quietFor(ofDays(14)).unless(Exemption.byTag("keep")),
                        used(v -> {}).andThen(e -> e.tag("keep", "until 2026-01-09")),
                        "IDLE NO_USE_IN_WINDOW [EXEMPTION_EXPIRED(2026-01-09)]"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answers(Case one) {
        IdleVerdict verdict = EndpointWorld.only(
                        EndpointWorld.ofOne(one.endpoint()).scan(one.policy(), NOW))
                .verdict();
        String notes = verdict.notes().isEmpty() ? "" : " " + verdict.notes();
        assertThat(verdict.status() + " " + verdict.reason() + notes).isEqualTo(one.verdict());
    }
}
