package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.aws.local.LocalAws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What goes wrong in an account, drawn by chance: one to three things at once. */
final class Mishaps {

    private static final List<String> LISTINGS = List.of(
            "sagemaker:ListEndpoints",
            "sagemaker:ListApps",
            "sagemaker:ListSpaces",
            "sagemaker:ListInferenceComponents",
            "sagemaker:ListInferenceComponents",
            "sagemaker:Search",
            "cloudwatch:ListMetrics",
            "logs:DescribeLogStreams",
            "logs:DescribeLogGroups",
            "logs:FilterLogEvents");
    private static final List<String> CALLS = List.of(
            "*",
            "sagemaker:*",
            "sagemaker:DescribeEndpoint",
            "sagemaker:DescribeEndpointConfig",
            "sagemaker:DescribeInferenceComponent",
            "sagemaker:ListInferenceComponents",
            "sagemaker:Search",
            "sagemaker:ListTags",
            "cloudwatch:*",
            "cloudwatch:GetMetricData",
            "logs:*",
            "logs:GetLogEvents",
            "logs:FilterLogEvents",
            "logs:DescribeLogGroups",
            "sagemaker:ListApps");

    private final LocalAws aws;
    private final Dice dice;
    private final StudioMishaps studio;
    private final List<String> told = new ArrayList<>();
    private final Set<String> vanished = new HashSet<>();
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    Mishaps(LocalAws aws, Dice dice) {
        this.aws = aws;
        this.dice = dice;
        this.studio = new StudioMishaps(aws, dice);
    }

    /** Puts them on, and says in words what they are. */
    String begin(List<Truth> truths) {
        for (int i = dice.between(1, 3); i > 0; i--) {
            beginOne(truths);
        }
        return String.join(", ", told);
    }

    /** Lets so many things change, or be denied by resource, and says each in words. */
    List<String> change(List<Truth> truths, int count) {
        for (int i = 0; i < count; i++) {
            switch (dice.between(0, 13)) {
                case 0 -> deniedOn(truths);
                case 1 -> vanishComponents(truths);
                case 2 -> vanish(truths);
                case 3, 4, 5 -> beginComponents(truths);
                case 6 -> beginEndpoint();
                case 7, 8, 9 -> told.add(studio.startSoon(truths));
                default -> told.add(studio.beginOne(truths));
            }
        }
        return List.copyOf(told);
    }

    /** The keys of what was there before and is gone. */
    Set<String> gone() {
        Set<String> gone = new HashSet<>(studio.gone());
        gone.addAll(vanished);
        return gone;
    }

    /** The keys of what began while one looked. */
    Set<String> started() {
        Set<String> started = new HashSet<>(studio.begun());
        started.addAll(begun);
        return started;
    }

    /** A component comes up on an endpoint that hosts none, before anybody looks at such a one again. */
    private void beginComponents(List<Truth> truths) {
        int number = dice.between(1, 2);
        told.add("components begin before sagemaker:ListInferenceComponents number " + number);
        for (Truth host : truths.stream()
                .filter(truth -> truth.type().equals("sagemaker:endpoint") && truth.serving())
                .filter(truth ->
                        truth.story().startsWith("HostLife") && truth.story().contains(", hosts []"))
                .sorted(Comparator.comparing(Truth::path))
                .limit(3)
                .toList()) {
            aws.before("sagemaker:ListInferenceComponents", number, () -> {
                aws.region(RandomAccount.REGION)
                        .inferenceComponent(
                                host.path() + "-begun",
                                component -> component
                                        .endpoint(host.path())
                                        .createdAt(RandomAccount.NOW)
                                        .status("InService")
                                        .copies(1));
                begun.add(host.key());
            });
        }
    }

    private void beginEndpoint() {
        String action = dice.pick("sagemaker:ListEndpoints", "sagemaker:Search");
        int number = dice.between(1, 3);
        String name = "begun-" + told.size();
        told.add("an endpoint begins before " + action + " number " + number);
        aws.before(action, number, () -> {
            aws.region(RandomAccount.REGION)
                    .endpoint(
                            name,
                            endpoint -> endpoint.createdAt(RandomAccount.NOW)
                                    .variant("a", variant -> variant.instances(1)));
            begun.add("sagemaker:endpoint " + name);
        });
    }

    /** The keys of what began while one looked; empty where something else went wrong that may hide it. */
    Set<String> begun() {
        return told.stream().allMatch(studio::lists) ? studio.begun() : Set.of();
    }

    private void beginOne(List<Truth> truths) {
        switch (dice.between(0, 18)) {
            case 0 -> nowAndThen("throttling", Fault.throttling());
            case 1 -> nowAndThen("500", Fault.internalFailure());
            case 2 -> nowAndThen("a page of HTML", Fault.htmlPage());
            case 3 -> nowAndThen("an empty body", Fault.emptyBody());
            case 4 -> inListing("an empty page", Fault.emptyPage().everyCalls(dice.between(2, 3)));
            case 5 -> inListing("a repeated token", Fault.repeatedToken().fromCall(dice.between(1, 3)));
            case 6 -> inListing("breaking off", Fault.internalFailure().fromCall(dice.between(1, 6)));
            case 7 -> ofMetrics();
            case 8 -> deniedOn(truths);
            case 9 -> vanishComponents(truths);
            case 10 -> vanish(truths);
            default -> told.add(studio.beginOne(truths));
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

    /** Policies by tag let some be described and others not. */
    private void deniedOn(List<Truth> truths) {
        boolean component = dice.chance(0.7);
        String action = component ? "sagemaker:DescribeInferenceComponent" : "sagemaker:DescribeEndpoint";
        String key = component ? "InferenceComponentName" : "EndpointName";
        List<String> names = names(truths, component ? "sagemaker:inference-component" : "sagemaker:endpoint");
        told.add("access denied to " + action + " of some");
        for (String name : names) {
            if (dice.chance(0.3)) {
                aws.fail(action, Fault.accessDenied().where(key, name));
            }
        }
    }

    private void vanishComponents(List<Truth> truths) {
        List<String> components = names(truths, "sagemaker:inference-component");
        String action = dice.pick("sagemaker:DescribeInferenceComponent", "cloudwatch:GetMetricData");
        int first = dice.between(1, 3);
        told.add("components vanish before " + action + " number " + first);
        for (int i = 0; i < 5 && i < components.size(); i++) {
            String gone = components.get(i * components.size() / 5);
            if (vanished.add("sagemaker:inference-component " + gone)) {
                aws.before(action, first, () -> aws.region(RandomAccount.REGION).removeInferenceComponent(gone));
            }
        }
    }

    private static List<String> names(List<Truth> truths, String type) {
        return truths.stream()
                .filter(truth -> truth.type().equals(type))
                .map(Truth::path)
                .sorted()
                .toList();
    }

    private void vanish(List<Truth> truths) {
        List<String> endpoints = names(truths, "sagemaker:endpoint");
        String action = dice.pick("sagemaker:DescribeEndpoint", "cloudwatch:GetMetricData", "sagemaker:ListEndpoints");
        int first = dice.between(1, 3);
        told.add("endpoints vanish before " + action + " number " + first);
        for (int i = 0; i < 5 && i < endpoints.size(); i++) {
            String gone = endpoints.get(i * endpoints.size() / 5);
            if (vanished.add("sagemaker:endpoint " + gone)) {
                aws.before(action, first, () -> aws.region(RandomAccount.REGION).removeEndpoint(gone));
            }
        }
    }
}
