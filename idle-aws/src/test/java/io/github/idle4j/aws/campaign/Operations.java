package io.github.idle4j.aws.campaign;

import static io.github.idle4j.evidence.ReasonCode.*;

import io.github.idle4j.evidence.ReasonCode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations that a scan calls, and what may be unknown because one of them does not answer. */
final class Operations {

    /** What it means for something to be unknown when the logs of Studio do not tell. */
    private static final Set<ReasonCode> OF_LOGS = Set.of(
            LOG_GROUP_MISSING,
            LOG_CLASS,
            RETENTION_TOO_SHORT,
            NO_LOG_STREAM,
            EMPTY_STREAM,
            NO_EVENT_THIS_RUN,
            LOG_SHIPPING_SILENT,
            WEAK_ONLY,
            OCCUPANCY_ONLY_SIGNAL,
            BUDGET);

    /** By operation, what may follow besides that the call failed or was denied. */
    private static final Map<String, Set<ReasonCode>> CONSEQUENCES = Map.ofEntries(
            Map.entry("sagemaker:ListEndpoints", Set.of()),
            Map.entry("sagemaker:Search", Set.of()),
            Map.entry(
                    "sagemaker:ListInferenceComponents",
                    Set.of(PARTS_INCOMPLETE, KIND_UNREADABLE, NO_METRICS, DELETED_COMPONENTS_INVISIBLE)),
            Map.entry("sagemaker:DescribeEndpoint", Set.of()),
            Map.entry("sagemaker:DescribeEndpointConfig", Set.of(KIND_UNREADABLE)),
            Map.entry("sagemaker:DescribeInferenceComponent", Set.of(PARTS_INCOMPLETE)),
            Map.entry("sagemaker:ListTags", Set.of(EXCLUSION_UNREADABLE)),
            Map.entry("sagemaker:ListDomains", Set.of()),
            Map.entry("sagemaker:ListApps", Set.of(PARTS_INCOMPLETE)),
            Map.entry("sagemaker:ListSpaces", Set.of(EXCLUSION_UNREADABLE)),
            Map.entry("sagemaker:DescribeApp", Set.of(EXCLUSION_UNREADABLE)),
            Map.entry("sagemaker:DescribeDomain", Set.of()),
            Map.entry("sagemaker:DescribeUserProfile", Set.of()),
            Map.entry("sagemaker:DescribeSpace", Set.of()),
            Map.entry("cloudwatch:GetMetricData", Set.of(METRICS_INCOMPLETE, DELETED_COMPONENTS_INVISIBLE)),
            Map.entry("cloudwatch:ListMetrics", Set.of(METRICS_INCOMPLETE)),
            Map.entry("logs:DescribeLogGroups", OF_LOGS),
            Map.entry("logs:DescribeLogStreams", OF_LOGS),
            Map.entry("logs:FilterLogEvents", OF_LOGS),
            Map.entry("logs:GetLogEvents", OF_LOGS));

    /** Those that answer in pages. */
    static final List<String> PAGED = List.of(
            "sagemaker:ListEndpoints",
            "sagemaker:Search",
            "sagemaker:ListInferenceComponents",
            "sagemaker:ListTags",
            "sagemaker:ListApps",
            "sagemaker:ListSpaces",
            "cloudwatch:GetMetricData",
            "cloudwatch:ListMetrics",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:FilterLogEvents",
            "logs:GetLogEvents",
            "logs:GetLogEvents",
            "logs:GetLogEvents");

    /** Single ones, and all of a service, and all. */
    static final List<String> ALL = List.of(
            "sagemaker:ListEndpoints",
            "sagemaker:Search",
            "sagemaker:ListInferenceComponents",
            "sagemaker:ListInferenceComponents",
            "sagemaker:DescribeEndpoint",
            "sagemaker:DescribeEndpoint",
            "sagemaker:DescribeEndpointConfig",
            "sagemaker:DescribeInferenceComponent",
            "sagemaker:ListTags",
            "sagemaker:ListTags",
            "sagemaker:ListDomains",
            "sagemaker:ListApps",
            "sagemaker:ListApps",
            "sagemaker:ListSpaces",
            "sagemaker:DescribeApp",
            "sagemaker:DescribeDomain",
            "sagemaker:DescribeUserProfile",
            "sagemaker:DescribeSpace",
            "cloudwatch:GetMetricData",
            "cloudwatch:GetMetricData",
            "cloudwatch:ListMetrics",
            "cloudwatch:ListMetrics",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
            "logs:FilterLogEvents",
            "logs:GetLogEvents",
            "logs:GetLogEvents",
            "sagemaker:*",
            "cloudwatch:*",
            "logs:*",
            "*");

    private Operations() {}

    /** All that a scan may call. */
    static Set<String> names() {
        return CONSEQUENCES.keySet();
    }

    /** What may be unknown where this fails, or these: {@code sagemaker:*}, {@code *}. */
    static Set<ReasonCode> consequences(String action, ReasonCode failure) {
        Set<ReasonCode> all = new HashSet<>();
        String prefix = action.replace("*", "");
        CONSEQUENCES.forEach((name, reasons) -> {
            if (name.startsWith(prefix)) {
                all.add(failure);
                all.addAll(reasons);
            }
        });
        if (action.equals("sagemaker:Search")) { // where it does not answer, that costs calls only
            all.clear();
        }
        return all;
    }
}
