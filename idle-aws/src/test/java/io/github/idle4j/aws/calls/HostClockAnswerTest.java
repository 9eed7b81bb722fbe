package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;

/** What one answer shows of the clock, where that is more than a scan can show. */
class HostClockAnswerTest {

    private static SdkResponse answered(Instant there) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atOffset(ZoneOffset.UTC));
        return ListEndpointsResponse.builder()
                .sdkHttpResponse(
                        SdkHttpResponse.builder().putHeader("Date", date).build())
                .build();
    }

    /** It is not told when in the time of a call, with all its retries, it was answered. */
    @ParameterizedTest
    @ValueSource(ints = {2, 9})
    void an_answer_of_any_time_while_a_slow_call_went_on_is_right(int minutesAgo) {
        var clock = new HostClock();
        Instant now = clock.now();
        clock.compare(now.minus(Duration.ofMinutes(11)), answered(now.minus(Duration.ofMinutes(minutesAgo))));
        assertThat(clock.wrong()).isEmpty();
    }

    @Test
    void once_wrong_is_wrong() {
        var clock = new HostClock();
        clock.compare(clock.now(), answered(clock.now().plus(Duration.ofHours(1))));
        clock.compare(clock.now(), answered(clock.now()));
        assertThat(clock.wrong()).isPresent();
    }
}
