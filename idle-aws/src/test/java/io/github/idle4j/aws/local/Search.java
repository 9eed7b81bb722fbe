package io.github.idle4j.aws.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * SageMaker Search, of endpoints alone: whole records from an index that may lag behind. What it does not know how to
 * search for it refuses, rather than find too much.
 */
final class Search {

    private static final int MOST_FILTERS = 20;

    /** All that a record has. It knows no AsyncInferenceConfig, no MetricsConfig and no PendingDeploymentSummary. */
    private static final Set<String> MEMBERS = Set.of(
            "EndpointName",
            "EndpointArn",
            "EndpointConfigName",
            "ProductionVariants",
            "DataCaptureConfig",
            "EndpointStatus",
            "FailureReason",
            "CreationTime",
            "LastModifiedTime",
            "MonitoringSchedules",
            "ShadowProductionVariants");

    private Search() {}

    static Map<String, Object> answer(Input input, LocalRegion region) {
        String resource = input.required("Resource");
        if (!resource.equals("Endpoint")) {
            throw refused("Resource " + resource);
        }
        if (input.has("VisibilityConditions")
                || !input.text("CrossAccountFilterOption", "SameAccount").equals("SameAccount")) {
            throw refused("what other accounts share");
        }
        Predicate<LocalEndpoint> wanted = wanted(input.child("SearchExpression"));
        SearchIndex index = region.searchIndex();
        Map<String, Object> answer = index.listing()
                .page(input, index.records(), wanted, "Results", endpoint -> Map.of("Endpoint", record(endpoint)));
        long hits = index.records().stream().filter(wanted).count();
        answer.put("TotalHits", Map.of("Value", hits, "Relation", "EqualTo"));
        return answer;
    }

    private static Map<String, Object> record(LocalEndpoint endpoint) {
        Map<String, Object> record = endpoint.description();
        record.keySet().retainAll(MEMBERS);
        record.put("Tags", SageMakerOperations.tagList(endpoint.tags()));
        return record;
    }

    private static Predicate<LocalEndpoint> wanted(@Nullable Input expression) {
        if (expression == null) {
            return endpoint -> true;
        }
        for (String member : List.of("NestedFilters", "SubExpressions")) {
            if (expression.has(member)) {
                throw refused(member);
            }
        }
        List<Input> filters = expression.list("Filters");
        if (filters.isEmpty()) {
            throw AwsError.validation("At least one filter must be given in SearchExpression");
        }
        if (filters.size() > MOST_FILTERS) {
            throw AwsError.constraint(
                    filters.size(),
                    "searchExpression.filters",
                    "Member must have length less than or equal to " + MOST_FILTERS);
        }
        List<Predicate<LocalEndpoint>> parts = new ArrayList<>();
        filters.forEach(filter -> parts.add(filter(filter)));
        return switch (expression.text("Operator", "And")) {
            case "And" -> endpoint -> parts.stream().allMatch(part -> part.test(endpoint));
            case "Or" -> endpoint -> parts.stream().anyMatch(part -> part.test(endpoint));
            default -> throw refused("the operator " + expression.text("Operator"));
        };
    }

    private static Predicate<LocalEndpoint> filter(Input filter) {
        String name = filter.required("Name");
        String value = filter.text("Value", "");
        if (!name.equals("EndpointName") && !name.equals("EndpointStatus")) {
            throw refused("the property " + name);
        }
        boolean byName = name.equals("EndpointName");
        return switch (filter.text("Operator", "Equals")) {
            case "Equals" -> endpoint -> value.equals(byName ? endpoint.name() : endpoint.status());
            case "NotEquals" -> endpoint -> !value.equals(byName ? endpoint.name() : endpoint.status());
            case "Contains" -> endpoint -> (byName ? endpoint.name() : endpoint.status()).contains(value);
            default -> throw refused("the operator " + filter.text("Operator"));
        };
    }

    private static AwsError refused(String what) {
        return AwsError.validation("This stand-in for AWS searches endpoints by name and status only, not by " + what);
    }
}
