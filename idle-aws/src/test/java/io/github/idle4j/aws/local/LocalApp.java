package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An app of Studio. It may only be changed inside {@link LocalRegion#domain}. */
public final class LocalApp {

    /** The group into which all of Studio logs. */
    static final String LOG_GROUP = "/aws/sagemaker/studio";

    private static final String CANVAS = "/aws/sagemaker/Canvas/AppActivity";

    /** What this app logs to a stream, where another of the same path may log too. */
    private record Logged(LocalLogStream stream, List<LogRun> runs) {}

    private static final Duration SHOWN_AFTER_ITS_END = Duration.ofHours(24);

    private final LocalRegion region;
    private final LocalOwner<?> owner;
    private final String type;
    private final String name;
    private final List<Logged> logged = new ArrayList<>(1);
    private final Map<String, Object> resources = new LinkedHashMap<>(2);
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<String, Object> described = new LinkedHashMap<>();
    private Instant createdAt;
    private @Nullable Instant deletedAt;
    private @Nullable LocalSeries sinceActive;
    private String status = "InService";
    private @Nullable String failureReason;
    private @Nullable Instant lastHealthCheckAt;
    private @Nullable Instant lastUserActivityAt;
    private boolean neverChecked;

    LocalApp(LocalRegion region, LocalOwner<?> owner, String type, String name) {
        this.region = region;
        this.owner = owner;
        this.type = type;
        this.name = name;
        this.createdAt = region.now();
    }

    /** What tells apps of a region apart; a profile and a space of the same name are not the same owner. */
    static String key(LocalOwner<?> owner, String type, String name) {
        return key(owner.domainId(), owner.member(), owner.name(), type, name);
    }

    static String key(String domainId, String ownerMember, String ownerName, String type, String name) {
        return String.join("/", domainId, ownerMember, ownerName, type, name);
    }

    /** When it was created; now, where nothing is said. */
    public LocalApp createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    /** {@code InService} where nothing is said. Any text will do, also one that no SDK knows yet. */
    public LocalApp status(String newStatus) {
        status = newStatus;
        return this;
    }

    public LocalApp failureReason(String reason) {
        failureReason = reason;
        return this;
    }

    /** Its status is {@code Deleted}, and what it logs ends; its row goes 24 hours later. */
    public LocalApp deletedAt(Instant time) {
        status = "Deleted";
        deletedAt = time;
        logged.forEach(part -> part.stream().end(time, part.runs()));
        if (sinceActive != null) {
            sinceActive.end(time);
        }
        return this;
    }

    /** The type of the instance that it runs on, such as {@code ml.t3.medium}, or {@code system}. */
    public LocalApp instanceType(String instanceType) {
        return resource("InstanceType", instanceType);
    }

    /** Any member of its ResourceSpec, such as {@code SageMakerImageArn}. */
    public LocalApp resource(String member, String value) {
        resources.put(member, value);
        return this;
    }

    /** When it was last found healthy; now, where nothing is said and it is InService. */
    public LocalApp lastHealthCheckAt(Instant time) {
        lastHealthCheckAt = time;
        return this;
    }

    /** What AWS calls the last activity of its user; the time of the health check, where nothing is said. */
    public LocalApp lastUserActivityAt(Instant time) {
        lastUserActivityAt = time;
        return this;
    }

    /** Its description has no times of a health check or of activity. */
    public LocalApp neverChecked() {
        neverChecked = true;
        return this;
    }

    public LocalApp tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** Any further member of DescribeApp's answer, as a tree of Map, List, String, Number, Boolean and Instant. */
    public LocalApp described(String member, Object value) {
        described.put(member, value);
        return this;
    }

    /**
     * When it was used, the first use first: a Canvas app publishes each minute, from its first use until it ends, how many
     * seconds have passed since the last one. No other type of app publishes anything.
     */
    public LocalApp activeAt(Instant... times) {
        if (!type.equals("Canvas")) {
            throw new IllegalArgumentException("only Canvas publishes when it was used, not " + type);
        }
        Map<String, String> dimensions = Map.of("DomainId", owner.domainId(), "UserProfileName", owner.person());
        LocalSeries series = region.seriesOf(SeriesKey.of(CANVAS, "TimeSinceLastActive", dimensions));
        for (Instant time : times) {
            series.end(time).secondsSince(time);
        }
        sinceActive = series;
        return this;
    }

    /** Describes its log stream, or adds to it; an app of which this is not said has none. */
    public LocalApp logs(Consumer<LocalLogStream> description) {
        return logsTo(streamName(), description);
    }

    /** Describes the log stream of its lifecycle configuration, or adds to it. */
    public LocalApp lifecycleConfigLogs(Consumer<LocalLogStream> description) {
        return logsTo(streamName() + "/LifecycleConfigOnStart", description);
    }

    private LocalApp logsTo(String stream, Consumer<LocalLogStream> description) {
        region.logGroupOf(LOG_GROUP).stream(stream, s -> {
            int known = s.runs().size();
            description.accept(s);
            logged.add(
                    new Logged(s, List.copyOf(s.runs().subList(known, s.runs().size()))));
        });
        return this;
    }

    private String streamName() {
        String segment = switch (type) {
            case "RSessionGateway" -> "RSession";
            case "RStudioServerPro" -> "rstudioserverpro";
            default -> type;
        };
        return owner.path() + "/" + segment + "/" + name;
    }

    /** Starts again what has ended; anything else goes on. */
    void start() {
        if (isThere()) {
            return;
        }
        if (!isListed()) {
            createdAt = region.now();
        }
        deletedAt = null;
        status = "InService";
        logged.clear();
        sinceActive = null;
    }

    boolean isThere() {
        return deletedAt == null;
    }

    boolean isListed() {
        return deletedAt == null || region.now().isBefore(deletedAt.plus(SHOWN_AFTER_ITS_END));
    }

    boolean belongsTo(LocalOwner<?> someone) {
        return owner.path().equals(someone.path()) && owner.member().equals(someone.member());
    }

    boolean belongsTo(String ownerMember, String ownerName) {
        return owner.member().equals(ownerMember) && owner.name().equals(ownerName);
    }

    String key() {
        return key(owner, type, name);
    }

    String path() {
        return owner.path() + "/" + type + "/" + name;
    }

    String domainId() {
        return owner.domainId();
    }

    Instant createdAt() {
        return createdAt;
    }

    Map<String, String> tags() {
        return tags;
    }

    /** The row in ListApps' answer. It has no ARN. */
    Map<String, Object> summary() {
        return identity().members();
    }

    /** DescribeApp's answer. */
    Map<String, Object> description() {
        boolean checked = !neverChecked && status.equals("InService");
        Instant health = lastHealthCheckAt == null && checked ? region.now() : lastHealthCheckAt;
        String segment = region.world().lowerCaseArns() ? type.toLowerCase(Locale.ROOT) : type;
        return identity()
                .put("AppArn", region.arn("app/" + owner.path() + "/" + segment + "/" + name))
                .putIfKnown("LastHealthCheckTimestamp", health)
                .putIfKnown("LastUserActivityTimestamp", lastUserActivityAt == null ? health : lastUserActivityAt)
                .putIfKnown("FailureReason", failureReason)
                .putAll(described)
                .members();
    }

    private Tree identity() {
        return new Tree()
                .put("DomainId", owner.domainId())
                .put(owner.member(), owner.name())
                .put("AppType", type)
                .put("AppName", name)
                .put("Status", status)
                .put("CreationTime", createdAt)
                .putIfKnown("ResourceSpec", resources.isEmpty() ? null : Map.copyOf(resources));
    }
}
