package io.github.idle4j.policy;

import static io.github.idle4j.contract.Seen.NOW;
import static io.github.idle4j.contract.Seen.REQUESTS;
import static io.github.idle4j.contract.Seen.ago;
import static io.github.idle4j.contract.Seen.silentEndpoint;
import static io.github.idle4j.contract.Seen.zeros;
import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.fewerUsesThan;
import static io.github.idle4j.policy.IdlePolicy.quietBeyondRhythm;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The explanations that docs/policies.md shows are those that policies give. */
class SampleExplanationsTest {

    private static final IdlePolicy FORTNIGHT = quietFor(ofDays(14));
    private static final WorkingTime OFFICE = WorkingTime.in(ZoneId.of("Europe/Berlin"))
            .on(EnumSet.range(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 30))
            .except(List.of(LocalDate.of(2026, 6, 4)));

    /** A resource, and how a policy explains what it thinks of it. */
    private record Sample(String resource, IdlePolicy policy, ResourceActivity activity) {

        String row() {
            IdleVerdict verdict = Interlock.judge(policy, activity);
            return "| " + resource + " | " + policy.name() + " | " + verdict.status() + "(" + verdict.reason() + ") | "
                    + verdict.explanation() + " |";
        }
    }

    private static Use requests(long count, long daysAgo) {
        return Seen.uses(count, REQUESTS)
                .from(ago(ofDays(daysAgo)))
                .until(ago(ofDays(daysAgo).minusHours(1)));
    }

    private static ResourceActivity tagging(String key, String value) {
        return Seen.endpoint("churn", Seen.LOOKBACK)
                .tags(Fact.known(Map.of(key, value)))
                .demand(
                        REQUESTS,
                        List.of(zeros(REQUESTS).from(ago(Seen.LOOKBACK)).until(NOW)))
                .build();
    }

    private static Stream<Sample> samples() {
        IdlePolicy kept = FORTNIGHT.unless(Exemption.byTag("keep"));
        IdlePolicy byStage =
                IdlePolicy.when(tagged("env", "prod"), quietFor(ofDays(28))).otherwise(quietFor(ofDays(2)));
        return Stream.of(
                new Sample("Called three weeks ago", FORTNIGHT, silentEndpoint("churn", requests(12, 21))),
                new Sample("Called three days ago", FORTNIGHT, silentEndpoint("churn", requests(12, 3))),
                new Sample(
                        "Called three times last week",
                        fewerUsesThan(5, ofDays(14)),
                        silentEndpoint("churn", requests(3, 6))),
                new Sample(
                        "Called last on Thursday afternoon, judged on Monday at 14:00 in Berlin",
                        quietFor(ofHours(16), OFFICE),
                        silentEndpoint("churn", requests(1, 4))),
                new Sample(
                        "Called every nine days, sixteen days ago at last",
                        quietBeyondRhythm(ofDays(7), ofDays(30)),
                        silentEndpoint("churn", requests(2, 25), requests(2, 16))),
                new Sample(
                        "In use by one of two",
                        quietFor(ofDays(2)).and(FORTNIGHT),
                        silentEndpoint("churn", requests(4, 9))),
                new Sample("A sandbox", byStage, tagging("env", "sandbox")),
                new Sample("Kept by a tag", kept, tagging("keep", "until 2026-12-31: quarterly report")),
                new Sample("Kept by a tag until it ended", kept, tagging("keep", "until 2026-05-31: quarterly report")),
                new Sample("Kept by a tag that nobody understands", kept, tagging("keep", "please")));
    }

    @Test
    void are_those_of_the_page() throws IOException {
        String expected = samples().map(Sample::row).collect(joining("\n"));
        assertThat(Files.readString(Path.of("../docs/policies.md"))).contains(expected);
    }
}
