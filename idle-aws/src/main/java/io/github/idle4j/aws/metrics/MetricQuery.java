package io.github.idle4j.aws.metrics;

import io.github.idle4j.evidence.Signal;

/**
 * One metric to read: a signal, where it is published, and how its points are made into one per bucket.
 *
 * @param namespace the namespace, as {@code AWS/SageMaker}
 * @param signal    name and exact dimensions: a series is found under exactly the set that it was published under
 * @param statistic {@code Sum}, {@code Maximum} or {@code SampleCount}
 */
public record MetricQuery(String namespace, Signal signal, String statistic) {}
