package io.github.idle4j.aws.local;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The faults that are on. Each stands around the ones added after it and around the operation itself, so that a latency
 * and an error can meet in one call.
 */
final class FaultPlan {

    private final List<Planned> faults = new CopyOnWriteArrayList<>();

    /** A fault at its place, with the count of the calls that it could have struck. */
    private record Planned(String action, Fault fault, AtomicInteger calls) {

        boolean strikes(Call call) {
            return call.is(action) && fault.concerns(call) && fault.strikes(calls.incrementAndGet());
        }
    }

    void add(String action, Fault fault) {
        faults.add(new Planned(action, fault, new AtomicInteger()));
    }

    void clear() {
        faults.clear();
    }

    Reply around(Call call, String principal, Function<Call, Reply> operation) {
        // Each fault counts every call that concerns it, also those that an earlier fault keeps from the operation.
        List<Fault> striking = faults.stream()
                .filter(planned -> planned.strikes(call))
                .map(Planned::fault)
                .toList();
        return around(striking.iterator(), call, principal, operation);
    }

    private static Reply around(
            Iterator<Fault> striking, Call call, String principal, Function<Call, Reply> operation) {
        if (!striking.hasNext()) {
            return operation.apply(FaultToken.removed(call));
        }
        Fault fault = striking.next();
        return fault.strike(call, principal, () -> around(striking, fault.asking(call), principal, operation));
    }
}
