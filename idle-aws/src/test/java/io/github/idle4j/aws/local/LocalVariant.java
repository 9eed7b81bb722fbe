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
    private final List<LocalRegion.Metric> published = new ArrayList<>(2);
    private final List<Placement> placements = new ArrayList<>(0);

    /** Further dimensions under which all is published too, or only what is in one namespace. */
    private record Placement(
            Map<String, String> dimensions, @Nullable String namespace) {}

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
        endpoint.later(() -> measured("CPUUtilization", 1.5, endpoint.createdAt(), null));
        return this;
    }

    /** Publishes {@code CPUUtilization} from {@code from} to {@code to} only. */
    public LocalVariant cpu(Instant from, Instant to) {
        return gauge("CPUUtilization", 1.5, from, to);
    }

    /** Publishes how much of its instances' CPUs components reserve, in percent, every minute; for ever without an end. */
    public LocalVariant cpuReservation(double percent, Instant from, @Nullable Instant to) {
        return gauge("CPUReservation", percent, from, to);
    }

    /** As {@link #cpuReservation}, of its GPUs. Without GPUs there is no such series. */
    public LocalVariant gpuReservation(double percent, Instant from, @Nullable Instant to) {
        return gauge("GPUReservation", percent, from, to);
    }

    /** Requests that an async endpoint worked off in the minute of {@code at}: {@code InvocationsProcessed}. */
    public LocalVariant processed(Instant at, int count) {
        return counted("InvocationsProcessed", at, count);
    }

    /**
     * Any other count of requests, in the minute of {@code at} and in the unit Count: {@code InvocationFailures} and
     * {@code ExpiredRequests} of an async endpoint, {@code ServerlessProvisionedConcurrencyInvocations}, ...
     */
    public LocalVariant counted(String metric, Instant at, int count) {
        return series(REQUESTS, metric, s -> s.unit("Count").add(at, 1, count));
    }

    /** Publishes zeros of such a count. Whether AWS does so in a series that exists is not known. */
    public LocalVariant countedZeros(String metric, Instant from, @Nullable Instant to) {
        return series(REQUESTS, metric, s -> s.unit("Count").run(Duration.ofMinutes(1), 0, 1, from, to));
    }

    /** All that it publishes is published once more for this placement, whose zone is in the endpoint's region. */
    public LocalVariant placedIn(String type, String availabilityZone) {
        String region = endpoint.region().name();
        return alsoUnder(Map.of("InstanceType", type, "AvailabilityZone", availabilityZone, "Region", region), null);
    }

    /** All that it publishes is published once more for this instance, as with enhanced metrics. */
    public LocalVariant instanceId(String id) {
        return alsoUnder(Map.of("InstanceId", id), null);
    }

    /** The requests it publishes are published once more for this container, as of one that is invoked directly. */
    public LocalVariant container(String containerName) {
        return alsoUnder(Map.of("ContainerName", containerName), REQUESTS);
    }

    private LocalVariant alsoUnder(Map<String, String> more, @Nullable String namespace) {
        Placement placement = new Placement(more, namespace);
        placements.add(placement);
        endpoint.later(() -> published.forEach(metric -> publish(metric, placement)));
        return this;
    }

    /** Any series under {EndpointName, VariantName}. */
    public LocalVariant series(String namespace, String metric, Consumer<LocalSeries> description) {
        endpoint.later(() -> description.accept(seriesOf(namespace, metric)));
        return this;
    }

    private LocalVariant gauge(String metric, double percent, Instant from, @Nullable Instant to) {
        endpoint.later(() -> measured(metric, percent, from, to));
        return this;
    }

    /** A sample a minute and instance. */
    private void measured(String metric, double percent, Instant from, @Nullable Instant to) {
        int samples = instances == null ? 1 : Math.max(1, instances);
        seriesOf(INSTANCES, metric).unit("Percent").run(Duration.ofMinutes(1), percent, samples, from, to);
    }

    private void publish(LocalRegion.Metric metric, Placement placement) {
        String namespace = metric.key().namespace();
        if (placement.namespace() == null || placement.namespace().equals(namespace)) {
            Map<String, String> dimensions = new LinkedHashMap<>(dimensions());
            dimensions.putAll(placement.dimensions());
            SeriesKey key = SeriesKey.of(namespace, metric.key().metric(), dimensions);
            endpoint.region().alsoUnder(key, metric.series());
        }
    }

    private Map<String, String> dimensions() {
        return Map.of("EndpointName", endpoint.name(), "VariantName", name);
    }

    private LocalSeries invocations() {
        return seriesOf(REQUESTS, "Invocations");
    }

    private LocalSeries seriesOf(String namespace, String metric) {
        SeriesKey key = SeriesKey.of(namespace, metric, dimensions());
        LocalSeries series = endpoint.region().seriesOf(key);
        if (published.stream().noneMatch(known -> known.series() == series)) {
            LocalRegion.Metric added = new LocalRegion.Metric(key, series);
            published.add(added);
            placements.forEach(placement -> publish(added, placement));
        }
        return series;
    }

    /** Nothing more is published: the variant is gone. */
    void end(Instant at) {
        published.forEach(metric -> metric.series().end(at));
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
