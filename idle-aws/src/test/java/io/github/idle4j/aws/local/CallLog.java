package io.github.idle4j.aws.local;

import java.util.ArrayList;
import java.util.List;

/** The calls so far. */
final class CallLog {

    private final List<Call> calls = new ArrayList<>();

    synchronized void add(Call call) {
        calls.add(call);
    }

    synchronized List<Call> all() {
        return List.copyOf(calls);
    }

    synchronized void clear() {
        calls.clear();
    }
}
