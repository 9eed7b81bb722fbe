package io.github.idle4j.aws.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What exists in one region of the account. It can be described and changed at any time, also while it is being read:
 * each change is seen by a call as a whole or not at all.
 */
public final class LocalRegion {

    /** A metric that has been described, in the order of description. */
    record Metric(SeriesKey key, LocalSeries series) {}

    private final World world;
    private final String name;
    private final Map<String, LocalEndpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, LocalEndpoint> endpointsByLowerCaseName = new HashMap<>();
    private final Map<String, LocalEndpoint> configs = new HashMap<>();
    private final Map<String, LocalComponent> components = new LinkedHashMap<>();
    private final Map<SeriesKey, LocalSeries> series = new HashMap<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final Listing<LocalEndpoint> endpointListing = Listing.of(
            LocalEndpoint::name, LocalEndpoint::createdAt, LocalEndpoint::lastModifiedAt, LocalEndpoint::status);
    private final Listing<LocalComponent> componentListing = Listing.of(
            LocalComponent::name, LocalComponent::createdAt, LocalComponent::lastModifiedAt, LocalComponent::status);
    private final SearchIndex searchIndex = new SearchIndex();
    private final LocalStudio studio;
    private final Map<String, LocalLogGroup> logGroups = new TreeMap<>();

    LocalRegion(World world, String name) {
        this.world = world;
        this.name = name;
        this.studio = new LocalStudio(this);
    }

    /** Describes an endpoint and its config, or changes the one of that name. */
    public LocalRegion endpoint(String endpointName, Consumer<LocalEndpoint> description) {
        world.change(() -> {
            LocalEndpoint known = endpoints.get(endpointName);
            LocalEndpoint endpoint = known == null ? new LocalEndpoint(this, endpointName) : known;
            String knownConfig = known == null ? null : known.configName();
            description.accept(endpoint);
            endpoints.put(endpointName, endpoint);
            endpointsByLowerCaseName.put(endpointName.toLowerCase(Locale.ROOT), endpoint);
            if (!endpoint.configName().equals(knownConfig)) {
                configs.put(endpoint.configName(), endpoint);
            }
            endpoint.settle();
            endpointListing.changed();
            searchIndex.learn(endpoint);
        });
        return this;
    }

    /**
     * Deletes an endpoint. Its config stays, and so do its inference components. The series of all of them stay too, and
     * end now.
     */
    public LocalRegion removeEndpoint(String endpointName) {
        world.change(() -> {
            LocalEndpoint endpoint = endpoints.remove(endpointName);
            if (endpoint == null) {
                throw new IllegalArgumentException("no such endpoint: " + endpointName);
            }
            endpointsByLowerCaseName.remove(endpointName.toLowerCase(Locale.ROOT));
            endpoint.end(now());
            components.values().stream()
                    .filter(component -> component.endpoint().equals(endpointName))
                    .forEach(component -> component.end(now()));
            endpointListing.changed();
            searchIndex.forget(endpointName);
        });
        return this;
    }

    /**
     * Describes what Search has of an endpoint, also of one that is deleted: a record that begins as the endpoint is now,
     * and stays as it is described here. Its variants publish nothing.
     */
    public LocalRegion searchRecord(String endpointName, Consumer<LocalEndpoint> description) {
        world.change(() -> {
            LocalEndpoint known = endpoints.get(endpointName);
            LocalEndpoint record = known == null ? new LocalEndpoint(this, endpointName) : known.copy();
            description.accept(record);
            searchIndex.hold(record);
        });
        return this;
    }

    /** Search learns nothing of what happens to endpoints from now on, until it catches up. */
    public LocalRegion searchStops() {
        world.change(searchIndex::stop);
        return this;
    }

    /** Search has the endpoints as they are now, and follows them at once again. */
    public LocalRegion searchCatchesUp() {
        world.change(() -> searchIndex.catchUp(endpoints.values()));
        return this;
    }

    /** Describes an inference component, or changes the one of that name. */
    public LocalRegion inferenceComponent(String componentName, Consumer<LocalComponent> description) {
        world.change(() -> {
            LocalComponent component = components.computeIfAbsent(componentName, key -> new LocalComponent(this, key));
            description.accept(component);
            component.settle();
            componentListing.changed();
        });
        return this;
    }

    /** Deletes an inference component. Its series stay, and end now. */
    public LocalRegion removeInferenceComponent(String componentName) {
        world.change(() -> {
            LocalComponent component = components.remove(componentName);
            if (component == null) {
                throw new IllegalArgumentException("no such inference component: " + componentName);
            }
            component.end(now());
            componentListing.changed();
        });
        return this;
    }

    /** Describes the data of a metric, or adds to them. */
    public LocalRegion series(
            String namespace, String metric, Map<String, String> dimensions, Consumer<LocalSeries> description) {
        world.change(() -> description.accept(seriesOf(SeriesKey.of(namespace, metric, dimensions))));
        return this;
    }

    /** Describes a Studio domain with its profiles, spaces and apps, or changes the one of that id. */
    public LocalRegion domain(String domainId, Consumer<LocalDomain> description) {
        return changeStudio(() -> studio.domain(domainId, description));
    }

    /**
     * Deletes a domain with all that is in it: its apps end now, its profiles and spaces go. The rows of its apps stay for
     * their day, and the log streams for ever.
     */
    public LocalRegion removeDomain(String domainId) {
        return changeStudio(() -> studio.remove(domainId));
    }

    /** As {@link #removeDomain}, and the rows of its apps go too: which of the two AWS does is not known. */
    public LocalRegion removeDomainAndRows(String domainId) {
        return changeStudio(() -> studio.removeWithRows(domainId));
    }

    private LocalRegion changeStudio(Runnable change) {
        world.change(() -> {
            change.run();
            logGroups.values().forEach(LocalLogGroup::changed);
        });
        return this;
    }

    /** Describes a log group with its streams, or changes the one of that name. */
    public LocalRegion logGroup(String groupName, Consumer<LocalLogGroup> description) {
        world.change(() -> {
            LocalLogGroup group = logGroupOf(groupName);
            description.accept(group);
            group.changed();
        });
        return this;
    }

    /** Deletes a log group with all that was logged there. */
    public LocalRegion removeLogGroup(String groupName) {
        world.change(() -> {
            if (logGroups.remove(groupName) == null) {
                throw new IllegalArgumentException("no such log group: " + groupName);
            }
        });
        return this;
    }

    /** The log group of that name, made where there is none. Only inside a change. */
    LocalLogGroup logGroupOf(String groupName) {
        return logGroups.computeIfAbsent(groupName, absent -> new LocalLogGroup(this, absent));
    }

    /** The series of that key, made where there is none. Only inside a change. */
    LocalSeries seriesOf(SeriesKey key) {
        return series.computeIfAbsent(key, absent -> {
            LocalSeries made = new LocalSeries();
            metrics.add(new Metric(absent, made));
            return made;
        });
    }

    /** Publishes the same data under another key too. Only inside a change. */
    void alsoUnder(SeriesKey key, LocalSeries data) {
        LocalSeries known = series.putIfAbsent(key, data);
        if (known == null) {
            metrics.add(new Metric(key, data));
        } else if (known != data) {
            throw new IllegalStateException("has data of its own already: " + key);
        }
    }

    void forgetConfig(String configName) {
        configs.remove(configName);
    }

    Instant now() {
        return world.now();
    }

    World world() {
        return world;
    }

    String name() {
        return name;
    }

    @Nullable
    LocalEndpoint findEndpoint(String endpointName) {
        return endpoints.get(endpointName);
    }

    /** ARNs of endpoints have been seen in lower case, so whoever comes from an ARN may have lost the capitals. */
    @Nullable
    LocalEndpoint findEndpointIgnoringCase(String endpointName) {
        LocalEndpoint exact = endpoints.get(endpointName);
        return exact == null ? endpointsByLowerCaseName.get(endpointName.toLowerCase(Locale.ROOT)) : exact;
    }

    @Nullable
    LocalEndpoint findConfig(String configName) {
        return configs.get(configName);
    }

    @Nullable
    LocalComponent findComponent(String componentName) {
        return components.get(componentName);
    }

    @Nullable
    LocalSeries findSeries(SeriesKey key) {
        return series.get(key);
    }

    Collection<LocalEndpoint> endpoints() {
        return endpoints.values();
    }

    Collection<LocalComponent> components() {
        return components.values();
    }

    List<Metric> metrics() {
        return metrics;
    }

    Listing<LocalEndpoint> endpointListing() {
        return endpointListing;
    }

    Listing<LocalComponent> componentListing() {
        return componentListing;
    }

    SearchIndex searchIndex() {
        return searchIndex;
    }

    LocalStudio studio() {
        return studio;
    }

    /** By name, in the order of their names. */
    Map<String, LocalLogGroup> logGroups() {
        return logGroups;
    }

    String arn(String resource) {
        return arn("sagemaker", resource);
    }

    String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + name + ":" + world.account() + ":" + resource;
    }

    String endpointArn(String endpointName) {
        String arn = arn("endpoint/" + endpointName);
        return world.lowerCaseArns() ? arn.toLowerCase(Locale.ROOT) : arn;
    }

    String roleArn() {
        return "arn:" + partition() + ":iam::" + world.account() + ":role/sagemaker-execution";
    }

    private String partition() {
        if (name.startsWith("cn-")) {
            return "aws-cn";
        }
        return name.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
