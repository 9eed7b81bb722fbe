package io.github.idle4j.aws.crooked.calls;

import io.github.idle4j.aws.crooked.studio.Gardener;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmResponse;

/** The other half of a ring of two packages, which changes something in AWS by a method reference. */
public final class Shears {

    private Shears() {}

    /** Leans on the package that leans on this one. */
    public static Function<PutMetricAlarmRequest, PutMetricAlarmResponse> of(Gardener who, CloudWatchClient client) {
        who.toString();
        return client::putMetricAlarm;
    }
}
