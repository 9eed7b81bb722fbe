package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint with its config: the facts that SageMaker tells of it. It may only be changed inside
 * {@link LocalRegion#endpoint}.
 */
public final class LocalEndpoint {

    private final LocalRegion region;
    private final String name;
    private final List<Runnable> pending = new ArrayList<>(4);
    private final List<LocalSeries> published = new ArrayList<>(0);
    private final Map<String, LocalVariant> variants = new LinkedHashMap<>(4);
    private final Map<String, LocalVariant> shadows = new LinkedHashMap<>(0);

    private Instant createdAt;
    private @Nullable Instant lastModifiedAt;
    private String status = "InService";
    private @Nullable String failureReason;
    private String configName;
    private boolean hostsComponents;
    private boolean async;
    private Map<String, String> tags = Map.of();
    private Map<String, Object> described = Map.of();
    private Map<String, Object> configured = Map.of();

    LocalEndpoint(LocalRegion region, String name) {
        this.region = region;
        this.name = name;
        this.createdAt = region.now();
        this.configName = name + "-config";
    }

    /** The facts as they are now; what publishes is left behind. */
    LocalEndpoint copy() {
        LocalEndpoint copy = new LocalEndpoint(region, name);
        copy.createdAt = createdAt;
        copy.lastModifiedAt = lastModifiedAt;
        copy.status = status;
        copy.failureReason = failureReason;
        copy.configName = configName;
        copy.hostsComponents = hostsComponents;
        copy.async = async;
        copy.tags = tags;
        copy.described = described;
        copy.configured = configured;
        variants.forEach((key, variant) -> copy.variants.put(key, variant.copy(copy)));
        shadows.forEach((key, variant) -> copy.shadows.put(key, variant.copy(copy)));
        return copy;
    }

    /** When it was created; now, where nothing is said. */
    public LocalEndpoint createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    /** When it was last modified; when it was created, where nothing is said. */
    public LocalEndpoint lastModifiedAt(Instant time) {
        lastModifiedAt = time;
        return this;
    }

    /** {@code InService} where nothing is said. Any text will do, also one that no SDK knows yet. */
    public LocalEndpoint status(String newStatus) {
        status = newStatus;
        return this;
    }

    public LocalEndpoint failureReason(String reason) {
        failureReason = reason;
        return this;
    }

    /** The name of its config; the endpoint's name with {@code -config}, where nothing is said. */
    public LocalEndpoint configName(String newName) {
        configName = newName;
        return this;
    }

    /** Somebody deleted the config while the endpoint lives. */
    public LocalEndpoint configDeleted() {
        later(() -> region.forgetConfig(configName));
        return this;
    }

    /** Its config has an AsyncInferenceConfig. */
    public LocalEndpoint async() {
        async = true;
        return this;
    }

    /** As {@link #async()}, with what is published of its queue. */
    public LocalEndpoint async(Consumer<LocalQueue> description) {
        description.accept(new LocalQueue(this));
        return async();
    }

    /** It hosts inference components: its config has an ExecutionRoleArn, and its variants name no model. */
    public LocalEndpoint hostsComponents() {
        hostsComponents = true;
        return this;
    }

    /** Describes a production variant, or changes the one of that name. */
    public LocalEndpoint variant(String variantName, Consumer<LocalVariant> description) {
        description.accept(variants.computeIfAbsent(variantName, key -> new LocalVariant(this, key)));
        return this;
    }

    /** Describes a shadow variant, or changes the one of that name. */
    public LocalEndpoint shadowVariant(String variantName, Consumer<LocalVariant> description) {
        description.accept(shadows.computeIfAbsent(variantName, key -> new LocalVariant(this, key)));
        return this;
    }

    /** Takes a variant away; what it published stays, and ends now. */
    public LocalEndpoint removeVariant(String variantName) {
        LocalVariant variant = variants.remove(variantName);
        LocalVariant gone = variant == null ? shadows.remove(variantName) : variant;
        if (gone == null) {
            throw new IllegalArgumentException("no such variant: " + variantName);
        }
        later(() -> gone.end(region.now()));
        return this;
    }

    public LocalEndpoint tag(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(tags);
        more.put(key, value);
        tags = more;
        return this;
    }

    public LocalEndpoint removeTag(String key) {
        Map<String, String> fewer = new LinkedHashMap<>(tags);
        fewer.remove(key);
        tags = fewer;
        return this;
    }

    /** As {@link LocalRegion#searchRecord}, once the endpoint is described: what Search has of it is of an earlier time. */
    public LocalEndpoint searchRecord(Consumer<LocalEndpoint> description) {
        later(() -> region.searchRecord(name, description));
        return this;
    }

    /** Search does not have it yet, until its index catches up. */
    public LocalEndpoint notInSearch() {
        later(() -> region.searchIndex().hide(name));
        return this;
    }

    /** Any further member of DescribeEndpoint's answer, as a tree of Map, List, String, Number, Boolean and Instant. */
    public LocalEndpoint described(String member, Object value) {
        described = LocalVariant.plus(described, member, value);
        return this;
    }

    /** Any further member of DescribeEndpointConfig's answer. */
    public LocalEndpoint configured(String member, Object value) {
        configured = LocalVariant.plus(configured, member, value);
        return this;
    }

    /** Any series under {EndpointName} alone, such as an async endpoint's queue metrics. */
    public LocalEndpoint series(String namespace, String metric, Consumer<LocalSeries> description) {
        later(() -> description.accept(seriesOf(namespace, metric)));
        return this;
    }

    LocalSeries seriesOf(String namespace, String metric) {
        LocalSeries series = region.seriesOf(SeriesKey.of(namespace, metric, Map.of("EndpointName", name)));
        published.add(series);
        return series;
    }

    /** Does something once the whole description is known: series begin at a creation time that may be told last. */
    void later(Runnable action) {
        pending.add(action);
    }

    void settle() {
        pending.forEach(Runnable::run);
        pending.clear();
    }

    void end(Instant at) {
        variants.values().forEach(variant -> variant.end(at));
        shadows.values().forEach(variant -> variant.end(at));
        published.forEach(series -> series.end(at));
    }

    LocalRegion region() {
        return region;
    }

    String name() {
        return name;
    }

    String arn() {
        return region.endpointArn(name);
    }

    String configName() {
        return configName;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant lastModifiedAt() {
        return lastModifiedAt == null ? createdAt : lastModifiedAt;
    }

    String status() {
        return status;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** DescribeEndpoint's answer. */
    Map<String, Object> description() {
        return new Tree()
                .put("EndpointName", name)
                .put("EndpointArn", arn())
                .put("EndpointConfigName", configName)
                .putIfKnown("ProductionVariants", descriptions(variants))
                .putIfKnown("ShadowProductionVariants", descriptions(shadows))
                .putIfKnown("AsyncInferenceConfig", asyncConfig())
                .put("EndpointStatus", status)
                .putIfKnown("FailureReason", failureReason)
                .put("CreationTime", createdAt)
                .put("LastModifiedTime", lastModifiedAt())
                .putAll(described)
                .members();
    }

    /** DescribeEndpointConfig's answer under the name that was asked for: an earlier config shows the same facts. */
    Map<String, Object> configuration(String asked) {
        return new Tree()
                .put("EndpointConfigName", asked)
                .put("EndpointConfigArn", region.arn("endpoint-config/" + asked))
                .put("ProductionVariants", configurations(variants))
                .putIfKnown("ShadowProductionVariants", shadows.isEmpty() ? null : configurations(shadows))
                .putIfKnown("AsyncInferenceConfig", asyncConfig())
                .putIfKnown("ExecutionRoleArn", hostsComponents ? region.roleArn() : null)
                .put("CreationTime", createdAt)
                .putAll(configured)
                .members();
    }

    private @Nullable Map<String, Object> asyncConfig() {
        return async ? Map.of("OutputConfig", Map.of("S3OutputPath", "s3://local/" + name)) : null;
    }

    private static @Nullable List<Object> descriptions(Map<String, LocalVariant> variants) {
        if (variants.isEmpty()) {
            return null;
        }
        List<Object> list = new ArrayList<>();
        variants.values().forEach(variant -> list.add(variant.description()));
        return list;
    }

    private List<Object> configurations(Map<String, LocalVariant> described) {
        List<Object> list = new ArrayList<>();
        described.values().forEach(variant -> list.add(variant.configuration(hostsComponents)));
        return list;
    }
}
