package io.github.idle4j.policy;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a policy answers, before anybody puts it into words: enough to choose among the parts of a policy, and shared, so that
 * a part which does not decide leaves nothing behind. A verdict is its own ruling.
 */
interface Ruling {

    Status status();

    ReasonCode reason();

    static Ruling of(Status status, ReasonCode reason) {
        Ruling shared = Shared.RULINGS.getOrDefault(status, Map.of()).get(reason);
        return shared != null ? shared : new Shared(status, reason);
    }

    /** One of the library's own reasons. */
    record Shared(Status status, ReasonCode reason) implements Ruling {

        private static final Map<Status, Map<ReasonCode, Ruling>> RULINGS = rulings();

        private static Map<Status, Map<ReasonCode, Ruling>> rulings() {
            var all = new EnumMap<Status, Map<ReasonCode, Ruling>>(Status.class);
            for (Status status : Status.values()) {
                var byReason = new HashMap<ReasonCode, Ruling>();
                ReasonCode.published().forEach(reason -> byReason.put(reason, new Shared(status, reason)));
                all.put(status, byReason);
            }
            return all;
        }
    }
}
