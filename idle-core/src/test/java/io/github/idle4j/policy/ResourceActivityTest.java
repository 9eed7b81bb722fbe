package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.INVOCATIONS;
import static io.github.idle4j.policy.Activities.KERNEL;
import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static io.github.idle4j.policy.Activities.endpointNamed;
import static io.github.idle4j.policy.Activities.gap;
import static io.github.idle4j.policy.Activities.use;
import static io.github.idle4j.policy.Activities.zeros;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceActivityTest {

    @Test
    void a_source_has_to_say_whether_its_signals_are_complete() {
        var unsaid = ResourceActivity.builder(endpointNamed("churn-v3"), Activities.WINDOW);
        assertThatIllegalStateException().isThrownBy(unsaid::build).withMessageContaining("churn-v3");
    }

    @Test
    void a_control_is_no_demand() {
        var builder = anEndpoint().demand(Activities.CPU, List.of());
        assertThatIllegalArgumentException().isThrownBy(builder::build);
    }

    @Test
    void it_tells_what_it_was_made_of() {
        var parent = Activities.endpointNamed("host");
        var activity = aSilentEndpoint()
                .runningSince(ago(ofDays(2)))
                .updatedAt(ago(ofDays(1)))
                .parent(parent)
                .build();
        assertThat(activity.window()).isEqualTo(Activities.WINDOW);
        assertThat(activity.judgedAt()).isEqualTo(Activities.NOW);
        assertThat(activity.createdAt()).contains(ago(ofDays(60)));
        assertThat(activity.runningSince()).contains(ago(ofDays(2))).isEqualTo(activity.started());
        assertThat(activity.updatedAt()).contains(ago(ofDays(1)));
        assertThat(activity.parent()).contains(parent);
        assertThat(activity.toString()).startsWith(activity.resource() + " [Invocations{");
    }

    @Test
    void what_is_not_known_to_be_complete_is_the_same_but_cannot_be_idle() {
        var activity = aSilentEndpoint().note("BROKEN_UPDATE").build();
        var incomplete = activity.incomplete(ReasonCode.METRICS_INCOMPLETE, "A page was missing.");
        IdleVerdict verdict = incomplete.quiet(Activities.THRESHOLD);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.METRICS_INCOMPLETE);
        assertThat(verdict.explanation()).isEqualTo("A page was missing.");
        assertThat(incomplete.notes()).containsExactly("BROKEN_UPDATE");
        assertThat(incomplete.signals()).isEqualTo(activity.signals());
    }

    @Test
    void verdicts_are_the_same_when_all_that_they_tell_is() {
        var activity = aSilentEndpoint().build();
        IdleVerdict idle = activity.quiet(ofDays(14));
        assertThat(idle).isEqualTo(activity.quiet(ofDays(14))).hasSameHashCodeAs(activity.quiet(ofDays(14)));
        assertThat(idle)
                .isNotEqualTo(activity.quiet(ofDays(15)))
                .isNotEqualTo(idle.because("so"))
                .isNotEqualTo(IdleVerdict.unknown("MINE", "Mine."));
        assertThat(IdleVerdict.unknown("MINE", "Mine."))
                .isEqualTo(IdleVerdict.unknown("MINE", "Mine."))
                .hasSameHashCodeAs(IdleVerdict.unknown("MINE", "Mine."))
                .isNotEqualTo(IdleVerdict.unknown("MINE", "Yours."))
                .isNotEqualTo(IdleVerdict.unknown("YOURS", "Mine."))
                .isNotEqualTo(IdleVerdict.active("MINE", "Mine."));
        assertThat(IdleVerdict.unknown("MINE", "Mine.").by("me")).hasToString("UNKNOWN(MINE) by 'me': Mine.");
    }

    @Test
    void it_answers_across_all_signals() {
        var activity = anEndpoint()
                .demand(INVOCATIONS, List.of(zeros(INVOCATIONS, LOOKBACK, NONE), use(INVOCATIONS, ofDays(3))))
                .demand(KERNEL, List.of(zeros(KERNEL, LOOKBACK, NONE), gap(KERNEL, ofDays(9), ofDays(8))))
                .useOnly(Activities.invocationsOf("old"), List.of(use(Activities.invocationsOf("old"), ofDays(5))))
                .build();
        assertThat(activity.lastUse()).contains(use(INVOCATIONS, ofDays(3)));
        assertThat(activity.uses(ofDays(4))).containsExactly(use(INVOCATIONS, ofDays(3)));
        assertThat(activity.uses(ofDays(6)))
                .containsExactly(use(Activities.invocationsOf("old"), ofDays(5)), use(INVOCATIONS, ofDays(3)));
        assertThat(activity.gaps(ofDays(8))).isEmpty();
        assertThat(activity.gaps(ofDays(30))).containsExactly(gap(KERNEL, ofDays(9), ofDays(8)));
    }

    @Test
    void tags_are_asked_by_key_and_value() {
        var activity = aSilentEndpoint().tags(Activities.tagged("env", "dev")).build();
        assertThat(activity.tag("env").is("dev")).isTrue();
        assertThat(activity.tag("env").is("prod")).isFalse();
        assertThat(activity.tag("Env").isPresent()).isFalse();
        assertThat(activity.tag("env").value()).contains("dev");
        assertThat(activity.tag("other").value()).isEmpty();
    }

    @Test
    void an_owner_is_known_unreadable_or_not_asked_for() {
        assertThat(aSilentEndpoint().owner(Fact.known("alice")).build().isOwnedBy("alice"))
                .isTrue();
        var unreadable = aSilentEndpoint().owner(Fact.unreadable("denied")).build();
        assertThatExceptionOfType(UnreadableFactException.class).isThrownBy(() -> unreadable.isOwnedBy("alice"));
        var notAsked = aSilentEndpoint().build();
        assertThatIllegalStateException().isThrownBy(() -> notAsked.isOwnedBy("alice"));
    }

    @Test
    void what_has_no_owner_is_owned_by_nobody_and_what_has_no_tags_carries_none() {
        var activity = aSilentEndpoint().owner(Fact.none()).tags(Fact.none()).build();
        assertThat(activity.isOwnedBy("alice")).isFalse();
        assertThat(activity.isOwnedBy("")).isFalse();
        assertThatNullPointerException().isThrownBy(() -> activity.isOwnedBy(null));
        assertThat(activity.tag("keep").isPresent()).isFalse();
        assertThat(activity.tags()).isEqualTo(Fact.known(Map.of()));
    }

    @Test
    void it_does_not_change_with_what_it_was_made_of() {
        var tags = new HashMap<>(Map.of("keep", "true"));
        var activity = aSilentEndpoint().tags(Fact.known(tags)).build();
        tags.clear();
        assertThat(activity.tag("keep").isPresent()).isTrue();
    }
}
