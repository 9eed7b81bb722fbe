package io.github.idle4j.aws.local;

import java.util.HashMap;
import java.util.Map;

/** What AWS does when it is called: members of a request in, members of an answer out. It knows no protocol. */
@FunctionalInterface
interface Operation {

    Map<String, Object> answer(Input input, LocalRegion region);

    /** All operations that this stand-in has, by action. */
    static Map<String, Operation> all() {
        Map<String, Operation> operations = new HashMap<>();
        SageMakerOperations.addTo(operations);
        StudioOperations.addTo(operations);
        LogOperations.addTo(operations);
        operations.put("cloudwatch:GetMetricData", GetMetricData::answer);
        operations.put("cloudwatch:ListMetrics", ListMetrics::answer);
        operations.put("pricing:GetProducts", GetProducts::answer);
        operations.put("sts:GetCallerIdentity", Operation::callerIdentity);
        return Map.copyOf(operations);
    }

    private static Map<String, Object> callerIdentity(Input input, LocalRegion region) {
        return new Tree()
                .put("UserId", "AIDALOCAL")
                .put("Account", region.world().account())
                .put("Arn", region.world().principal())
                .members();
    }
}
