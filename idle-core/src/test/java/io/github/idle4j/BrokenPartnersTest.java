package io.github.idle4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Policies, sources and listeners that break in every way that code of others can break. */
class BrokenPartnersTest {

    private static final IdlePolicy QUIET = IdlePolicy.quietFor(Duration.ofDays(14));

    private static ResourceActivitySource three() {
        return observation -> IntStream.range(0, 3)
                .mapToObj(i -> ResourceActivity.builder(
                                new ResourceId(ResourceId.ENDPOINT, "aws", "111122223333", "eu-central-1", "e" + i),
                                observation.window())
                        .completeness(Completeness.complete())
                        .build());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static IdleReport scan(ResourceActivitySource source, IdlePolicy policy) {
        return IdleDetector.builder().watch(source, policy).build().scan();
    }

    @Test
    void a_policy_whose_name_cannot_be_told_loses_no_resource() {
        IdlePolicy nameless = new IdlePolicy() {
            @Override
            public IdleVerdict evaluate(ResourceActivity activity) {
                return IdleVerdict.notJudged("NOBODY", "nobody");
            }

            @Override
            public String name() {
                throw new IllegalStateException("no name");
            }
        };
        assertThat(scan(three(), nameless).assessments()).hasSize(3);
    }

    @Test
    void a_policy_that_throws_a_checked_exception_undeclared_is_unknown() {
        IdlePolicy kotlin = IdlePolicy.of("in Kotlin", EvidenceNeeds.lookback(Duration.ofDays(1)), activity -> {
            throw BrokenPartnersTest.<RuntimeException>sneaky(new IOException("look-up failed"));
        });
        assertThat(scan(three(), kotlin).with(Status.UNKNOWN)).hasSize(3);
    }

    @Test
    void a_policy_that_asserts_is_unknown() {
        IdlePolicy asserting = IdlePolicy.of("asserts", EvidenceNeeds.lookback(Duration.ofDays(1)), activity -> {
            throw new AssertionError("cannot be");
        });
        assertThat(scan(three(), asserting).with(Status.UNKNOWN)).hasSize(3);
    }

    @Test
    void an_error_in_one_source_leaves_the_results_of_the_others() {
        ResourceActivitySource broken = observation -> {
            throw new NoClassDefFoundError("software/amazon/awssdk/of/another/Version");
        };
        IdleReport report = IdleDetector.builder()
                .watch(broken, QUIET)
                .watch(three(), QUIET)
                .build()
                .scan();
        assertThat(report.assessments()).hasSize(3);
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void a_listener_that_throws_a_checked_exception_undeclared_does_not_end_the_scan() {
        var told = new AtomicInteger();
        IdleReport report = IdleDetector.builder().watch(three(), QUIET).build().scanTelling(new ScanListener() {
            @Override
            public void assessed(Assessment assessment) {
                told.incrementAndGet();
                throw BrokenPartnersTest.<RuntimeException>sneaky(new IOException("disk full"));
            }
        });
        assertThat(report.assessments()).hasSize(3);
        assertThat(report.summary().inventoryComplete()).isTrue();
    }

    @Test
    void a_listener_that_throws_always_is_one_failure() {
        IdleReport report = IdleDetector.builder().watch(three(), QUIET).build().scanTelling(new ScanListener() {
            @Override
            public void assessed(Assessment assessment) {
                throw new IllegalStateException("disk full");
            }
        });
        assertThat(report.failures()).hasSize(1);
    }

    @Test
    void a_source_that_cannot_be_closed_lost_nothing() {
        ResourceActivitySource source =
                observation -> three().observe(observation).onClose(() -> {
                    throw new IllegalStateException("already closed");
                });
        IdleReport report = scan(source, QUIET);
        assertThat(report.assessments()).hasSize(3);
        assertThat(report.summary().inventoryComplete()).isTrue();
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .containsExactly("closing: java.lang.IllegalStateException: already closed");
    }

    @Test
    void a_source_is_named_by_its_class_where_that_has_a_name() {
        ResourceActivitySource anonymous = new ResourceActivitySource() {
            @Override
            public Stream<ResourceActivity> observe(Observation observation) {
                return Stream.empty();
            }
        };
        ResourceActivitySource lambda = observation -> Stream.empty();
        assertThat(anonymous.origin())
                .isEqualTo(Origin.of("a source without a name"))
                .isEqualTo(lambda.origin());
        assertThat(new Named().origin()).isEqualTo(Origin.of("Named"));
    }

    private static final class Named implements ResourceActivitySource, IdlePolicy {

        @Override
        public Stream<ResourceActivity> observe(Observation observation) {
            return Stream.empty();
        }

        @Override
        public IdleVerdict evaluate(ResourceActivity activity) {
            return IdleVerdict.notJudged("NOBODY", "nobody");
        }
    }

    @Test
    void a_policy_is_named_by_its_class_where_that_has_a_name() {
        IdlePolicy anonymous = new IdlePolicy() {
            @Override
            public IdleVerdict evaluate(ResourceActivity activity) {
                return IdleVerdict.notJudged("NOBODY", "nobody");
            }
        };
        assertThat(scan(three(), anonymous).assessments())
                .extracting(Assessment::policy)
                .containsOnly("a policy without a name");
        IdlePolicy lambda = activity -> IdleVerdict.notJudged("NOBODY", "nobody");
        assertThat(lambda.name()).isEqualTo("a policy without a name");
        assertThat(new Named().name()).isEqualTo("Named");
    }

    @Test
    void one_null_activity_does_not_lose_those_after_it() {
        ResourceActivitySource source =
                observation -> Stream.concat(Stream.of((ResourceActivity) null), three().observe(observation));
        assertThat(scan(source, QUIET).assessments()).hasSize(3);
    }
}
