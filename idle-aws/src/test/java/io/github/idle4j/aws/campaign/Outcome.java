package io.github.idle4j.aws.campaign;

import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.account.RandomAccount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * What came of the scan of a world.
 *
 * @param listed  the keys of what a listing named
 * @param passed  how much time passed on the clock of the world
 * @param streams how many streams were opened and not closed
 * @param connections how many connections were opened and not closed
 */
record Outcome(
        long seed,
        RandomAccount account,
        Plan plan,
        List<Trouble> troubles,
        IdleReport report,
        Set<String> listed,
        Duration passed,
        Door door,
        int streams,
        int connections) {

    Outcome withConnections(int left) {
        return new Outcome(seed, account, plan, troubles, report, listed, passed, door, streams, left);
    }

    /** All that has to be the same when the world is scanned again: calls, clock, failures and verdicts. */
    List<String> trace() {
        List<String> trace = new ArrayList<>();
        account.aws()
                .calls()
                .forEach(call -> trace.add(call.action() + " " + new TreeMap<>(call.request()) + " " + call.status()));
        trace.add(passed.toString());
        report.failures().forEach(failure -> trace.add(failure.toString()));
        report.assessments().forEach(one -> trace.add(one.resource() + " " + one.verdict()));
        return trace;
    }
}
