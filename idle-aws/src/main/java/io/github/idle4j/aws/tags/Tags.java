package io.github.idle4j.aws.tags;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.evidence.Fact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The tags of resources of SageMaker. */
public final class Tags {

    /** The name of the call in ledgers and failures. */
    public static final String API = "sagemaker:ListTags";

    private static final int LARGEST_PAGE = 100;

    private Tags() {}

    /** Reads the tags of a resource; unreadable unless read to the end, because the missing one may be the one that matters. */
    public static Fact<Map<String, String>> read(String arn, SageMakerClient sageMaker, AwsCalls calls) {
        Listing<Tag> listing = Listing.read(new Listing.Pages<>(
                API,
                token -> calls.call(
                        API,
                        override -> sageMaker.listTags(request -> request.resourceArn(arn)
                                .maxResults(LARGEST_PAGE)
                                .nextToken(token)
                                .overrideConfiguration(override))),
                ListTagsResponse::hasTags,
                ListTagsResponse::tags,
                ListTagsResponse::nextToken));
        Optional<CallFailedException> failure = listing.failure();
        if (failure.isPresent()) {
            calls.report(failure.get());
            return Fact.unreadable(failure.get().getMessage());
        }
        return Fact.known(asMap(listing.items()));
    }

    /** Tags by key; the later of two that have the same. */
    public static Map<String, String> asMap(List<Tag> tags) {
        return tags.stream()
                .filter(tag -> tag.key() != null)
                .collect(Collectors.toUnmodifiableMap(
                        Tag::key, tag -> Optional.ofNullable(tag.value()).orElse(""), (one, other) -> other));
    }
}
