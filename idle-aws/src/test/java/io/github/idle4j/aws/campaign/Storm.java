package io.github.idle4j.aws.campaign;

import io.github.idle4j.aws.account.Dice;
import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.account.Truth;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.evidence.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Draws what goes wrong in an account, and puts it on. */
final class Storm {

    private static final List<String> METRICS = List.of(
            "Invocations",
            "CPUUtilization",
            "CPUUtilizationNormalized",
            "CPUReservation",
            "GPUReservation",
            "ApproximateBacklogSize",
            "TimeSinceLastActive");

    private static final Duration LONG = Duration.ofSeconds(90);

    private final RandomAccount account;
    private final Dice dice;
    private final List<Truth> truths;
    private final List<Trouble> troubles = new ArrayList<>();
    private final Set<String> withEmptyPage = new HashSet<>();

    Storm(RandomAccount account, Dice dice) {
        this.account = account;
        this.dice = dice;
        this.truths = account.truths().values().stream()
                .sorted(Comparator.comparing(Truth::key))
                .toList();
    }

    /** Puts on so many things, and tells what they are. */
    List<Trouble> breakLoose(int count, long seed) {
        int changes = 0;
        for (int i = 0; i < count; i++) {
            switch (dice.between(0, 11)) {
                case 0, 1, 2, 3 -> failing();
                case 4, 5 -> answeringNonsense();
                case 6, 7 -> paging();
                case 8, 9 -> ofMetrics();
                case 10 -> slow();
                default -> changes++;
            }
        }
        account.changeMeanwhile(seed, changes)
                .forEach(words -> troubles.add(new Trouble(Changes.kind(words), words, false, Changes.explain(words))));
        return List.copyOf(troubles);
    }

    private void failing() {
        switch (dice.between(0, 8)) {
            case 0, 1 -> put("throttling", Fault.throttling(), ReasonCode.CALL_FAILED);
            case 2 -> put("500", Fault.internalFailure(), ReasonCode.CALL_FAILED);
            case 3 -> put("503", Fault.unavailable(), ReasonCode.CALL_FAILED);
            case 4 -> put("502 with a page of HTML", Fault.badGateway(), ReasonCode.CALL_FAILED);
            case 5 -> put("reset", Fault.connectionReset(), ReasonCode.CALL_FAILED);
            case 6 ->
                put(
                        "time-out of the socket",
                        Fault.timeout(Duration.ofSeconds(dice.between(1, 60))),
                        ReasonCode.CALL_FAILED);
            case 7 -> put("access denied", Fault.accessDenied(), ReasonCode.ACCESS_DENIED);
            default -> put("expired token", Fault.expiredToken(), ReasonCode.CALL_FAILED);
        }
    }

    private void answeringNonsense() {
        switch (dice.between(0, 4)) {
            case 0 -> put("reset in the body", Fault.connectionResetInBody(), ReasonCode.CALL_FAILED);
            case 1 -> put("truncated body", Fault.truncatedBody(), ReasonCode.CALL_FAILED);
            case 2 -> put("malformed body", Fault.malformedBody(), ReasonCode.CALL_FAILED);
            case 3 -> put("page of HTML with status 200", Fault.htmlPage(), ReasonCode.CALL_FAILED);
            default -> put("empty body with status 200", Fault.emptyBody(), ReasonCode.CALL_FAILED);
        }
    }

    private void paging() {
        String action = dice.pick(Operations.PAGED);
        switch (dice.between(0, 3)) {
            case 0 -> emptyPage(action);
            case 1 -> {
                int first = dice.between(1, 3);
                put(
                        "repeated token",
                        Fault.repeatedToken().fromCall(first),
                        action,
                        "from call number " + first + " on",
                        false,
                        Operations.consequences(action, ReasonCode.CALL_FAILED));
                if (dice.chance(0.7)) { // what all comes on one page loses nothing by it
                    smallPages(action);
                }
            }
            default -> smallPages(action);
        }
    }

    private void smallPages(String action) {
        boolean metrics = action.equals("cloudwatch:GetMetricData");
        boolean lines = action.equals("logs:GetLogEvents"); // of which no more than so many pages are read
        int most = metrics
                ? dice.between(100, 1_000)
                : action.equals("sagemaker:ListTags") ? 50 : dice.between(1, 6) * (lines ? 100 : 1);
        put(
                "pages of " + (metrics ? "few points" : "few rows"),
                Fault.pagesOf(most),
                action,
                "of " + most,
                !lines,
                lines ? Set.of(ReasonCode.BUDGET) : Set.of());
    }

    /** One empty page loses nothing; of several some may follow each other, which looks like a list without an end. */
    private void emptyPage(String action) {
        int number = dice.between(2, 3);
        boolean once = dice.chance(0.5) && withEmptyPage.add(action);
        withEmptyPage.add(action);
        put(
                "empty page",
                once ? Fault.emptyPage().onCall(number) : Fault.emptyPage().everyCalls(number),
                action,
                (once ? "on call number " : "on every call number ") + number,
                once,
                once ? Set.of() : Operations.consequences(action, ReasonCode.CALL_FAILED));
    }

    private void ofMetrics() {
        String action = "cloudwatch:GetMetricData";
        Set<ReasonCode> incomplete = Operations.consequences(action, ReasonCode.METRICS_INCOMPLETE);
        Set<ReasonCode> denied = Operations.consequences(action, ReasonCode.ACCESS_DENIED);
        String one = dice.pick(truths).path();
        String item = one.contains("/") ? one.split("/")[2] : one;
        Timing timing = timing();
        String where = timing.words();
        String ofOne = "for " + item + " " + where;
        if (dice.chance(0.25)) {
            smallPages(action);
        }
        switch (dice.between(0, 12)) {
            case 10, 11, 12 -> {
                String metric = dice.pick(METRICS);
                String status = dice.pick("InternalError", "Forbidden", "Future", "PartialData");
                put(
                        "one metric that fails",
                        timing.of(Fault.metricStatusOfAll(metric, status)),
                        action,
                        metric + " " + status + " " + where,
                        false,
                        status.equals("Forbidden") ? denied : incomplete);
            }
            case 0 -> put("PartialData", timing.of(Fault.partialData()), action, where, false, incomplete);
            case 1 -> put("PartialData", timing.of(Fault.partialDataOf(item)), action, ofOne, false, incomplete);
            case 2 ->
                put("InternalError", timing.of(Fault.metricStatus("InternalError")), action, where, false, incomplete);
            case 3 ->
                put(
                        "InternalError",
                        timing.of(Fault.metricStatusOf(item, "InternalError")),
                        action,
                        ofOne,
                        false,
                        incomplete);
            case 4 -> put("Forbidden", timing.of(Fault.metricStatus("Forbidden")), action, where, false, denied);
            case 5 ->
                put("Forbidden", timing.of(Fault.metricStatusOf(item, "Forbidden")), action, ofOne, false, denied);
            case 6 -> put("unknown status", timing.of(Fault.metricStatus("Future")), action, where, false, incomplete);
            case 8 ->
                put(
                        "PartialData",
                        timing.of(Fault.metricStatus("PartialData")),
                        action,
                        where + ", without a token",
                        false,
                        incomplete);
            case 7 -> put("series left out", timing.of(Fault.metricMissingOf(item)), action, ofOne, false, incomplete);
            default ->
                put(
                        "message with Complete results",
                        timing.of(Fault.metricMessage("MaxMetricsExceeded", "more series match than are read")),
                        action,
                        where,
                        false,
                        incomplete);
        }
    }

    private void slow() {
        String action = dice.pick(Operations.ALL);
        Duration time =
                Duration.ofMillis(dice.weighted(List.of(20, 500, 3_000, (int) LONG.toMillis()), 30, 40, 20, 10));
        boolean beyondPatience = time.equals(LONG);
        Timing timing = timing();
        put(
                beyondPatience ? "latency beyond the call's time-out" : "latency",
                timing.of(Fault.latency(time)),
                action,
                time.toMillis() + " ms " + timing.words(),
                !beyondPatience,
                beyondPatience ? Operations.consequences(action, ReasonCode.CALL_FAILED) : Set.of());
    }

    private void put(String kind, Fault fault, ReasonCode failure) {
        String action = dice.pick(Operations.ALL);
        Timing timing = timing();
        Fault timed = timing.of(fault);
        String words = timing.words();
        if (dice.chance(0.3)) {
            Item item = item(action);
            timed = timing.of(fault.where(item.member, item.value));
            words = "where " + item.member + " is " + item.value + " " + words;
        }
        put(kind, timed, action, words, false, Operations.consequences(action, failure));
    }

    private void put(
            String kind, Fault fault, String action, String words, boolean harmless, Set<ReasonCode> explains) {
        var trouble = new Trouble(kind, kind + " in " + action + " " + words, harmless, explains);
        troubles.add(trouble);
        account.aws().fail(action, fault.telling(trouble.struck()::incrementAndGet));
    }

    private record Item(String member, String value) {}

    /** Of which resource such a call may be. */
    private Item item(String action) {
        return switch (action) {
            case "sagemaker:DescribeEndpoint" -> new Item("EndpointName", path("sagemaker:endpoint"));
            case "sagemaker:DescribeInferenceComponent" ->
                new Item("InferenceComponentName", path("sagemaker:inference-component"));
            case "sagemaker:DescribeApp" -> new Item("AppName", last(path("sagemaker:studio-app")));
            case "logs:GetLogEvents" -> new Item("logStreamName", stream(path("sagemaker:studio-app")));
            case "logs:FilterLogEvents" -> new Item("logStreamNames", stream(path("sagemaker:studio-app")));
            default -> new Item("EndpointNameEquals", path("sagemaker:endpoint"));
        };
    }

    private String path(String type) {
        List<Truth> all =
                truths.stream().filter(truth -> truth.type().equals(type)).toList();
        return all.isEmpty() ? "nobody" : dice.pick(all).path();
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String stream(String path) {
        String[] parts = path.split("/");
        return parts.length < 5 ? path : parts[0] + "/" + parts[2] + "/" + parts[3] + "/" + parts[4];
    }

    /** Which of the calls. */
    private record Timing(String words, UnaryOperator<Fault> timed) {

        Fault of(Fault fault) {
            return timed.apply(fault);
        }
    }

    private Timing timing() {
        int number = dice.between(1, 6);
        int length = dice.between(1, 5);
        int every = dice.between(1, 9);
        return switch (dice.between(0, 5)) {
            case 0 -> new Timing("on call number " + number, fault -> fault.onCall(number));
            case 1 -> new Timing("on the first " + length + " calls", fault -> fault.firstCalls(length));
            case 2 -> new Timing("from call number " + number + " on", fault -> fault.fromCall(number));
            case 3 ->
                new Timing(
                        "in bursts of " + length + " in " + (length + every),
                        fault -> fault.inBursts(length, length + every));
            case 4 -> new Timing("on every call number " + every, fault -> fault.everyCalls(every));
            default -> new Timing("for ever", fault -> fault);
        };
    }
}
