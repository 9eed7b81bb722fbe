package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.CostSum;
import io.github.idle4j.ScanListener;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What a scan comes to, added up while it runs: as large as the number of owners, whatever that of the resources. */
final class Tally implements ScanListener {

    private static final Set<ReasonCode> NO_ANSWERS =
            Set.of(ReasonCode.ACCESS_DENIED, ReasonCode.CALL_FAILED, ReasonCode.METRICS_INCOMPLETE);

    private final Map<String, Long> types = new HashMap<>();
    private final NavigableSet<IdleOwner> owners = new TreeSet<>(IdleOwner.ORDER);
    private final NavigableSet<IdleSpace> spaces = new TreeSet<>(IdleSpace.ORDER);
    private final Map<CostOwner, CostSum> costs = new HashMap<>();
    private CostSum cost = CostSum.none();
    private long asked;
    private long unanswered;

    Tally() {}

    @Override
    public void assessed(Assessment assessment) {
        types.merge(assessment.resource().type(), 1L, Long::sum);
        count(assessment.verdict());
        if (assessment.verdict().status() == Status.IDLE) {
            IdleOwner.of(assessment.activity()).ifPresent(owners::add);
            IdleSpace.of(assessment.activity()).ifPresent(spaces::add);
        }
        // A scan asks each source once, and a source tells of a resource once: no bill comes twice.
        assessment.cost().ifPresent(bill -> {
            cost = cost.plus(bill);
            costs.merge(CostOwner.of(assessment.activity()), CostSum.none().plus(bill), (sum, one) -> sum.plus(bill));
        });
    }

    private void count(IdleVerdict verdict) {
        if (verdict.status() != Status.NOT_JUDGED && !verdict.reason().equals(ReasonCode.KIND_NOT_SUPPORTED)) {
            asked++;
            if (verdict.status() == Status.UNKNOWN && NO_ANSWERS.contains(verdict.reason())) {
                unanswered++;
            }
        }
    }

    /** How many resources there are. */
    long resources() {
        return types.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many resources there are of a type. */
    long resources(String type) {
        return types.getOrDefault(type, 0L);
    }

    /** Whether AWS told enough of none of the resources that the question arises for, and there are such. */
    boolean gotNoAnswer() {
        return asked > 0 && unanswered == asked;
    }

    /** The people with an idle instance, each once in a domain, by name. */
    List<IdleOwner> idleOwners() {
        return List.copyOf(owners);
    }

    /** The spaces of no known person with an idle instance, each once, by name. */
    List<IdleSpace> idleSpaces() {
        return List.copyOf(spaces);
    }

    /** What is idle costs. */
    CostSum cost() {
        return cost;
    }

    /** What is idle costs by owner, the dearest first. */
    Map<CostOwner, CostSum> costs() {
        Map<CostOwner, CostSum> inOrder = new LinkedHashMap<>();
        costs.entrySet().stream()
                .sorted(Map.Entry.<CostOwner, CostSum>comparingByValue(CostSum.DEAREST_FIRST)
                        .thenComparing(entry -> entry.getKey().toString()))
                .forEach(entry -> inOrder.put(entry.getKey(), entry.getValue()));
        return inOrder;
    }
}
