package io.github.idle4j.aws.campaign;

import io.github.idle4j.Assessment;
import io.github.idle4j.Budget;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.ScanSummary;
import io.github.idle4j.aws.account.Answer;
import io.github.idle4j.aws.account.Said;
import io.github.idle4j.aws.account.Truth;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds the outcome of a world against the promise: no false idle, nothing lost, every unknown explained, and an end. */
final class Checks {

    /** What is unknown for these reasons is so because of something that failed, or of the scan; never by nature. */
    private static final Set<ReasonCode> OF_FAULTS = Set.of(
            ReasonCode.CALL_FAILED,
            ReasonCode.ACCESS_DENIED,
            ReasonCode.METRICS_INCOMPLETE,
            ReasonCode.DEADLINE,
            ReasonCode.CANCELLED,
            ReasonCode.CLOCK_SKEW,
            ReasonCode.BUDGET,
            ReasonCode.PARTS_INCOMPLETE,
            ReasonCode.POLICY_FAILED,
            ReasonCode.NOT_COVERED);

    /** Never said of anything by this library and its policies. */
    private static final Set<ReasonCode> NEVER = Set.of(ReasonCode.POLICY_FAILED, ReasonCode.NOT_COVERED);

    /** For these a call is to blame, which the failures of the scan have to name. */
    private static final Set<ReasonCode> OF_CALLS =
            Set.of(ReasonCode.CALL_FAILED, ReasonCode.ACCESS_DENIED, ReasonCode.METRICS_INCOMPLETE);

    /** What follows for whoever needed an answer that was not waited for. */
    private static final Set<ReasonCode> STOPPED = Set.of(ReasonCode.EXCLUSION_UNREADABLE);

    /** No scan of so small an account takes so long, whatever goes wrong. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final Outcome outcome;
    private final Duration slack;
    private final Map<String, Truth> truths;
    private final Map<String, Assessment> said;
    private final String words;
    private final boolean peaceful;
    private final List<String> wrong = new ArrayList<>();

    private Checks(Outcome outcome, Duration slack) {
        this.outcome = outcome;
        this.slack = slack;
        this.truths = watched(outcome);
        this.said = new TreeMap<>(Said.byKey(outcome.report()));
        this.words = outcome.troubles().stream().map(Trouble::words).collect(Collectors.joining(", "));
        this.peaceful = outcome.troubles().stream().allMatch(Trouble::harmless)
                && outcome.plan().isUnlimited()
                && !outcome.plan().isSkewed();
    }

    /** What is wrong with the outcome; nothing, where the promise was kept. */
    static List<String> wrong(Outcome outcome) {
        return wrong(outcome, Duration.ZERO);
    }

    /** What is wrong with the outcome, where a scan may take so much longer than its deadline. */
    static List<String> wrong(Outcome outcome, Duration slack) {
        var checks = new Checks(outcome, slack);
        checks.said.forEach(checks::verdict);
        checks.inventory();
        checks.end();
        return checks.wrong;
    }

    private static Map<String, Truth> watched(Outcome outcome) {
        return outcome.account().truths().entrySet().stream()
                .filter(entry -> entry.getValue().type().startsWith("sagemaker:studio")
                        ? outcome.plan().studio()
                        : outcome.plan().endpoints())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void verdict(String key, Assessment one) {
        @Nullable Truth truth = truths.get(key);
        if (!isPossible(key, one, truth)) {
            wrong.add(one.verdict() + "\n      is said of " + (truth == null ? key : truth));
        }
        if (one.verdict().status() == Status.UNKNOWN) {
            unknown(one, truth);
        }
    }

    private boolean isPossible(String key, Assessment one, @Nullable Truth truth) {
        boolean idle = one.verdict() instanceof Idle;
        if (idle
                && (outcome.account().startedMeanwhile().contains(key)
                        || outcome.plan().isSkewed())) {
            return false;
        }
        if (outcome.plan().isSkewed()) { // on a wrong clock other uses lie in the window than in truth
            return true;
        }
        if (idle && truth != null && !outcome.plan().tags() && truth.story().contains(", kept")) {
            return truth.serving() && !Said.isFalselyIdle(one, truth);
        }
        boolean maySay = peaceful
                        && truth != null
                        && outcome.plan().tags()
                        && outcome.plan().lines()
                ? truth.allowed().contains(Said.answer(one))
                : true;
        return maySay && Said.isPossible(one, truth, words);
    }

    /** Each names its cause: one of the things that went wrong, or one that is in the nature of the resource. */
    private void unknown(Assessment one, @Nullable Truth truth) {
        ReasonCode reason = one.verdict().reason();
        boolean byNature = !OF_FAULTS.contains(reason) && mayBeUnknownByNature(one, truth);
        if (!slack.isZero()
                && !NEVER.contains(reason)) { // in real time a slow machine is one more thing that goes wrong
            return;
        }
        boolean byTrouble = outcome.troubles().stream()
                .anyMatch(trouble -> trouble.explains().contains(reason)
                        && (trouble.struck().get() > 0 || Changes.isChange(trouble)));
        if (!byNature && !byTrouble && !isOfTheScan(reason)) {
            wrong.add("nothing explains " + one.resource() + " " + one.verdict() + "\n      of " + truth);
        }
        if (OF_CALLS.contains(reason)
                && outcome.report().failures().stream()
                        .map(Checks::operation)
                        .noneMatch(Operations.names()::contains)) {
            wrong.add("no failure names a call, in spite of " + one.resource() + " " + one.verdict());
        }
    }

    /** Where AWS answers everything, or hides no more than the use that would have decided, or the tag that would. */
    private boolean mayBeUnknownByNature(Assessment one, @Nullable Truth truth) {
        return truth == null
                || truth.allowed().contains(Answer.UNKNOWN)
                || !peaceful && truth.allowed().contains(Answer.ACTIVE)
                || !peaceful
                        && truth.type().startsWith("sagemaker:studio")
                        && truth.allowed().contains(Answer.NOT_JUDGED)
                || !outcome.plan().tags() && truth.story().contains(", kept")
                || !outcome.plan().lines() && truth.type().startsWith("sagemaker:studio");
    }

    private boolean isOfTheScan(ReasonCode reason) {
        Plan plan = outcome.plan();
        boolean late = plan.deadline()
                .filter(time -> outcome.passed().compareTo(time) >= 0)
                .isPresent();
        boolean cancelled = plan.cancelledAt().isPresent()
                && outcome.door().requests() >= plan.cancelledAt().getAsInt();
        boolean few = !plan.budget().equals(Budget.UNLIMITED);
        return reason.equals(ReasonCode.DEADLINE) && late
                || reason.equals(ReasonCode.BUDGET) && few
                || reason.equals(ReasonCode.CANCELLED) && cancelled
                || reason.equals(ReasonCode.CLOCK_SKEW) && plan.isSkewed()
                || (late || cancelled || few) && STOPPED.contains(reason);
    }

    private static String operation(ScanFailure failure) {
        String[] words = failure.error().split(": ", 2);
        return words[0];
    }

    private void inventory() {
        List<String> lost = new ArrayList<>(outcome.listed());
        lost.removeIf(key -> said.containsKey(key) || !isWatched(key));
        if (!lost.isEmpty()) {
            wrong.add("listed, and not in the report: " + lost);
        }
        List<String> missing = new ArrayList<>(truths.keySet());
        missing.removeAll(said.keySet());
        missing.removeAll(outcome.account().goneMeanwhile());
        boolean complete = outcome.report().summary().inventoryComplete();
        if (!missing.isEmpty() && complete) {
            wrong.add("nothing is said, and nothing said to be lost, of " + missing);
        }
        List<ScanFailure> failures = outcome.report().failures().stream()
                .filter(failure -> !failure.error().startsWith("sagemaker:DescribeUserProfile: ResourceNotFound:"))
                .toList(); // people leave, and their apps stay
        if (peaceful && (!missing.isEmpty() || !failures.isEmpty())) {
            wrong.add("nothing failed, and yet: " + failures + ", missing " + missing);
        }
        long answers = outcome.report().summary().counts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (answers != outcome.report().assessments().size()) {
            wrong.add("the summary counts " + answers + " of " + said.size());
        }
    }

    private boolean isWatched(String key) {
        return key.startsWith("sagemaker:studio")
                ? outcome.plan().studio()
                : outcome.plan().endpoints();
    }

    private void end() {
        if (outcome.door().isOverrun()) {
            wrong.add("the scan does not end by itself");
        }
        Duration most = outcome.plan().deadline().map(time -> time.plus(slack)).orElse(LONGEST);
        if (outcome.passed().compareTo(most) > 0) {
            wrong.add("the scan took " + outcome.passed() + " in place of " + most);
        }
        outcome.plan()
                .cancelledAt()
                .ifPresent(
                        at -> { // the call in flight may be tried again, and no other begins
                            if (slack.isZero()
                                    && outcome.door().requests()
                                            > at + outcome.plan().attempts()) {
                                wrong.add("cancelled after " + at + " requests, it made "
                                        + outcome.door().requests());
                            }
                        });
        ScanSummary summary = outcome.report().summary();
        long calls =
                summary.calls().values().stream().mapToLong(Long::longValue).sum();
        Budget budget = outcome.plan().budget();
        if (calls > budget.calls().orElse(calls)
                || summary.metrics() > budget.metrics().orElse(summary.metrics())) {
            wrong.add("it made " + calls + " calls and requested " + summary.metrics() + " metrics of " + budget);
        }
        if (outcome.door().bodiesLeftOpen() != 0) {
            wrong.add(outcome.door().bodiesLeftOpen() + " bodies of answers are left open");
        }
        if (outcome.connections() != 0) {
            wrong.add(outcome.connections() + " connections are left open");
        }
        if (outcome.streams() != 0) {
            wrong.add(outcome.streams() + " streams are left open");
        }
        long made = outcome.report().summary().attempts().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (made != outcome.door().requests()) {
            wrong.add("the ledger has " + made + " attempts, the door "
                    + outcome.door().requests());
        }
    }
}
