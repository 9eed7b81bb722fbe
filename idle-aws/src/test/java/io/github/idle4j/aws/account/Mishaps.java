package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What goes wrong in an account, drawn by chance: one to three things at once. */
final class Mishaps {

    private static final List<String> LISTINGS = List.of(
            "sagemaker:ListEndpoints",
            "sagemaker:ListApps",
            "sagemaker:ListSpaces",
            "sagemaker:ListInferenceComponents",
            "cloudwatch:ListMetrics",
            "logs:DescribeLogStreams");
    private static final List<String> CALLS = List.of(
            "*",
            "sagemaker:*",
            "sagemaker:DescribeEndpoint",
            "sagemaker:DescribeEndpointConfig",
            "sagemaker:ListTags",
            "cloudwatch:*",
            "cloudwatch:GetMetricData",
            "logs:*",
            "logs:GetLogEvents");

    private final LocalAws aws;
    private final Dice dice;
    private final List<String> told = new ArrayList<>();
    private final Set<String> vanished = new HashSet<>();

    Mishaps(LocalAws aws, Dice dice) {
        this.aws = aws;
        this.dice = dice;
    }

    /** Puts them on, and says in words what they are. */
    String begin(List<Truth> truths) {
        for (int i = dice.between(1, 3); i > 0; i--) {
            beginOne(truths);
        }
        return String.join(", ", told);
    }

    private void beginOne(List<Truth> truths) {
        switch (dice.between(0, 8)) {
            case 0 -> nowAndThen("throttling", Fault.throttling());
            case 1 -> nowAndThen("500", Fault.internalFailure());
            case 2 -> nowAndThen("a page of HTML", Fault.htmlPage());
            case 3 -> nowAndThen("an empty body", Fault.emptyBody());
            case 4 -> inListing("an empty page", Fault.emptyPage().everyCalls(dice.between(2, 3)));
            case 5 -> inListing("a repeated token", Fault.repeatedToken().fromCall(dice.between(1, 3)));
            case 6 -> inListing("breaking off", Fault.internalFailure().fromCall(dice.between(1, 3)));
            case 7 -> ofMetrics();
            default -> vanish(truths);
        }
    }

    private void nowAndThen(String what, Fault fault) {
        String action = dice.pick(CALLS);
        int every = dice.between(1, 9);
        told.add(what + " on each call number " + every + " of " + action);
        aws.fail(action, fault.everyCalls(every));
    }

    private void inListing(String what, Fault fault) {
        String action = dice.pick(LISTINGS);
        told.add(what + " in " + action);
        aws.fail(action, fault);
    }

    private void ofMetrics() {
        int every = dice.between(1, 3);
        String status = dice.pick("PartialData", "InternalError", "Forbidden", "Future");
        told.add("metrics " + status + " on each call number " + every);
        Fault fault = status.equals("PartialData") ? Fault.partialData() : Fault.metricStatus(status);
        aws.fail("cloudwatch:GetMetricData", fault.everyCalls(every));
    }

    private void vanish(List<Truth> truths) {
        List<String> endpoints = truths.stream()
                .filter(truth -> truth.type().equals("sagemaker:endpoint"))
                .map(Truth::path)
                .sorted()
                .toList();
        String action = dice.pick("sagemaker:DescribeEndpoint", "cloudwatch:GetMetricData", "sagemaker:ListEndpoints");
        int first = dice.between(1, 3);
        told.add("endpoints vanish before " + action + " number " + first);
        for (int i = 0; i < 5 && i < endpoints.size(); i++) {
            String gone = endpoints.get(i * endpoints.size() / 5);
            if (vanished.add(gone)) {
                aws.before(action, first, () -> aws.region(RandomAccount.REGION).removeEndpoint(gone));
            }
        }
    }
}
