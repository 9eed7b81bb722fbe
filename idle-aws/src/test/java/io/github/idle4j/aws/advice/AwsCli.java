package io.github.idle4j.aws.advice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.services.sagemaker.waiters.SageMakerWaiter;

/**
 * What the AWS CLI takes: it makes its commands and options of the models of the services, and so does the SDK its requests.
 */
public final class AwsCli {

    private static final String MODELS = "software.amazon.awssdk.services.";

    private static final Map<String, String> PACKAGES =
            Map.of("sagemaker", "sagemaker", "cloudwatch", "cloudwatch", "logs", "cloudwatchlogs", "sts", "sts");

    /** Of services whose clients are not here: the options of API reference and CLI reference. */
    private static final Map<String, Set<String>> OTHERS = Map.of(
            "application-autoscaling register-scalable-target",
            Set.of("service-namespace", "resource-id", "scalable-dimension", "min-capacity", "max-capacity"),
            "application-autoscaling put-scaling-policy",
            Set.of(
                    "policy-name",
                    "service-namespace",
                    "resource-id",
                    "scalable-dimension",
                    "policy-type",
                    "step-scaling-policy-configuration",
                    "target-tracking-scaling-policy-configuration"),
            "iam put-role-policy",
            Set.of("role-name", "policy-name", "policy-document"),
            "iam put-user-policy",
            Set.of("user-name", "policy-name", "policy-document"));

    private static final Set<String> OF_ALL = Set.of("region", "query", "output", "cli-input-json");

    private AwsCli() {}

    /** What is wrong with these calls; nothing where the CLI would take them. */
    public static List<String> problems(List<List<String>> calls) {
        return calls.stream().flatMap(call -> problems(call, options(call))).toList();
    }

    private static List<String> options(List<String> call) {
        return call.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.substring(2).replaceAll("(?s)=.*", ""))
                .toList();
    }

    private static Stream<String> problems(List<String> call, List<String> options) {
        var problems = new ArrayList<String>();
        String operation = call.get(0) + " " + call.get(1);
        Set<String> known = new HashSet<>(OF_ALL);
        if (OTHERS.containsKey(operation)) {
            known.addAll(OTHERS.get(operation));
        } else {
            String name = operation.equals("sagemaker wait") ? waitedFor(call.get(2), problems) : pascal(call.get(1));
            List<SdkField<?>> members = members(call.get(0), name, problems);
            members.forEach(member -> known.add(kebab(member.locationName())));
            if (!options.contains("cli-input-json")) {
                members.stream()
                        .filter(member -> member.containsTrait(RequiredTrait.class))
                        .map(member -> kebab(member.locationName()))
                        .filter(required -> !options.contains(required))
                        .forEach(required -> problems.add("--" + required + " is missing in " + call));
            }
        }
        options.stream()
                .filter(option -> !known.contains(option))
                .forEach(option -> problems.add("there is no --" + option + " for " + call));
        if (!options.contains("region")) {
            problems.add("no region in " + call);
        }
        call.stream()
                .filter(word -> word.matches("(?s)[\\[{]\".*"))
                .filter(json -> !isJson(json))
                .forEach(json -> problems.add("no JSON: " + json));
        return problems.stream();
    }

    private static String waitedFor(String state, List<String> problems) {
        String method = "waitUntil" + pascal(state);
        if (Arrays.stream(SageMakerWaiter.class.getMethods())
                .noneMatch(one -> one.getName().equals(method))) {
            problems.add("nothing waits for " + state);
        }
        return "DescribeEndpoint";
    }

    private static List<SdkField<?>> members(String service, String operation, List<String> problems) {
        try {
            Class<?> request =
                    Class.forName(MODELS + PACKAGES.getOrDefault(service, service) + ".model." + operation + "Request");
            Object builder = request.getMethod("builder").invoke(null);
            return ((SdkPojo) builder).sdkFields();
        } catch (ReflectiveOperationException none) {
            problems.add("there is no " + service + ":" + operation);
            return List.of();
        }
    }

    private static String pascal(String words) {
        return Arrays.stream(words.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static String kebab(String member) {
        return member.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static boolean isJson(String text) {
        try {
            new ObjectMapper().readTree(text);
            return true;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
