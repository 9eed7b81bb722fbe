package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An inference component. It may only be changed inside {@link LocalRegion#inferenceComponent}. */
public final class LocalComponent {

    private static final String UTILIZATION = "/aws/sagemaker/InferenceComponents";

    private final LocalRegion region;
    private final String name;
    private final List<Runnable> pending = new ArrayList<>(4);
    private final List<LocalSeries> published = new ArrayList<>(2);

    private String endpoint = "";
    private String variant = "AllTraffic";
    private Instant createdAt;
    private @Nullable Instant lastModifiedAt;
    private @Nullable String status = "InService";
    private @Nullable String failureReason;
    private @Nullable Integer copies;
    private @Nullable Integer desiredCopies;
    private @Nullable String baseComponent;
    private @Nullable String model;
    private List<String> instanceTypes = List.of();
    private Map<String, Object> requirements = Map.of();
    private Map<String, String> tags = Map.of();
    private Map<String, Object> described = Map.of();

    LocalComponent(LocalRegion region, String name) {
        this.region = region;
        this.name = name;
        this.createdAt = region.now();
    }

    /** The endpoint that hosts it; one of that name need not exist. */
    public LocalComponent endpoint(String endpointName) {
        endpoint = endpointName;
        return this;
    }

    /** The variant that hosts it; {@code AllTraffic} where nothing is said. */
    public LocalComponent variant(String variantName) {
        variant = variantName;
        return this;
    }

    public LocalComponent createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    public LocalComponent lastModifiedAt(Instant time) {
        lastModifiedAt = time;
        return this;
    }

    public LocalComponent status(String newStatus) {
        status = newStatus;
        return this;
    }

    /** The status is optional in AWS's model: leaves it out. */
    public LocalComponent noStatus() {
        status = null;
        return this;
    }

    public LocalComponent failureReason(String reason) {
        failureReason = reason;
        return this;
    }

    /** The current count of copies, and the desired one too unless that is said. */
    public LocalComponent copies(int count) {
        copies = count;
        return this;
    }

    public LocalComponent desiredCopies(int count) {
        desiredCopies = count;
        return this;
    }

    /** Makes this an adapter that runs inside the compute of another component. */
    public LocalComponent baseComponent(String componentName) {
        baseComponent = componentName;
        return this;
    }

    public LocalComponent model(String newModel) {
        model = newModel;
        return this;
    }

    /** What each copy reserves on an instance: CPU cores, accelerators and memory. */
    public LocalComponent reserves(int cores, int accelerators, int memoryInMb) {
        Map<String, Object> each = new LinkedHashMap<>();
        each.put("NumberOfCpuCoresRequired", cores);
        if (accelerators > 0) {
            each.put("NumberOfAcceleratorDevicesRequired", accelerators);
        }
        each.put("MinMemoryRequiredInMb", memoryInMb);
        requirements = each;
        return this;
    }

    /** It was created with a specification for each of these instance types: it shows them, and none in the singular. */
    public LocalComponent specifiedFor(String... types) {
        instanceTypes = List.of(types);
        return this;
    }

    public LocalComponent tag(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(key, value);
        tags = more;
        return this;
    }

    /** Any further member of DescribeInferenceComponent's answer. */
    public LocalComponent described(String member, Object value) {
        described = LocalVariant.plus(described, member, value);
        return this;
    }

    /** Publishes {@code Invocations} = 0 every minute and its own CPU, from its creation until it goes. */
    public LocalComponent living() {
        return zeros().cpu();
    }

    /** Publishes {@code Invocations} = 0 every minute, from its creation until it goes. */
    public LocalComponent zeros() {
        later(() -> seriesOf(LocalVariant.REQUESTS, "Invocations").zerosSince(createdAt));
        return this;
    }

    /** Requests in the minute of {@code at}: each one sample of {@code Invocations} = 1. */
    public LocalComponent requests(Instant at, int count) {
        return series(LocalVariant.REQUESTS, "Invocations", s -> s.add(at, 1, count));
    }

    /** Requests that found no copy to serve them, in the minute of {@code at}. */
    public LocalComponent refusedRequests(Instant at, int count) {
        return series(LocalVariant.REQUESTS, "NoCapacityInvocationFailures", s -> s.add(at, 1, count));
    }

    /** Publishes {@code CPUUtilizationNormalized} every minute, from its creation until it goes. */
    public LocalComponent cpu() {
        later(() -> seriesOf(UTILIZATION, "CPUUtilizationNormalized")
                .unit("Percent")
                .run(Duration.ofMinutes(1), 1.5, copies == null ? 1 : Math.max(1, copies), createdAt, null));
        return this;
    }

    /** Any series under {InferenceComponentName}. */
    public LocalComponent series(String namespace, String metric, Consumer<LocalSeries> description) {
        later(() -> description.accept(seriesOf(namespace, metric)));
        return this;
    }

    private LocalSeries seriesOf(String namespace, String metric) {
        LocalSeries series = region.seriesOf(SeriesKey.of(namespace, metric, Map.of("InferenceComponentName", name)));
        published.add(series);
        return series;
    }

    private void later(Runnable action) {
        pending.add(action);
    }

    void settle() {
        pending.forEach(Runnable::run);
        pending.clear();
    }

    void end(Instant at) {
        published.forEach(series -> series.end(at));
    }

    String name() {
        return name;
    }

    String endpoint() {
        return endpoint;
    }

    String variant() {
        return variant;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastModifiedAt() {
        return lastModifiedAt == null ? createdAt : lastModifiedAt;
    }

    @Nullable
    String status() {
        return status;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** The row in ListInferenceComponents' answer. It knows no counts of copies. */
    Map<String, Object> summary() {
        return identity().members();
    }

    /** DescribeInferenceComponent's answer. */
    Map<String, Object> description() {
        List<Object> several = new ArrayList<>();
        instanceTypes.forEach(
                type -> several.add(specification().put("InstanceType", type).members()));
        Tree runtime = new Tree()
                .putIfKnown("DesiredCopyCount", desiredCopies == null ? copies : desiredCopies)
                .putIfKnown("CurrentCopyCount", copies);
        return identity()
                .putIfKnown("FailureReason", failureReason)
                .putIfKnown("Specification", several.isEmpty() ? specification().members() : null)
                .putIfKnown("Specifications", several.isEmpty() ? null : several)
                .put("RuntimeConfig", runtime.members())
                .putAll(described)
                .members();
    }

    private Tree specification() {
        return new Tree()
                .putIfKnown("ModelName", baseComponent == null && model == null ? name + "-model" : model)
                .putIfKnown("BaseInferenceComponentName", baseComponent)
                .putIfKnown("ComputeResourceRequirements", requirements.isEmpty() ? null : requirements);
    }

    private Tree identity() {
        return new Tree()
                .put("InferenceComponentName", name)
                .put("InferenceComponentArn", region.arn("inference-component/" + name))
                .put("EndpointName", endpoint)
                .put("EndpointArn", region.endpointArn(endpoint))
                .put("VariantName", variant)
                .putIfKnown("InferenceComponentStatus", status)
                .put("CreationTime", createdAt)
                .put("LastModifiedTime", lastModifiedAt());
    }
}
