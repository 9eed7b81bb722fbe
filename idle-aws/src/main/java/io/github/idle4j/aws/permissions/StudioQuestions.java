package io.github.idle4j.aws.permissions;

import static io.github.idle4j.aws.permissions.EndpointQuestions.MADE_UP;

import io.github.idle4j.aws.calls.Place;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogStreamsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListDomainsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesResponse;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;

/**
 * Asks SageMaker and CloudWatch Logs what a scan of Studio asks them.
 *
 * @param sageMaker is asked
 * @param logs      is asked
 * @param place     where the resources are
 * @param asking    keeps what came of it
 */
record StudioQuestions(SageMakerClient sageMaker, CloudWatchLogsClient logs, Place place, Asking asking) {

    /** As the identifier of a domain has to look (API reference of DescribeDomain). */
    private static final String MADE_UP_DOMAIN = "d-idle4jcheck";

    /** Where all apps of all domains of a region write (developer guide, "Log groups and streams"). */
    private static final String GROUP = "/aws/sagemaker/studio";

    /** The first millisecond of 1970: whoever only wants to know whether events may be read does not have to read one. */
    private static final long BEFORE_ANY_EVENT = 1;

    void ask(boolean withTags, boolean withAttribution) {
        Optional<AppDetails> app = asking.ask(
                        Permission.LIST_APPS,
                        override -> sageMaker.listApps(
                                request -> request.maxResults(1).overrideConfiguration(override)),
                        ListAppsResponse::hasApps)
                .flatMap(page -> page.apps().stream().findFirst());
        Optional<SpaceDetails> space = asking.ask(
                        Permission.LIST_SPACES,
                        override -> sageMaker.listSpaces(
                                request -> request.maxResults(1).overrideConfiguration(override)),
                        ListSpacesResponse::hasSpaces)
                .flatMap(page -> page.spaces().stream().findFirst());
        Optional<DomainDetails> domain = asking.ask(
                        Permission.LIST_DOMAINS,
                        override -> sageMaker.listDomains(
                                request -> request.maxResults(1).overrideConfiguration(override)),
                        ListDomainsResponse::hasDomains)
                .flatMap(page -> page.domains().stream().findFirst());
        askLogs();
        if (withAttribution) {
            describe(app, space, domain.map(DomainDetails::domainId));
        }
        if (withTags) {
            Place known = place.orOf(domain.map(DomainDetails::domainArn).orElse(null));
            Optional<String> arn = describe(app).map(DescribeAppResponse::appArn);
            new EndpointQuestions(sageMaker, place, asking)
                    .askForTags(arn, known, "app/" + MADE_UP_DOMAIN + "/" + MADE_UP + "/jupyterlab/" + MADE_UP);
        }
    }

    private void askLogs() {
        asking.ask(
                Permission.DESCRIBE_LOG_GROUPS,
                override -> logs.describeLogGroups(
                        request -> request.logGroupNamePrefix(GROUP).limit(1).overrideConfiguration(override)),
                DescribeLogGroupsResponse::hasLogGroups);
        String stream = asking.ask(
                        Permission.DESCRIBE_LOG_STREAMS,
                        override -> logs.describeLogStreams(
                                request -> request.logGroupName(GROUP).limit(1).overrideConfiguration(override)),
                        DescribeLogStreamsResponse::hasLogStreams)
                .flatMap(page -> page.logStreams().stream().findFirst())
                .map(LogStream::logStreamName)
                .orElse(MADE_UP);
        asking.ask(
                Permission.FILTER_LOG_EVENTS,
                override -> logs.filterLogEvents(request -> request.logGroupName(GROUP)
                        .startTime(0L)
                        .endTime(BEFORE_ANY_EVENT)
                        .limit(1)
                        .overrideConfiguration(override)),
                FilterLogEventsResponse::hasEvents);
        asking.ask(
                Permission.GET_LOG_EVENTS,
                override -> logs.getLogEvents(request -> request.logGroupName(GROUP)
                        .logStreamName(stream)
                        .startTime(0L)
                        .endTime(BEFORE_ANY_EVENT)
                        .limit(1)
                        .overrideConfiguration(override)),
                GetLogEventsResponse::hasEvents);
    }

    private void describe(Optional<AppDetails> app, Optional<SpaceDetails> space, Optional<String> domain) {
        asking.ask(
                Permission.DESCRIBE_DOMAIN,
                override -> sageMaker.describeDomain(request ->
                        request.domainId(domain.orElse(MADE_UP_DOMAIN)).overrideConfiguration(override)),
                answer -> answer.domainId() != null);
        Optional<AppDetails> ofUser = app.filter(one -> one.userProfileName() != null);
        asking.ask(
                Permission.DESCRIBE_USER_PROFILE,
                override -> sageMaker.describeUserProfile(request -> request.domainId(
                                ofUser.map(AppDetails::domainId).orElse(MADE_UP_DOMAIN))
                        .userProfileName(ofUser.map(AppDetails::userProfileName).orElse(MADE_UP))
                        .overrideConfiguration(override)),
                answer -> answer.userProfileName() != null);
        asking.ask(
                Permission.DESCRIBE_SPACE,
                override -> sageMaker.describeSpace(request -> request.domainId(
                                space.map(SpaceDetails::domainId).orElse(MADE_UP_DOMAIN))
                        .spaceName(space.map(SpaceDetails::spaceName).orElse(MADE_UP))
                        .overrideConfiguration(override)),
                answer -> answer.spaceName() != null);
    }

    private Optional<DescribeAppResponse> describe(Optional<AppDetails> app) {
        AppDetails asked = app.orElseGet(() -> AppDetails.builder()
                .domainId(MADE_UP_DOMAIN)
                .userProfileName(MADE_UP)
                .appType(AppType.JUPYTER_LAB)
                .appName(MADE_UP)
                .build());
        return asking.ask(
                Permission.DESCRIBE_APP,
                override -> sageMaker.describeApp(request -> request.domainId(asked.domainId())
                        .userProfileName(asked.userProfileName())
                        .spaceName(asked.spaceName())
                        .appType(asked.appTypeAsString())
                        .appName(asked.appName())
                        .overrideConfiguration(override)),
                answer -> answer.appName() != null);
    }
}
