package io.github.idle4j.aws.local;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * The resource for which a call needs a permission (Service Authorization Reference, "Resource types" of each action), as the
 * messages of AWS name it.
 */
final class AuthorizedResource {

    /** Where an action has no resource types, only a statement for all resources allows it. */
    private static final String ANY = "*";

    private static final Map<String, BiFunction<Input, LocalRegion, String>> RULES = rules();

    private AuthorizedResource() {}

    /** The ARN, or {@value #ANY}. */
    static String of(Call call, LocalRegion region) {
        BiFunction<Input, LocalRegion, String> rule = RULES.get(call.action());
        if (rule == null) {
            throw new IllegalStateException("Nobody said for which resource one is allowed to call " + call.action());
        }
        return rule.apply(call.input(), region);
    }

    private static Map<String, BiFunction<Input, LocalRegion, String>> rules() {
        Map<String, BiFunction<Input, LocalRegion, String>> rules = new TreeMap<>();
        for (String action : new String[] {
            "sagemaker:ListEndpoints",
            "sagemaker:ListInferenceComponents",
            "sagemaker:Search",
            "sagemaker:ListDomains",
            "sagemaker:ListUserProfiles",
            "sagemaker:ListSpaces",
            "sagemaker:ListApps",
            "cloudwatch:GetMetricData",
            "cloudwatch:ListMetrics",
            "pricing:GetProducts"
        }) {
            rules.put(action, (input, region) -> ANY);
        }
        rules.put("sagemaker:DescribeEndpoint", (input, region) -> region.endpointArn(input.text("EndpointName", "")));
        rules.put(
                "sagemaker:DescribeEndpointConfig",
                (input, region) -> region.arn("endpoint-config/" + input.text("EndpointConfigName", "")));
        rules.put(
                "sagemaker:DescribeInferenceComponent",
                (input, region) -> region.arn("inference-component/" + input.text("InferenceComponentName", "")));
        rules.put("sagemaker:ListTags", (input, region) -> input.text("ResourceArn", ""));
        rules.put("sagemaker:DescribeDomain", (input, region) -> region.arn("domain/" + input.text("DomainId", "")));
        rules.put(
                "sagemaker:DescribeUserProfile",
                (input, region) -> region.arn(inDomain("user-profile", input, "UserProfileName")));
        rules.put("sagemaker:DescribeSpace", (input, region) -> region.arn(inDomain("space", input, "SpaceName")));
        rules.put("sagemaker:DescribeApp", AuthorizedResource::app);
        // Log groups have no listing of their own: the one of all of them is asked for on a group without a name
        // (hashicorp/terraform-provider-aws issue 8804).
        rules.put("logs:DescribeLogGroups", (input, region) -> logs("", "", region));
        rules.put("logs:DescribeLogStreams", (input, region) -> logs(group(input), "", region));
        rules.put("logs:FilterLogEvents", (input, region) -> logs(group(input), "", region));
        rules.put("logs:GetLogEvents", (input, region) -> logs(group(input), input.text("logStreamName", ""), region));
        return rules;
    }

    private static String inDomain(String type, Input input, String member) {
        return type + "/" + input.text("DomainId", "") + "/" + input.text(member, "");
    }

    private static String app(Input input, LocalRegion region) {
        String owner = input.text("SpaceName", input.text("UserProfileName", ""));
        return region.arn(String.join(
                "/",
                "app",
                input.text("DomainId", ""),
                owner,
                input.text("AppType", "").toLowerCase(Locale.ROOT),
                input.text("AppName", "")));
    }

    private static String group(Input input) {
        return input.text("logGroupName", "");
    }

    /** A call about a whole group names the group with a stream that has no name (vectordotdev/vector issue 714). */
    private static String logs(String group, String stream, LocalRegion region) {
        return region.arn("logs", "log-group:" + group + ":log-stream:" + stream);
    }
}
