package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A variant of an endpoint: what runs, and what it publishes. */
public final class LocalVariant {

    static final String REQUESTS = "AWS/SageMaker";
    static final String INSTANCES = "/aws/sagemaker/Endpoints";

    private final LocalEndpoint endpoint;
    private final String name;
    private final List<LocalSeries> published = new ArrayList<>(2);

    private @Nullable String model;
    private @Nullable String instanceType;
    private @Nullable Integer instances;
    private @Nullable Integer desiredInstances;
    private double weight = 1;
    private @Nullable Map<String, Object> serverless;
    private Map<String, Object> described = Map.of();
    private Map<String, Object> configured = Map.of();

    LocalVariant(LocalEndpoint endpoint, String name) {
        this.endpoint = endpoint;
        this.name = name;
    }

    /** The facts as they are now, of a variant that publishes nothing. */
    LocalVariant copy(LocalEndpoint owner) {
        LocalVariant copy = new LocalVariant(owner, name);
        copy.model = model;
        copy.instanceType = instanceType;
        copy.instances = instances;
        copy.desiredInstances = desiredInstances;
        copy.weight = weight;
        copy.serverless = serverless;
        copy.described = described;
        copy.configured = configured;
        return copy;
    }

    /** The model in its endpoint's config. Endpoints that host inference components have none, whatever is said here. */
    public LocalVariant model(String newModel) {
        model = newModel;
        return this;
    }

    public LocalVariant instanceType(String newType) {
        instanceType = newType;
        return this;
    }

    /** The current count of instances, and the desired one too unless that is said. Never said: both are absent. */
    public LocalVariant instances(int count) {
        instances = count;
        return this;
    }

    public LocalVariant desiredInstances(int count) {
        desiredInstances = count;
        return this;
    }

    public LocalVariant weight(double newWeight) {
        weight = newWeight;
        return this;
    }

    /** Makes this a serverless variant: it has no instances. */
    public LocalVariant serverless(int memorySizeInMb, int maxConcurrency) {
        serverless = new LinkedHashMap<>(Map.of("MemorySizeInMB", memorySizeInMb, "MaxConcurrency", maxConcurrency));
        return this;
    }

    /** Provisioned concurrency of a serverless variant (of 2,048 MB and 20 calls, where nothing else was said). */
    public LocalVariant provisionedConcurrency(int count) {
        if (serverless == null) {
            serverless(2048, 20);
        }
        Map<String, Object> sized = new LinkedHashMap<>(serverless == null ? Map.of() : serverless);
        sized.put("ProvisionedConcurrency", count);
        serverless = sized;
        return this;
    }

    /** Any further member of this variant in DescribeEndpoint's answer. */
    public LocalVariant described(String member, Object value) {
        described = plus(described, member, value);
        return this;
    }

    /** Any further member of this variant in DescribeEndpointConfig's answer. */
    public LocalVariant configured(String member, Object value) {
        configured = plus(configured, member, value);
        return this;
    }

    /** Publishes what a living classic variant publishes: {@link #zeros()} and {@link #cpu()}. */
    public LocalVariant living() {
        return zeros().cpu();
    }

    /** Publishes {@code Invocations} = 0 every minute, from the endpoint's creation until the variant goes. */
    public LocalVariant zeros() {
        endpoint.later(() -> invocations().zerosSince(endpoint.createdAt()));
        return this;
    }

    /** Publishes {@code Invocations} = 0 every minute from {@code from} to {@code to} only. */
    public LocalVariant zeros(Instant from, Instant to) {
        endpoint.later(() -> invocations().zeros(from, to));
        return this;
    }

    /** Requests in the minute of {@code at}: each one sample of {@code Invocations} = 1. */
    public LocalVariant requests(Instant at, int count) {
        endpoint.later(() -> invocations().add(at, 1, count));
        return this;
    }

    /** Publishes {@code CPUUtilization}, a sample a minute and instance, from the endpoint's creation on. */
    public LocalVariant cpu() {
        endpoint.later(() -> publish(endpoint.createdAt(), null));
        return this;
    }

    /** Publishes {@code CPUUtilization} from {@code from} to {@code to} only. */
    public LocalVariant cpu(Instant from, Instant to) {
        endpoint.later(() -> publish(from, to));
        return this;
    }

    /** Any series under {EndpointName, VariantName}. */
    public LocalVariant series(String namespace, String metric, Consumer<LocalSeries> description) {
        endpoint.later(() -> description.accept(seriesOf(namespace, metric)));
        return this;
    }

    private void publish(Instant from, @Nullable Instant to) {
        int samples = instances == null ? 1 : Math.max(1, instances);
        seriesOf(INSTANCES, "CPUUtilization").unit("Percent").run(Duration.ofMinutes(1), 1.5, samples, from, to);
    }

    private LocalSeries invocations() {
        return seriesOf(REQUESTS, "Invocations");
    }

    private LocalSeries seriesOf(String namespace, String metric) {
        LocalSeries series = endpoint.region()
                .seriesOf(
                        SeriesKey.of(namespace, metric, Map.of("EndpointName", endpoint.name(), "VariantName", name)));
        if (published.stream().noneMatch(known -> known == series)) {
            published.add(series);
        }
        return series;
    }

    /** Nothing more is published: the variant is gone. */
    void end(Instant at) {
        published.forEach(series -> series.end(at));
    }

    String name() {
        return name;
    }

    /** The variant in DescribeEndpoint's answer. */
    Map<String, Object> description() {
        Tree tree = new Tree().put("VariantName", name);
        tree.put("CurrentWeight", weight).put("DesiredWeight", weight);
        if (serverless == null) {
            tree.putIfKnown("CurrentInstanceCount", instances);
            tree.putIfKnown("DesiredInstanceCount", desiredInstances == null ? instances : desiredInstances);
        }
        return tree.putIfKnown("CurrentServerlessConfig", serverless)
                .putAll(described)
                .members();
    }

    /** The variant in DescribeEndpointConfig's answer. */
    Map<String, Object> configuration(boolean hostsComponents) {
        Tree tree = new Tree().put("VariantName", name);
        if (!hostsComponents) {
            tree.put("ModelName", model == null ? endpoint.name() + "-model" : model);
        }
        if (serverless == null) {
            tree.putIfKnown("InstanceType", instanceType);
            tree.putIfKnown("InitialInstanceCount", instances == null ? null : Math.max(1, instances));
        }
        return tree.put("InitialVariantWeight", weight)
                .putIfKnown("ServerlessConfig", serverless)
                .putAll(configured)
                .members();
    }

    static Map<String, Object> plus(Map<String, Object> members, String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return more;
    }
}
