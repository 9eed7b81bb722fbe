package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.NOW;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.aSilentComponent;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.tagged;
import static io.github.idle4j.policy.Activities.unreadableTags;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exemptions with a reason and an end: from code, from a list, from tags; and grace. */
class ExemptionTest {

    private static final IdlePolicy QUIET = IdlePolicy.quietFor(THRESHOLD);
    private static final LocalDate TODAY = NOW.atZone(ZoneOffset.UTC).toLocalDate();
    private static final Exemption BY_TAG = Exemption.byTag("keep");
    private static final ActivityPredicate YES = activity -> true;

    private static IdleVerdict judge(Exemption exemption, ResourceActivity activity) {
        return Interlock.judge(QUIET.unless(exemption), activity);
    }

    private static ResourceActivity saying(String tag) {
        return aSilentEndpoint().tags(tagged("keep", tag)).build();
    }

    @Test
    void an_exemption_says_why_and_until_when() {
        IdleVerdict verdict = judge(
                Exemption.of(YES, "quarterly report").until(TODAY),
                aSilentEndpoint().build());
        assertThat(verdict.status()).isEqualTo(Status.NOT_JUDGED);
        assertThat(verdict.reason()).isEqualTo(ReasonCode.EXCLUDED);
        assertThat(verdict.explanation()).isEqualTo("Excluded until " + TODAY + ": quarterly report.");
        assertThat(verdict.notes()).containsExactly("EXEMPT_UNTIL(" + TODAY + ")");
        assertThat(verdict.decision().policy()).isEqualTo("quarterly report");
    }

    @Test
    void an_exemption_that_has_expired_is_told_and_frees_nothing() {
        LocalDate yesterday = TODAY.minusDays(1);
        IdleVerdict verdict = judge(
                Exemption.of(YES, "quarterly report").until(yesterday),
                aSilentEndpoint().build());
        assertThat(verdict.status()).isEqualTo(Status.IDLE);
        assertThat(verdict.explanation())
                .startsWith("No invocation of variant blue")
                .endsWith("It was excluded until " + yesterday + ": quarterly report.");
        assertThat(verdict.notes()).containsExactly("EXEMPTION_EXPIRED(" + yesterday + ")");
    }

    @Test
    void the_last_day_belongs_to_the_exemption_in_utc() {
        var exemption = Exemption.of(YES, "kept").until(TODAY);
        var lastMoment = TODAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        for (Duration after : List.of(Duration.ZERO, Duration.ofNanos(1))) {
            var activity = ResourceActivity.builder(
                            Activities.endpointNamed("e"), Span.endingAt(lastMoment.minus(after), ofDays(30)))
                    .completeness(Completeness.complete())
                    .build();
            assertThat(judge(exemption, activity).reason().equals(ReasonCode.EXCLUDED))
                    .isEqualTo(!after.isZero());
        }
    }

    @ParameterizedTest(name = "\"{0}\" is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            until 2199-12-31: quarterly report   | NOT_JUDGED | Excluded by its tag keep until 2199-12-31: quarterly report.
            Until 2199-12-31 : quarterly report. | NOT_JUDGED | Excluded by its tag keep until 2199-12-31: quarterly report.
            until  2199-12-31                    | NOT_JUDGED | Excluded by its tag keep until 2199-12-31.
            until 2199-12-31:                    | NOT_JUDGED | Excluded by its tag keep until 2199-12-31.
            ALWAYS: shown to customers           | NOT_JUDGED | Excluded by its tag keep: shown to customers.
            until 2020-02-29: quarterly report   | IDLE       | It was excluded by its tag keep until 2020-02-29: quarterly report.
            until 2021-02-29: quarterly report   | UNKNOWN    | says 'until 2021-02-29: quarterly report', which is not 'until YYYY-MM-DD: why' nor 'always: why'.
            until 31.12.2199                     | UNKNOWN    | says 'until 31.12.2199', which is not
            until 2199-12-31 quarterly report    | UNKNOWN    | says
            2199-12-31                           | UNKNOWN    | says
            always                               | UNKNOWN    | says
            always:                              | UNKNOWN    | says
            true                                 | UNKNOWN    | Whether it is to be kept cannot be told: its tag keep says 'true'
            ''                                   | UNKNOWN    | says ''
            """)
    void a_tag_says_until_when_or_always(String tag, Status status, String words) {
        IdleVerdict verdict = judge(BY_TAG, saying(tag));
        assertThat(verdict.status()).isEqualTo(status);
        assertThat(verdict.explanation()).contains(words);
        if (status == Status.UNKNOWN) {
            assertThat(verdict.reason()).isEqualTo(ReasonCode.EXEMPTION_MALFORMED);
        }
    }

    @Test
    void without_the_tag_nothing_is_said_and_tags_that_could_not_be_read_are_not_no_tags() {
        assertThat(judge(BY_TAG, aSilentEndpoint().tags(tagged("Keep", "x")).build())
                        .status())
                .isEqualTo(Status.IDLE);
        assertThat(judge(BY_TAG, aSilentEndpoint().tags(unreadableTags()).build())
                        .reason())
                .isEqualTo(ReasonCode.EXCLUSION_UNREADABLE);
        assertThat(judge(BY_TAG, aSilentEndpoint().build()).reason()).isEqualTo(ReasonCode.POLICY_FAILED);
        assertThat(QUIET.unless(BY_TAG).needs()).isEqualTo(QUIET.needs().withTags());
    }

    @Test
    void use_wins_over_every_exemption_and_over_a_malformed_one() {
        for (String tag : List.of("always: mine", "mine")) {
            var used = Activities.anEndpoint()
                    .demand(Activities.INVOCATIONS, List.of(Activities.use(Activities.INVOCATIONS, ofDays(1))))
                    .tags(tagged("keep", tag))
                    .build();
            assertThat(judge(BY_TAG, used).status()).isEqualTo(Status.ACTIVE);
        }
    }

    @Test
    void an_exemption_of_a_part_frees_the_whole_and_names_the_part() {
        var host = aSilentEndpoint()
                .tags(tagged("team", "a"))
                .part(aSilentComponent("llama")
                        .tags(tagged("keep", "until 2199-12-31: demo"))
                        .build())
                .build();
        assertThat(judge(BY_TAG, host).explanation())
                .isEqualTo("Excluded by the tag keep of its inference component llama until 2199-12-31: demo.");
        assertThat(judge(Exemption.of(ActivityPredicate.named("llama"), "demo").until(TODAY), host)
                        .explanation())
                .isEqualTo("Excluded with its inference component llama until " + TODAY + ": demo.");
    }

    @Test
    void of_several_exemptions_one_that_holds_is_enough() {
        var expired = Exemption.of(YES, "old").until(TODAY.minusDays(9));
        var holding = Exemption.of(YES, "new");
        for (IdlePolicy policy : List.of(
                QUIET.unless(expired, holding, BY_TAG),
                QUIET.unless(BY_TAG, holding, expired),
                QUIET.unless(expired).unless(BY_TAG).unless(holding))) {
            assertThat(Interlock.judge(policy, saying("nonsense")).explanation())
                    .isEqualTo("Excluded: new.");
        }
        assertThat(Interlock.judge(QUIET.unless(expired, BY_TAG), saying("nonsense"))
                        .reason())
                .isEqualTo(ReasonCode.EXEMPTION_MALFORMED);
    }

    @Test
    void an_end_can_be_required() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Exemption.of(YES, "kept").requiringEnd())
                .withMessageContaining("kept");
        assertThat(judge(
                                Exemption.of(YES, "kept").until(TODAY).requiringEnd(),
                                aSilentEndpoint().build())
                        .reason())
                .isEqualTo(ReasonCode.EXCLUDED);
        assertThat(judge(BY_TAG.requiringEnd(), saying("always: mine")).explanation())
                .endsWith("says 'always: mine', which is not 'until YYYY-MM-DD: why'.");
        assertThat(judge(BY_TAG.requiringEnd(), saying("until 2199-12-31")).reason())
                .isEqualTo(ReasonCode.EXCLUDED);
        Exemption grace = Exemption.forNew(ofDays(1));
        assertThat(grace.requiringEnd()).isSameAs(grace);
        assertThatIllegalStateException().isThrownBy(() -> BY_TAG.until(TODAY));
        assertThatIllegalStateException()
                .isThrownBy(() -> Exemption.forNew(ofDays(1)).until(TODAY));
        assertThatIllegalArgumentException().isThrownBy(() -> QUIET.unless());
        assertThatIllegalArgumentException().isThrownBy(() -> Exemption.byTag(""));
    }

    @ParameterizedTest(name = "created {0} and changed {1} ago, with {2} of grace: {3}")
    @CsvSource({
        "P60D, , P1D, IDLE",
        "P60D, PT24H, P1D, IDLE",
        "P60D, PT23H59M59S, P1D, IN_GRACE",
        "P60D, PT-1H, P1D, IN_GRACE",
        "P20D, P20D, P20D, IDLE",
        "P20D, P20D, PT480H0.001S, IN_GRACE",
    })
    void what_was_created_or_changed_a_short_while_ago_has_some_grace(
            Duration created, Duration changed, Duration grace, String expected) {
        var activity = aSilentEndpoint().createdAt(ago(created));
        if (changed != null) {
            activity.updatedAt(ago(changed));
        }
        IdleVerdict verdict = judge(Exemption.forNew(grace), activity.build());
        assertThat(verdict.status() == Status.IDLE ? "IDLE" : verdict.reason().code())
                .isEqualTo(expected);
    }

    @Test
    void grace_says_how_long_ago_what_happened() {
        IdlePolicy policy = QUIET.unless(Exemption.forNew(ofDays(2)));
        assertThat(Interlock.judge(
                                policy,
                                aSilentEndpoint().updatedAt(ago(ofHours(5))).build())
                        .explanation())
                .startsWith("It was changed at ")
                .endsWith(" UTC, 5 hours ago; it takes 2 days to tell.");
        assertThat(Interlock.judge(
                                policy,
                                aSilentEndpoint().createdAt(ago(ofHours(5))).build())
                        .explanation())
                .startsWith("It began at ")
                .endsWith(" UTC, 5 hours ago; it takes 2 days to tell.");
        assertThat(Interlock.judge(
                                policy,
                                aSilentEndpoint()
                                        .part(Activities.aSilentComponent("llama")
                                                .updatedAt(ago(ofHours(5)))
                                                .build())
                                        .build())
                        .explanation())
                .startsWith("Its inference component llama was changed at ");
        assertThat(policy.name()).isEqualTo("quiet for 14 days unless new or changed in the last 2 days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void grace_is_more_than_nothing(Duration time) {
        assertThatIllegalArgumentException().isThrownBy(() -> Exemption.forNew(time));
    }

    @Test
    void an_exemption_may_end_with_the_last_day_of_all() {
        IdleVerdict verdict = judge(
                Exemption.of(YES, "for ever").until(LocalDate.MAX),
                aSilentEndpoint().build());
        assertThat(verdict.reason()).isEqualTo(ReasonCode.EXCLUDED);
    }

    @Test
    void of_two_exemptions_that_hold_the_reason_does_not_depend_on_their_order() {
        var kept = Exemption.of(YES, "kept");
        var grace = Exemption.forNew(ofDays(100));
        var activity = aSilentEndpoint().build();
        assertThat(Interlock.judge(QUIET.unless(kept, grace), activity).reason())
                .isEqualTo(Interlock.judge(QUIET.unless(grace, kept), activity).reason())
                .isEqualTo(Interlock.judge(QUIET.unless(grace).unless(kept), activity)
                        .reason());
    }
}
