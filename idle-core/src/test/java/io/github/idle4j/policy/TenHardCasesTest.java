package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.KERNEL;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.NOW;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.aSilentComponent;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.absentAsPublishedUnderControl;
import static io.github.idle4j.policy.Activities.absentWhileAlive;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.old;
import static io.github.idle4j.policy.Activities.quiet;
import static io.github.idle4j.policy.Activities.readEmpty;
import static io.github.idle4j.policy.Activities.requests;
import static io.github.idle4j.policy.Activities.unreadableTags;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The cases that a model of idleness has to be able to express, each as a source or a policy would. */
class TenHardCasesTest {

    @Test
    void components_at_zero_copies_leave_an_endpoint_without_demand_unless_something_else_would_show_it() {
        var empty = aSilentComponent("llama")
                .standing(Standing.withoutCost("It has no copies."))
                .build();
        assertThat(quiet(anEndpoint().part(empty).build()).reason()).isEqualTo(ReasonCode.NO_SIGNALS);

        var hosted = Signal.demand("hosted components", Map.of("EndpointName", "churn-v3"));
        var hosting = anEndpoint()
                .demand(hosted, List.of(zeros(hosted, LOOKBACK, NONE)))
                .part(empty);
        assertThat(((Idle) quiet(hosting.build())).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(quiet(empty).reason()).isEqualTo(ReasonCode.NO_STANDING_COST);
    }

    @Test
    void a_renamed_variant_counts_by_its_use_under_the_old_name_but_not_by_its_silence() {
        Signal before = Activities.invocationsOf("old-name");
        Duration renamed = ofDays(6);
        List<Evidence> since = List.of(zeros(INVOCATIONS, renamed, NONE));
        var usedBefore = anEndpoint()
                .demand(INVOCATIONS, since)
                .useOnly(before, List.of(use(before, ofDays(8))))
                .build();
        assertThat(quiet(usedBefore).status()).isEqualTo(Status.ACTIVE);
        var silentBefore = anEndpoint()
                .demand(INVOCATIONS, since)
                .useOnly(before, List.of(zeros(before, LOOKBACK, renamed)))
                .build();
        assertThat(quiet(silentBefore).reason()).isEqualTo(ReasonCode.NOT_COVERED);
    }

    @Test
    void an_async_endpoint_that_was_never_used_is_idle_by_what_its_control_shows() {
        Signal received = Signal.demand("InvocationsProcessed", Map.of("EndpointName", "batch-v1"));
        var never = anEndpoint()
                .demand(received, List.of(absentAsPublishedUnderControl(received, LOOKBACK, NONE)))
                .build();
        assertThat(((Idle) quiet(never)).confidence()).isEqualTo(Confidence.HIGH);
        assertThat(quiet(never).explanation()).contains("nothing was published, as for one that is never used");
    }

    @Test
    void one_bill_for_two_apps_is_idle_only_when_both_are() {
        var busy = app("app-1", List.of(use(KERNEL, ofHours(30))));
        var idle = app("app-2", List.of(readEmpty(KERNEL, LOOKBACK, NONE)));
        IdlePolicy day = IdlePolicy.quietFor(ofHours(24));
        IdlePolicy twoDays = IdlePolicy.quietFor(ofHours(48));
        var instance = instance().part(busy).part(idle).build();
        assertThat(Interlock.judge(twoDays, instance).status()).isEqualTo(Status.ACTIVE);
        assertThat(Interlock.judge(day, instance).status()).isEqualTo(Status.UNKNOWN);
        assertThat(Interlock.judge(twoDays, idle).status()).isEqualTo(Status.IDLE);
    }

    @Test
    void a_restarted_app_is_as_young_as_its_run() {
        var restarted = old(appNamed("app-1"))
                .runningSince(ago(ofHours(10)))
                .demand(KERNEL, List.of(use(KERNEL, ofHours(11)), readEmpty(KERNEL, ofHours(10), NONE)))
                .build();
        assertThat(Interlock.judge(IdlePolicy.quietFor(ofHours(24)), restarted).reason())
                .isEqualTo(ReasonCode.TOO_NEW);
        Idle idle = (Idle) Interlock.judge(IdlePolicy.quietFor(ofHours(9)), restarted);
        assertThat(idle.since()).isEqualTo(ago(ofHours(10)));
    }

    @Test
    void logs_kept_for_less_than_the_threshold_say_nothing_of_the_time_before() {
        ReasonCode retention = ReasonCode.of("RETENTION_TOO_SHORT", "The logs are not kept long enough.");
        var activity = old(appNamed("app-1"))
                .demand(
                        KERNEL,
                        List.of(gap(KERNEL, LOOKBACK, ofDays(7), retention), readEmpty(KERNEL, ofDays(7), NONE)))
                .build();
        assertThat(quiet(activity).reason()).isEqualTo(retention);
        assertThat(Interlock.judge(IdlePolicy.quietFor(ofDays(7)), activity).status())
                .isEqualTo(Status.IDLE);
    }

    @Test
    void a_control_that_could_not_be_read_does_not_spoil_zeros_that_were_measured() {
        var measured = anEndpoint()
                .demand(INVOCATIONS, List.of(zeros(INVOCATIONS, LOOKBACK, NONE)))
                .note("CONTROL_UNREADABLE");
        assertThat(((Idle) quiet(measured.build())).confidence()).isEqualTo(Confidence.HIGH);
        var mixed = anEndpoint()
                .demand(
                        INVOCATIONS,
                        List.of(
                                zeros(INVOCATIONS, LOOKBACK, ofDays(2)),
                                gap(INVOCATIONS, ofDays(2), ofDays(1), ReasonCode.NO_METRICS),
                                absentWhileAlive(INVOCATIONS, ofDays(1), NONE)))
                .build();
        assertThat(quiet(mixed).reason()).isEqualTo(ReasonCode.NO_METRICS);
    }

    @Test
    void what_may_be_excluded_by_a_tag_that_could_not_be_read_is_unknown() {
        IdlePolicy policy = IdlePolicy.quietFor(THRESHOLD).unless(ActivityPredicate.tagged("keep", "true"), "kept");
        IdleVerdict verdict =
                Interlock.judge(policy, aSilentEndpoint().tags(unreadableTags()).build());
        assertThat(verdict.status()).isEqualTo(Status.UNKNOWN);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
    }

    @Test
    void what_is_barely_used_is_idle_by_a_policy_that_tolerates_a_few_requests_and_shows_them() {
        IdlePolicy barely = IdlePolicy.of("barely used", EvidenceNeeds.lookback(THRESHOLD), activity -> {
            List<Use> uses = activity.uses(THRESHOLD);
            boolean allCounted = uses.stream().map(Use::count).allMatch(OptionalLong::isPresent);
            long sum = uses.stream().mapToLong(use -> use.count().orElse(0)).sum();
            return allCounted && sum <= 10
                    ? IdleVerdict.idle(activity, THRESHOLD, "BARELY_USED", "At most ten requests in two weeks.", uses)
                    : activity.quiet(THRESHOLD);
        });
        Use nine = requests(INVOCATIONS, 9, ofDays(3), ofDays(2));
        Use two = requests(INVOCATIONS, 2, ofDays(5), ofDays(4));
        Idle idle = (Idle) Interlock.judge(barely, silentBut(nine));
        assertThat(idle.tolerated()).containsExactly(nine);
        assertThat(idle.reason().code()).isEqualTo("BARELY_USED");
        assertThat(Interlock.judge(barely, silentBut(nine, two)).status()).isEqualTo(Status.ACTIVE);
        assertThat(Interlock.judge(barely, silentBut(use(INVOCATIONS, ofDays(2))))
                        .status())
                .isEqualTo(Status.ACTIVE);
    }

    /** Silence over working hours only is no quiet span; but a threshold that spans so many working days is one. */
    @Test
    void silence_over_so_many_working_days_is_a_span_that_the_policy_works_out() {
        IdlePolicy policy = IdlePolicy.of(
                "quiet for two working days",
                EvidenceNeeds.lookback(ofDays(7)),
                activity -> activity.quiet(spanOfWorkingDays(2, activity.judgedAt())));
        assertThat(NOW.atZone(ZoneOffset.UTC).getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(spanOfWorkingDays(2, NOW)).isEqualTo(ofDays(4));
        assertThat(Interlock.judge(policy, silentBut(use(INVOCATIONS, ofDays(3))))
                        .status())
                .isEqualTo(Status.ACTIVE);
        assertThat(((Idle) Interlock.judge(policy, silentBut(use(INVOCATIONS, ofDays(4))))).over())
                .isEqualTo(ofDays(4));
    }

    private static Duration spanOfWorkingDays(int days, Instant end) {
        var day = end.atZone(ZoneOffset.UTC);
        for (int left = days; left > 0; ) {
            day = day.minusDays(1);
            boolean isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            left -= isWeekend ? 0 : 1;
        }
        return Duration.between(day.toInstant(), end);
    }

    private static ResourceActivity silentBut(Use... uses) {
        var evidence = new ArrayList<Evidence>(List.of(uses));
        evidence.add(zeros(INVOCATIONS, LOOKBACK, NONE));
        return anEndpoint().demand(INVOCATIONS, evidence).build();
    }

    private static ResourceId appNamed(String name) {
        return new ResourceId(ResourceId.STUDIO_APP, "aws", "111122223333", "eu-central-1", "d-1/user/u/" + name);
    }

    private static ResourceActivity app(String name, List<Evidence> evidence) {
        return old(appNamed(name)).demand(KERNEL, evidence).build();
    }

    private static ResourceActivity.Builder instance() {
        return old(new ResourceId(ResourceId.STUDIO_INSTANCE, "aws", "111122223333", "eu-central-1", "d-1/ml.t3"));
    }
}
