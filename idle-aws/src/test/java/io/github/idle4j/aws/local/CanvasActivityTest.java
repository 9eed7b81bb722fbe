package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** CloudWatch's metric TimeSinceLastActive, the only one that an app of Studio has. */
class CanvasActivityTest extends StandInTest {

    private static final String NAMESPACE = "/aws/sagemaker/Canvas/AppActivity";

    private LocalAws canvas(Consumer<LocalApp> app) {
        return aws(region -> region.domain("d-1", d -> d.userProfile("alice", p -> p.canvas(app))));
    }

    /** The statistics of alice's app in the last minutes, oldest first, one for each period. */
    private List<Double> values(LocalAws aws, int minutes, int period, String statistic) {
        Metric metric = Metric.builder()
                .namespace(NAMESPACE)
                .metricName("TimeSinceLastActive")
                .dimensions(dimension("DomainId", "d-1"), dimension("UserProfileName", "alice"))
                .build();
        MetricDataQuery query = MetricDataQuery.builder()
                .id("m")
                .metricStat(s -> s.metric(metric).period(period).stat(statistic))
                .build();
        try (CloudWatchClient client = cloudWatch(aws)) {
            return client.getMetricData(request(minutesAgo(minutes), now, query).toBuilder()
                            .scanBy("TimestampAscending")
                            .build())
                    .metricDataResults()
                    .get(0)
                    .values();
        }
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private Instant minutesAgo(int minutes) {
        return now.minus(Duration.ofMinutes(minutes));
    }

    @Test
    void anAgeGrowsByTheMinuteAndFallsWhereTheAppIsUsed() {
        LocalAws aws = canvas(a -> a.activeAt(minutesAgo(10), minutesAgo(7).minusSeconds(30), minutesAgo(3)));
        assertThat(values(aws, 12, 60, "Maximum"))
                .containsExactly(0.0, 60.0, 120.0, 30.0, 90.0, 150.0, 210.0, 0.0, 60.0, 120.0);
    }

    @Test
    void theSmallestAgeOfABucketTellsTheLastUseAndTheAverageDoesNot() {
        LocalAws aws = canvas(a -> a.activeAt(minutesAgo(120), minutesAgo(30)));
        assertThat(values(aws, 120, 3600, "Minimum")).containsExactly(0.0, 0.0);
        assertThat(values(aws, 60, 3600, "Maximum")).containsExactly(89.0 * 60);
        assertThat(values(aws, 60, 3600, "SampleCount")).containsExactly(60.0);
        assertThat(values(aws, 30, 1800, "Average")).containsExactly(29.0 * 60 / 2);
        assertThat(values(aws, 30, 1800, "Sum")).containsExactly(29.0 * 60 / 2 * 30);
    }

    @Test
    void theAgeGoesOnWithTheClockUntilTheAppEnds() {
        LocalAws aws = canvas(a -> a.activeAt(now));
        now = now.plus(Duration.ofHours(3));
        assertThat(values(aws, 2, 60, "Maximum")).containsExactly(10_680.0, 10_740.0);
        aws.region("us-east-1").domain("d-1", d -> d.userProfile("alice", p -> p.removeApp("Canvas", "default")));
        now = now.plus(Duration.ofHours(1));
        assertThat(values(aws, 60, 60, "Maximum")).isEmpty();
        assertThat(values(aws, 300, 60, "SampleCount")).hasSize(180);
    }

    @Test
    void anAppThatStartsAgainBeginsAnew() {
        LocalAws aws = canvas(a -> a.activeAt(now));
        LocalRegion region = aws.region("us-east-1");
        now = now.plus(Duration.ofMinutes(2));
        region.domain("d-1", d -> d.userProfile("alice", p -> p.removeApp("Canvas", "default")));
        now = now.plus(Duration.ofMinutes(2));
        region.domain("d-1", d -> d.userProfile("alice", p -> p.canvas(a -> a.activeAt(now))));
        now = now.plus(Duration.ofMinutes(2));
        assertThat(values(aws, 6, 60, "Maximum")).containsExactly(0.0, 60.0, 0.0, 60.0);
    }

    @Test
    void anAppThatSaysNothingPublishesNothing() {
        assertThat(values(canvas(a -> {}), 60, 60, "Maximum")).isEmpty();
    }

    @Test
    void theAppOfASpacePublishesForItsOwner() {
        LocalAws aws = aws(region -> region.domain(
                "d-1", d -> d.space("c", s -> s.owner("alice").privately().canvas(a -> a.activeAt(minutesAgo(2))))));
        assertThat(values(aws, 2, 60, "Maximum")).hasSize(2);
    }

    @Test
    void noOtherTypeOfAppPublishesWhenItWasUsed() {
        assertThatThrownBy(() ->
                        aws(region -> region.domain("d-1", d -> d.space("s", s -> s.jupyterLab(a -> a.activeAt(now))))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
