package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.Origin;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.ScanSummary;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Span;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Made-up results of scans, judged by the real rules. */
final class Reports {

    static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    static final Duration THRESHOLD = Duration.ofDays(14);
    private static final Span WINDOW = Span.endingAt(NOW, Duration.ofDays(30));

    private Reports() {}

    /** Two idle ones, an active one, one that cannot be told, one that is not judged, and a failure in another region. */
    static Reported ofEveryStatus() {
        return result(
                List.of(
                        idle("churn-v3"),
                        idleAfterUse("sentiment"),
                        active("fraud"),
                        unknown("vision"),
                        updating("new")),
                List.of(failure("AccessDeniedException: no")),
                List.of("us-east-1", "eu-west-1"));
    }

    static Reported result(List<ResourceActivity> activities, List<ScanFailure> failures, List<String> regions) {
        return result(EnumSet.of(Kind.ENDPOINTS), activities, failures, regions);
    }

    static Reported result(
            Set<Kind> kinds, List<ResourceActivity> activities, List<ScanFailure> failures, List<String> regions) {
        List<Assessment> assessments =
                activities.stream().map(Reports::assessment).toList();
        Map<Status, Long> counts = assessments.stream()
                .collect(
                        Collectors.groupingBy(assessment -> assessment.verdict().status(), Collectors.counting()));
        var calls = new TreeMap<>(Map.of("sagemaker:ListEndpoints", 2L, "cloudwatch:GetMetricData", 29L));
        var all = new EnumMap<Status, Long>(Status.class);
        all.putAll(counts);
        var attempts = new TreeMap<>(Map.of("sagemaker:ListEndpoints", 2L, "cloudwatch:GetMetricData", 30L));
        var summary = new ScanSummary(NOW, NOW.plusMillis(820), NOW, all, failures, calls, attempts, 58);
        var tally = new Tally();
        assessments.forEach(tally::assessed);
        return new Reported(
                new ScanResult(summary, tally, false, kinds, regions, Optional.of("111111111111"), false, Map.of()),
                assessments);
    }

    /**
     * A scan that was made up, with the reports of it.
     *
     * @param result      what there is to say besides assessments
     * @param assessments what was found
     */
    record Reported(ScanResult result, List<Assessment> assessments) {

        String table(int width, boolean colours) {
            return new TableReport(width, colours).of(result, assessments);
        }

        String advice(int width) {
            return new AdviceReport(width).of(assessments);
        }

        String announcedAdvice(int width) {
            return new AdviceReport(width).announced(assessments);
        }

        String json() {
            var text = new StringWriter();
            try {
                var report = new JsonReport(text, result.demo(), result.priced());
                assessments.forEach(report::assessed);
                report.complete(result);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return text.toString();
        }
    }

    private static Assessment assessment(ResourceActivity activity) {
        return StudioName.isOfStudio(activity)
                ? Assessment.of(activity, activity.quiet(Duration.ofDays(1)), "quiet for 1 day")
                : Assessment.of(activity, activity.quiet(THRESHOLD), "quiet for 14 days");
    }

    /** An app or instance of Studio whose last event is so many hours ago. */
    static ResourceActivity studio(String type, String path, int hours, Consumer<ResourceActivity.Builder> more) {
        Instant last = NOW.minus(Duration.ofHours(hours));
        var signal = Signal.demand("LogEvents", Map.of("LogStream", path)).inWords("log event", "the app");
        var builder = ResourceActivity.builder(new ResourceId(type, "aws", "111111111111", "us-east-1", path), WINDOW)
                .createdAt(NOW.minus(Duration.ofDays(20)))
                .completeness(Completeness.complete())
                .demand(
                        signal,
                        List.of(
                                new Use(signal, last, last, OptionalLong.empty()),
                                new Silence(signal, last, NOW, Basis.READ_EMPTY, Optional.empty(), Duration.ZERO)));
        more.accept(builder);
        return builder.build();
    }

    /** Of somebody's profile in domain d-1. */
    static ResourceActivity app(String user, String name, int hours) {
        return studio(
                ResourceId.STUDIO_APP,
                "d-1/user/" + user + "/KernelGateway/" + name,
                hours,
                app -> app.owner(Fact.known(user))
                        .attribute("domainId", "d-1")
                        .attribute("userProfileName", user)
                        .attribute("appType", "KernelGateway")
                        .attribute("appName", name)
                        .attribute("instanceType", "ml.m5.large"));
    }

    static ResourceActivity instance(String domain, String user, int hours) {
        return studio(
                ResourceId.STUDIO_INSTANCE,
                domain + "/user/" + user + "/ml.m5.large",
                hours,
                instance -> instance.owner(Fact.known(user))
                        .attribute("domainId", domain)
                        .attribute("userProfileName", user)
                        .attribute("instanceType", "ml.m5.large"));
    }

    /** On an endpoint, and nobody ever called it. */
    static ResourceActivity component(String endpoint, String name, Consumer<ResourceActivity.Builder> more) {
        var id = new ResourceId(ResourceId.INFERENCE_COMPONENT, "aws", "111111111111", "us-east-1", name);
        var builder = ResourceActivity.builder(id, WINDOW)
                .createdAt(NOW.minus(Duration.ofDays(200)))
                .completeness(Completeness.complete())
                .parent(new ResourceId(ResourceId.ENDPOINT, "aws", "111111111111", "us-east-1", endpoint))
                .attribute("endpoint", endpoint)
                .attribute("variant", "AllTraffic")
                .demand(invocations(name), List.of(silence(name, WINDOW.from())));
        more.accept(builder);
        return builder.build();
    }

    static ResourceActivity idle(String name) {
        return endpoint(
                name,
                endpoint -> endpoint.attribute("arn", "arn:aws:sagemaker:us-east-1:111111111111:endpoint/" + name)
                        .attribute("instanceType", "ml.m5.xlarge")
                        .owner(Fact.known("alice"))
                        .note("BROKEN_UPDATE")
                        .parent(new ResourceId(ResourceId.ENDPOINT, "aws", "111111111111", "us-east-1", "whole"))
                        .demand(invocations(name), List.of(silence(name, WINDOW.from()))));
    }

    static ResourceActivity idleAfterUse(String name) {
        Instant last = NOW.minus(Duration.ofDays(17).plusHours(4));
        return endpoint(
                name, endpoint -> endpoint.demand(invocations(name), List.of(silence(name, last), use(name, last))));
    }

    static ResourceActivity active(String name) {
        return endpoint(
                name, endpoint -> endpoint.demand(invocations(name), List.of(use(name, NOW.minusSeconds(7200)))));
    }

    static ResourceActivity unknown(String name) {
        return endpoint(
                name, endpoint -> endpoint.demand(invocations(name), List.of(gap(name, ReasonCode.NO_METRICS))));
    }

    static ResourceActivity denied(String name, ReasonCode reason) {
        return endpoint(name, endpoint -> endpoint.demand(invocations(name), List.of(gap(name, reason))));
    }

    static ResourceActivity updating(String name) {
        return endpoint(name, endpoint -> endpoint.standing(Standing.inTransition("Its status is Updating.")));
    }

    static ScanFailure failure(String error) {
        return new ScanFailure(
                new Origin("EndpointActivitySource", Optional.empty(), Optional.of("eu-west-1")), error, true);
    }

    private static ResourceActivity endpoint(String name, Consumer<ResourceActivity.Builder> description) {
        var builder = ResourceActivity.builder(
                        new ResourceId(ResourceId.ENDPOINT, "aws", "111111111111", "us-east-1", name), WINDOW)
                .createdAt(NOW.minus(Duration.ofDays(200)))
                .completeness(Completeness.complete());
        description.accept(builder);
        return builder.build();
    }

    private static Signal invocations(String endpoint) {
        return Signal.demand("Invocations", Map.of("EndpointName", endpoint, "VariantName", "blue"))
                .additive()
                .inWords("invocation", "variant blue");
    }

    private static Silence silence(String endpoint, Instant from) {
        return new Silence(invocations(endpoint), from, NOW, Basis.MEASURED, Optional.empty(), Duration.ofHours(2));
    }

    private static Use use(String endpoint, Instant at) {
        return new Use(invocations(endpoint), at, at, OptionalLong.of(3));
    }

    private static Gap gap(String endpoint, ReasonCode reason) {
        return new Gap(invocations(endpoint), WINDOW.from(), NOW, reason, "nobody knows");
    }
}
