package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.ClassicEndpointTest.inShort;
import static io.github.idle4j.aws.endpoint.EndpointWorld.hoursAgo;
import static io.github.idle4j.aws.endpoint.EndpointWorld.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A clock that is wrong shifts the window, so that what was used yesterday lies outside; every answer of AWS shows it. */
class HostClockTest {

    private static EndpointWorld silent() {
        return EndpointWorld.ofOne(e -> e.variant("a", v -> v.instances(1).living()));
    }

    @ParameterizedTest
    @CsvSource({
        "P3D, 3 days behind",
        "P2D, 2 days behind",
        "PT30H, 30 hours behind",
        "PT90M, 90 minutes behind",
        "PT6M, 6 minutes behind",
        "-P3D, 3 days ahead of",
        "-PT6M, 6 minutes ahead of",
    })
    void nothing_is_idle_by_a_clock_that_is_wrong(Duration ahead, String words) {
        EndpointWorld world = silent();
        world.aws.clockAhead(ahead);
        IdleReport report = world.scan();
        assertThat(inShort(only(report))).isEqualTo("UNKNOWN CLOCK_SKEW");
        assertThat(only(report).verdict().explanation()).contains("The clock of this machine is", words);
        assertThat(report.failures())
                .extracting(ScanFailure::error)
                .singleElement()
                .asString()
                .contains(words, "that of AWS: set it right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT4M", "-PT4M"})
    void a_clock_that_aws_would_accept_will_do(Duration ahead) {
        EndpointWorld world = silent();
        world.aws.clockAhead(ahead);
        IdleReport report = world.scan();
        assertThat(inShort(only(report))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
        assertThat(report.failures()).isEmpty();
    }

    @Test
    void use_that_is_seen_by_a_wrong_clock_is_use() {
        EndpointWorld world = EndpointWorld.ofOne(e ->
                e.variant("a", v -> v.instances(1).living().requests(hoursAgo(3), 1)));
        world.aws.clockAhead(Duration.ofDays(3));
        assertThat(inShort(only(world.scan()))).isEqualTo("ACTIVE USED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday"})
    void a_date_that_cannot_be_read_tells_nothing(String date) {
        IdleReport report = silent().scanWith(source -> source, new Dated(date));
        assertThat(inShort(only(report))).isEqualTo("IDLE NO_USE_IN_WINDOW HIGH");
    }

    /** Answers with that date, or with none. */
    private record Dated(String date) implements ExecutionInterceptor {

        @Override
        public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            SdkHttpResponse.Builder changed = context.httpResponse().toBuilder().removeHeader("Date");
            return date.isEmpty()
                    ? changed.build()
                    : changed.putHeader("Date", date).build();
        }
    }
}
