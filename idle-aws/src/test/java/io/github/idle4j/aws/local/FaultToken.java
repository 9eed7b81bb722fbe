package io.github.idle4j.aws.local;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A token that a fault gives out, and which stands for another or for none. GetLogEvents says by a token that repeats that
 * nothing is left; there, every such token is a new one.
 *
 * @param round how many tokens have been given out for the same place
 * @param place the token that the service is to see; empty where it is to see none
 */
record FaultToken(int round, String place) {

    private static final String MARK = "fault-";
    private static final String LOG_EVENTS = "logs:GetLogEvents";

    /** A token which, when it comes back, stands for the one that came with {@code call}. */
    static FaultToken after(Call call) {
        FaultToken known = of(call);
        if (known == null) {
            String place = call.text(member(call));
            return new FaultToken(0, place == null ? "" : place);
        }
        return call.is(LOG_EVENTS) ? new FaultToken(known.round() + 1, known.place()) : known;
    }

    /** The token with which the call came, if a fault gave it out. */
    static @Nullable FaultToken of(Call call) {
        String token = call.text(member(call));
        if (token == null || !token.startsWith(MARK)) {
            return null;
        }
        int end = token.indexOf('-', MARK.length());
        return new FaultToken(Integer.parseInt(token.substring(MARK.length(), end)), token.substring(end + 1));
    }

    /** The call as the service is to see it. */
    static Call removed(Call call) {
        FaultToken token = of(call);
        if (token == null) {
            return call;
        }
        Map<String, Object> request = new LinkedHashMap<>(call.request());
        request.remove(member(call));
        if (!token.place().isEmpty()) {
            request.put(member(call), token.place());
        }
        return call.with(request);
    }

    /** The answer with this token in it. */
    Map<String, Object> in(Call call, Map<String, Object> tree) {
        String text = MARK + round + "-" + place;
        Map<String, Object> changed = new LinkedHashMap<>(tree);
        if (call.is(LOG_EVENTS)) {
            changed.put("nextForwardToken", text);
            changed.put("nextBackwardToken", text);
        } else {
            changed.put(member(call), text);
        }
        return changed;
    }

    private static String member(Call call) {
        return call.service().equals("logs") ? "nextToken" : "NextToken";
    }
}
