package io.github.idle4j.aws.studio;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.metrics.MetricGrid;
import io.github.idle4j.aws.metrics.MetricQuery;
import io.github.idle4j.aws.metrics.MetricReader;
import io.github.idle4j.aws.metrics.MetricSeries;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Reads when Canvas apps were last used off the metric in which they tell it themselves: how many seconds ago it was, for the
 * user profile that they belong to, as long as they run (github.com/aws-samples/sagemaker-canvas-auto-shutdown-on-idle).
 */
final class CanvasReading {

    private static final String NAMESPACE = "/aws/sagemaker/Canvas/AppActivity";

    /** A point speaks for so long; without one for longer, an app that runs tells nothing. */
    private static final Duration SPEAKS_FOR = Duration.ofHours(1);

    private final MetricReader metrics;
    private final SpaceOwners owners;
    private final Span window;
    private final List<StudioApp> listed;

    /**
     * A way to read.
     *
     * @param apps all that were listed, of whatever type and status
     */
    CanvasReading(MetricReader metrics, SpaceOwners owners, Span window, List<StudioApp> apps) {
        this.metrics = metrics;
        this.owners = owners;
        this.window = window;
        this.listed = apps.stream().filter(app -> app.kind() == AppType.CANVAS).toList();
    }

    static Signal signal(String domain, String profile) {
        return Signal.demand("TimeSinceLastActive", Map.of("DomainId", domain, "UserProfileName", profile))
                .inWords("activity", "Canvas of " + profile);
    }

    /** What is known of the use and the silence of apps in service. */
    Map<StudioApp, AppEvidence> of(List<StudioApp> apps) {
        Map<StudioApp, MetricQuery> queries = queries(apps);
        Map<MetricQuery, MetricSeries> series = metrics.read(queries.values(), lately());
        Map<StudioApp, AppEvidence> known = new LinkedHashMap<>();
        for (StudioApp app : apps) {
            MetricQuery query = queries.get(app);
            if (query == null) {
                known.put(app, ownerUnknown(app));
            } else {
                known.put(app, evidence(app, query.signal(), requireNonNull(series.get(query)), isAlone(app, apps)));
            }
        }
        return known;
    }

    /** The series in which these apps tell, as far as it is known whose they are. */
    Map<StudioApp, MetricQuery> queries(List<StudioApp> apps) {
        Map<StudioApp, MetricQuery> queries = new LinkedHashMap<>();
        for (StudioApp app : apps) {
            if (owners.of(app) instanceof Fact.Known<String> owner) {
                queries.put(app, query(app, owner.value()));
            }
        }
        return queries;
    }

    /** The buckets in which those tell that are in service. */
    MetricGrid lately() {
        Span lately = Span.endingAt(window.to(), SPEAKS_FOR);
        return MetricGrid.of(lately, Duration.ofMinutes(1), window.to());
    }

    /** Whether no other app of the same person is listed: one that has ended told under their name until then. */
    private boolean isAlone(StudioApp app, List<StudioApp> apps) {
        return Stream.concat(listed.stream(), apps.stream())
                .filter(other ->
                        other.domain().equals(app.domain()) && !other.path().equals(app.path()))
                .noneMatch(other -> owners.of(other).equals(owners.of(app)));
    }

    /** Use of an app that has ended, as far as it told before; where it told nothing, there was none. */
    AppEvidence useOfEnded(StudioApp app) {
        if (!(owners.of(app) instanceof Fact.Known<String> owner)) {
            return ownerUnknown(app);
        }
        MetricQuery query = query(app, owner.value());
        MetricGrid grid = MetricGrid.of(window, Duration.ofHours(1), window.to());
        MetricSeries series = requireNonNull(metrics.read(List.of(query), grid).get(query));
        Optional<CallFailedException> failure = series.failure();
        return failure.isPresent()
                ? unread(query.signal(), failure.get())
                : AppEvidence.used(query.signal(), window, lastUse(app, query.signal(), series));
    }

    /** The least of a bucket: it comes closest to the last use. */
    private static MetricQuery query(StudioApp app, String profile) {
        return new MetricQuery(NAMESPACE, signal(app.domain(), profile), "Minimum");
    }

    private AppEvidence ownerUnknown(StudioApp app) {
        return AppEvidence.unknown(
                app,
                window,
                ReasonCode.UNKNOWN_OWNER,
                "it tells of its use under the name of its owner, which is unknown");
    }

    /** Of two apps of one person nobody knows which one tells, so only use is believed. */
    private AppEvidence evidence(StudioApp app, Signal signal, MetricSeries series, boolean alone) {
        Optional<CallFailedException> failure = series.failure();
        if (failure.isPresent()) {
            return unread(signal, failure.get());
        }
        Optional<Use> last = lastUse(app, signal, series);
        if (last.isEmpty()) {
            return AppEvidence.unknown(signal, window, ReasonCode.NO_METRICS, "it has told nothing for an hour");
        }
        return alone
                ? AppEvidence.lastUse(app, window, last.get(), Basis.REPORTED)
                : AppEvidence.unknown(
                                signal,
                                window,
                                ReasonCode.NO_METRICS,
                                "another Canvas of the same person tells under the same name")
                        .withUse(last.get());
    }

    private AppEvidence unread(Signal signal, CallFailedException failure) {
        return AppEvidence.unknown(signal, window, failure.reason(), failure.getMessage());
    }

    /** Points from before it was made are of an earlier app of that profile. */
    private static Optional<Use> lastUse(StudioApp app, Signal signal, MetricSeries series) {
        Optional<Use> last = Optional.empty();
        for (int i = 0; i < series.grid().count(); i++) {
            Span bucket = series.grid().bucket(i);
            OptionalDouble seconds = series.value(i);
            boolean ofThisApp = app.createdAt().filter(bucket.from()::isBefore).isEmpty();
            if (seconds.isPresent() && ofThisApp) {
                Duration age = Duration.ofMillis(Math.max(0, Math.round(seconds.getAsDouble() * 1_000)));
                var use = new Use(signal, bucket.from().minus(age), bucket.to().minus(age), OptionalLong.empty());
                last = last.filter(known -> known.latest().isAfter(use.latest()))
                        .or(() -> Optional.of(use));
            }
        }
        return last;
    }
}
