package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.tags.Tags;
import io.github.idle4j.evidence.Fact;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.DomainDetails;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListDomainsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesResponse;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;

/** The calls of SageMaker that Studio needs, each of them reading only. Thread-safe. */
final class StudioReader {

    /** Without it, a page holds ten (API reference of ListApps). */
    private static final int LARGEST_PAGE = 100;

    private final SageMakerClient sageMaker;
    private final AwsCalls calls;

    StudioReader(SageMakerClient sageMaker, AwsCalls calls) {
        this.sageMaker = sageMaker;
        this.calls = calls;
    }

    /** Every app of every domain, user profile and space of the region: without a filter one sweep lists them all. */
    Listing.Reader<ListAppsResponse, AppDetails> apps() {
        String api = "sagemaker:ListApps";
        return new Listing.Reader<>(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.listApps(request -> request.maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListAppsResponse::hasApps,
                ListAppsResponse::apps,
                ListAppsResponse::nextToken));
    }

    /** A domain of the region, if there is any: no more pages are read than it takes to find one. */
    Listing<DomainDetails> anyDomain() {
        String api = "sagemaker:ListDomains";
        return Listing.read(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.listDomains(request -> request.maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListDomainsResponse::hasDomains,
                ListDomainsResponse::domains,
                page -> page.domains().isEmpty() ? page.nextToken() : null));
    }

    Listing<SpaceDetails> spaces() {
        String api = "sagemaker:ListSpaces";
        return Listing.read(new Listing.Pages<>(
                api,
                token -> calls.call(
                        api,
                        override -> sageMaker.listSpaces(request -> request.maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListSpacesResponse::hasSpaces,
                ListSpacesResponse::spaces,
                ListSpacesResponse::nextToken));
    }

    DescribeDomainResponse domain(String id) {
        return calls.call(
                "sagemaker:DescribeDomain",
                override ->
                        sageMaker.describeDomain(request -> request.domainId(id).overrideConfiguration(override)));
    }

    DescribeUserProfileResponse profile(String domain, String name) {
        return calls.call(
                "sagemaker:DescribeUserProfile",
                override -> sageMaker.describeUserProfile(request ->
                        request.domainId(domain).userProfileName(name).overrideConfiguration(override)));
    }

    DescribeSpaceResponse space(String domain, String name) {
        return calls.call(
                "sagemaker:DescribeSpace",
                override -> sageMaker.describeSpace(
                        request -> request.domainId(domain).spaceName(name).overrideConfiguration(override)));
    }

    DescribeAppResponse app(StudioApp app) {
        return calls.call(
                "sagemaker:DescribeApp",
                override -> sageMaker.describeApp(request -> request.domainId(app.domain())
                        .userProfileName(app.ofSpace() ? null : app.owner())
                        .spaceName(app.ofSpace() ? app.owner() : null)
                        .appType(app.type())
                        .appName(app.name())
                        .overrideConfiguration(override)));
    }

    Fact<Map<String, String>> tags(String arn) {
        return Tags.read(arn, sageMaker, calls);
    }
}
