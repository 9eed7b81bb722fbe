package io.github.idle4j.aws.bench;

import io.github.idle4j.Assessment;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.studio.StudioActivitySource;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdlePolicy;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;

/** The ways to find idle apps of Studio. */
final class StudioWays {

    private StudioWays() {}

    static ResourceActivitySource source(Clients clients) {
        return StudioActivitySource.of(clients.sageMaker(), clients.logs(), clients.cloudWatch());
    }

    /** With this library: what was concluded of all apps and instances. */
    static IdleReport report(Clients clients) {
        IdleReport report = IdleDetector.builder()
                .watch(source(clients), IdlePolicy.quietFor(RandomAccount.STUDIO_WINDOW))
                .asOf(StudioAccount.NOW)
                .build()
                .scan();
        if (!report.failures().isEmpty()) {
            throw new IllegalStateException("The scan failed: " + report.failures());
        }
        return report;
    }

    static Way.Found library(Clients clients) {
        IdleReport report = report(clients);
        return new Way.Found(apps(report.assessments()), apps(report.idle()));
    }

    private static long apps(List<Assessment> assessments) {
        return assessments.stream()
                .filter(one -> one.resource().type().equals(ResourceId.STUDIO_APP))
                .count();
    }

    /**
     * As it has been published: profile by profile and app by app. Here all pages are read, each in its own domain, and
     * streams in the order of their names, where the app's own comes first.
     */
    static Way.Found byHand(Clients clients) {
        int all = 0;
        int idle = 0;
        for (UserProfileDetails profile : clients.sageMaker()
                .listUserProfilesPaginator(request -> request.maxResults(100))
                .userProfiles()) {
            for (AppDetails app : clients.sageMaker()
                    .listAppsPaginator(request -> request.maxResults(100)
                            .domainIdEquals(profile.domainId())
                            .userProfileNameEquals(profile.userProfileName()))
                    .apps()) {
                if (app.appType() == AppType.KERNEL_GATEWAY && app.status() == AppStatus.IN_SERVICE) {
                    all++;
                    idle += isIdle(clients, app) ? 1 : 0;
                }
            }
        }
        return new Way.Found(all, idle);
    }

    private static boolean isIdle(Clients clients, AppDetails app) {
        String name = String.join("/", app.domainId(), app.userProfileName(), "KernelGateway", app.appName());
        long window = StudioAccount.NOW.minus(RandomAccount.STUDIO_WINDOW).toEpochMilli();
        return clients
                .logs()
                .describeLogStreams(request -> request.logGroupName("/aws/sagemaker/studio")
                        .logStreamNamePrefix(name)
                        .limit(1))
                .logStreams()
                .stream()
                .filter(stream -> stream.logStreamName().equals(name))
                .map(LogStream::lastEventTimestamp)
                .filter(Objects::nonNull)
                .anyMatch(last -> last <= window);
    }
}
