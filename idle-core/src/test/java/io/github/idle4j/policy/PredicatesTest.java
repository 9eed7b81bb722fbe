package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.aSilentComponent;
import static io.github.idle4j.policy.Activities.aSilentEndpoint;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.old;
import static io.github.idle4j.policy.ActivityPredicate.attribute;
import static io.github.idle4j.policy.ActivityPredicate.named;
import static io.github.idle4j.policy.ActivityPredicate.noted;
import static io.github.idle4j.policy.ActivityPredicate.ofType;
import static io.github.idle4j.policy.ActivityPredicate.olderThan;
import static io.github.idle4j.policy.ActivityPredicate.ownedBy;
import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions by which policies route and exclude: type, tag, owner, name, age, note, attribute. */
class PredicatesTest {

    @ParameterizedTest(name = "{1} fits {0}: {2}")
    @CsvSource({
        "prod-*, prod-churn, true",
        "prod-*, prod-, true",
        "prod-*, Prod-churn, false",
        "prod-*, my-prod-churn, false",
        "*-v?, churn-v3, true",
        "*-v?, churn-v13, false",
        "*, anything, true",
        "a*b*c, a-b-b-c, true",
        "a*b*c, a-c-b, false",
        "*ab, aab, true",
        "a**, a, true",
        "a?, a, false",
        "a.b, axb, false",
        "a.b, a.b, true",
        "'a\\Eb', 'a\\Eb', true",
    })
    void a_name_fits_a_pattern(String pattern, String name, boolean expected) {
        assertThat(named(pattern).test(old(Activities.endpointNamed(name)).build()))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void a_name_fits_as_a_regular_expression_says(long seed) {
        var random = new Random(seed);
        int fitting = 0;
        for (int i = 0; i < 2000; i++) {
            String pattern = drawn(random, "ab*?", 1 + random.nextInt(6));
            String name = drawn(random, "ab", random.nextInt(8));
            boolean expected = name.matches(pattern.replace("*", ".*").replace("?", "."));
            assertThat(new NamePattern(pattern).fits(name))
                    .as("%s, %s", pattern, name)
                    .isEqualTo(expected);
            fitting += expected ? 1 : 0;
        }
        assertThat(fitting).isBetween(200, 1800);
    }

    private static String drawn(Random random, String letters, int length) {
        return random.ints(length, 0, letters.length())
                .mapToObj(i -> letters.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    @Test
    void an_empty_pattern_is_a_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> named(""));
    }

    @ParameterizedTest(name = "began {0} ago: {1}")
    @CsvSource({"P30D, true", "PT719H59M59S, false", "PT-1H, false"})
    void an_age_is_reached_when_it_is_full(Duration age, boolean expected) {
        assertThat(olderThan(ofDays(30))
                        .test(aSilentEndpoint().createdAt(ago(age)).build()))
                .isEqualTo(expected);
    }

    @Test
    void what_nothing_tells_the_age_of_is_not_old() {
        var ageless = ResourceActivity.builder(Activities.endpointNamed("e"), Activities.WINDOW)
                .completeness(Completeness.complete())
                .build();
        assertThat(olderThan(ofDays(1)).test(ageless)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> olderThan(ofDays(-1)));
    }

    @Test
    void an_owner_is_asked_by_name_and_one_that_could_not_be_read_is_no_answer() {
        assertThat(ownedBy("alice")
                        .test(aSilentEndpoint().owner(Fact.known("alice")).build()))
                .isTrue();
        assertThat(ownedBy("alice")
                        .test(aSilentEndpoint().owner(Fact.known("bob")).build()))
                .isFalse();
        assertThat(ownedBy("alice").test(aSilentEndpoint().owner(Fact.none()).build()))
                .isFalse();
        var unreadable = aSilentEndpoint().owner(Fact.unreadable("denied")).build();
        assertThatExceptionOfType(UnreadableFactException.class)
                .isThrownBy(() -> ownedBy("alice").test(unreadable));
    }

    @Test
    void type_notes_and_attributes_of_a_resource_can_be_asked_for() {
        var noted = aSilentEndpoint()
                .note("BROKEN_UPDATE")
                .attribute("kind", "async")
                .build();
        assertThat(noted("BROKEN_UPDATE").test(noted)).isTrue();
        assertThat(noted("STUCK").test(noted)).isFalse();
        assertThat(attribute("kind", "async").test(noted)).isTrue();
        assertThat(attribute("kind", "Async").test(noted)).isFalse();
        assertThat(attribute("sort", "async").test(noted)).isFalse();
        var whole = aSilentEndpoint()
                .part(aSilentComponent("llama").note("BROKEN_UPDATE").build())
                .build();
        assertThat(noted("BROKEN_UPDATE").test(whole)).isTrue();
        assertThat(noted("STUCK").test(whole)).isFalse();
        assertThat(ofType(ResourceId.ENDPOINT).test(whole)).isTrue();
        assertThat(ofType(ResourceId.STUDIO_APP).test(whole)).isFalse();
    }

    @Test
    void predicates_describe_themselves_for_the_names_of_policies() {
        assertThat(tagged("env", "prod")
                        .and(named("a*"))
                        .or(ofType(ResourceId.ENDPOINT).negate())
                        .description())
                .isEqualTo("its tag env is 'prod' and its name fits 'a*' or not (it is of type sagemaker:endpoint)");
        assertThat(named("a").or(named("b")).and(named("c")).description())
                .isEqualTo("(its name fits 'a' or its name fits 'b') and its name fits 'c'");
        ActivityPredicate own = activity -> true;
        assertThat(own.description()).isEqualTo("a condition holds");
        assertThat(own.describedAs("it is Monday").description()).isEqualTo("it is Monday");
        assertThat(IdlePolicy.when(
                                ownedBy("alice"), IdlePolicy.quietFor(ofDays(7)).or(IdlePolicy.quietFor(ofDays(9))))
                        .otherwise(IdlePolicy.quietFor(ofDays(14)))
                        .name())
                .isEqualTo("(quiet for 7 days or quiet for 9 days) where alice owns it, otherwise quiet for 14 days");
    }

    @Test
    void describing_a_predicate_keeps_what_it_needs_and_what_it_answers() {
        ActivityPredicate described = tagged("keep").describedAs("it is kept");
        assertThat(described.needs().tags()).isTrue();
        var unreadable = aSilentEndpoint().tags(Activities.unreadableTags()).build();
        assertThat(Interlock.judge(IdlePolicy.quietFor(ofDays(14)).unless(described, "kept"), unreadable)
                        .status())
                .isEqualTo(Status.UNKNOWN);
    }
}
