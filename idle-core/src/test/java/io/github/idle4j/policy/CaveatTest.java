package io.github.idle4j.policy;

import static io.github.idle4j.policy.Activities.LOOKBACK;
import static io.github.idle4j.policy.Activities.NONE;
import static io.github.idle4j.policy.Activities.THRESHOLD;
import static io.github.idle4j.policy.Activities.ago;
import static io.github.idle4j.policy.Activities.anEndpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What silence does not show is said of what is idle, in its explanation. */
class CaveatTest {

    private static final Signal LOG = log("a").withCaveat("It may be computing silently");

    private static Signal log(String app) {
        return Signal.demand("LogEvents", Map.of("App", app)).inWords("log event", "app " + app);
    }

    private static String explanation(Signal... signals) {
        ResourceActivity.Builder activity = anEndpoint();
        for (Signal signal : signals) {
            activity.demand(
                    signal,
                    List.of(new Silence(signal, ago(LOOKBACK), ago(NONE), Basis.READ_EMPTY, Optional.empty(), NONE)));
        }
        return activity.build().quiet(THRESHOLD).explanation();
    }

    @Test
    void it_ends_the_explanation() {
        assertThat(explanation(LOG))
                .isEqualTo("No log event of app a in 14 days; its log was read to the end and has none."
                        + " It may be computing silently.");
    }

    @Test
    void what_several_signals_do_not_show_is_said_once() {
        assertThat(explanation(LOG, log("b").withCaveat(LOG.caveat())))
                .endsWith("has none, for both. It may be computing silently.");
    }

    @Test
    void there_may_be_nothing_to_say() {
        assertThat(explanation(log("a"))).endsWith("has none.");
    }
}
