package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.Endpoint;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.NestedFilters;
import software.amazon.awssdk.services.sagemaker.model.Operator;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SearchExpression;
import software.amazon.awssdk.services.sagemaker.model.SearchRecord;
import software.amazon.awssdk.services.sagemaker.model.SearchRequest;
import software.amazon.awssdk.services.sagemaker.model.SearchResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** SageMaker Search of endpoints, with an index that is up to date. */
class SearchTest extends StandInTest {

    /** Endpoints e000, e001, ...: the higher, the younger. */
    private LocalAws endpoints(int count) {
        return aws(region -> {
            for (int i = 0; i < count; i++) {
                var created = now.minus(Duration.ofDays(100)).plusSeconds(i);
                region.endpoint(String.format("e%03d", i), e -> e.createdAt(created));
            }
        });
    }

    static SearchResponse search(LocalAws aws, Consumer<SearchRequest.Builder> request) {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.search(SearchRequest.builder()
                    .resource(ResourceType.ENDPOINT)
                    .applyMutation(request)
                    .build());
        }
    }

    static List<Endpoint> found(SearchResponse response) {
        return response.results().stream().map(SearchRecord::endpoint).toList();
    }

    static List<String> names(LocalAws aws, Consumer<SearchRequest.Builder> request) {
        return found(search(aws, request)).stream().map(Endpoint::endpointName).toList();
    }

    private static Consumer<SearchRequest.Builder> where(Filter... filters) {
        return r -> r.searchExpression(e -> e.filters(filters));
    }

    private static Filter filter(String name, Operator operator, String value) {
        return Filter.builder().name(name).operator(operator).value(value).build();
    }

    private static void refused(LocalAws aws, Consumer<SearchRequest.Builder> request, String words) {
        assertThatThrownBy(() -> search(aws, request)).isInstanceOfSatisfying(SageMakerException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
            assertThat(e.awsErrorDetails().errorMessage()).contains(words);
        });
    }

    @Test
    void aRecordHasVariantsWithCountsShadowsAndTags() {
        LocalAws aws = aws(region -> region.endpoint(
                "Churn",
                e -> e.createdAt(now.minusSeconds(600))
                        .lastModifiedAt(now.minusSeconds(60))
                        .status("RollingBack")
                        .failureReason("no capacity")
                        .tag("owner", "alice")
                        .variant("blue", v -> v.instances(2).desiredInstances(3).weight(0.5))
                        .variant("free", v -> v.serverless(4096, 5).provisionedConcurrency(2))
                        .shadowVariant("shadow", v -> v.instances(1))));
        Endpoint record = found(search(aws, r -> {})).get(0);
        try (SageMakerClient client = sageMaker(aws)) {
            DescribeEndpointResponse described = client.describeEndpoint(r -> r.endpointName("Churn"));
            assertThat(record.endpointName()).isEqualTo("Churn");
            assertThat(record.endpointArn()).isEqualTo(described.endpointArn());
            assertThat(record.endpointConfigName()).isEqualTo(described.endpointConfigName());
            assertThat(record.endpointStatusAsString()).isEqualTo("RollingBack");
            assertThat(record.failureReason()).isEqualTo("no capacity");
            assertThat(record.creationTime()).isEqualTo(now.minusSeconds(600));
            assertThat(record.lastModifiedTime()).isEqualTo(now.minusSeconds(60));
            assertThat(record.productionVariants()).hasSize(2).isEqualTo(described.productionVariants());
            assertThat(record.shadowProductionVariants()).hasSize(1).isEqualTo(described.shadowProductionVariants());
        }
        assertThat(record.tags())
                .containsExactly(Tag.builder().key("owner").value("alice").build());
    }

    @Test
    void aRecordDoesNotKnowWhetherItIsAsyncNorWhatIsPending() {
        LocalAws aws = aws(region -> region.endpoint(
                "e",
                e -> e.async()
                        .variant("v", v -> v.instances(1))
                        .described("MetricsConfig", Map.of("EnableEnhancedMetrics", true))
                        .described("PendingDeploymentSummary", Map.of("EndpointConfigName", "next"))
                        .described("DataCaptureConfig", Map.of("EnableCapture", true))));
        assertThat(found(search(aws, r -> {})).get(0).dataCaptureConfig().enableCapture())
                .isTrue();
        LocalRegion region = aws.region("us-east-1");
        var answer = Search.answer(new Input(Map.of("Resource", "Endpoint")), region);
        var record = new Input(answer).list("Results").get(0).child("Endpoint");
        assertThat(record.tree())
                .containsOnlyKeys(
                        "EndpointName",
                        "EndpointArn",
                        "EndpointConfigName",
                        "ProductionVariants",
                        "DataCaptureConfig",
                        "EndpointStatus",
                        "CreationTime",
                        "LastModifiedTime",
                        "Tags");
    }

    @Test
    void whatAnEndpointLacksIsAbsent() {
        Endpoint bare = found(search(endpoints(1), r -> {})).get(0);
        assertThat(bare.hasProductionVariants()).isFalse();
        assertThat(bare.hasShadowProductionVariants()).isFalse();
        assertThat(bare.hasTags()).isTrue();
        assertThat(bare.tags()).isEmpty();
    }

    /** AWS's model is silent about the usual size of a page: ten, as in SageMaker's other listings. */
    @Test
    void aPageHasTenRecordsUnlessAskedOtherwiseAndAtMostAHundred() {
        LocalAws aws = endpoints(101);
        assertThat(names(aws, r -> {})).hasSize(10);
        assertThat(names(aws, r -> r.maxResults(100))).hasSize(100);
        refused(aws, r -> r.maxResults(101), "less than or equal to 100");
    }

    @Test
    void tokensLeadThroughAllPagesAndTheLastHasNone() {
        LocalAws aws = endpoints(25);
        try (SageMakerClient client = sageMaker(aws)) {
            var all = client.searchPaginator(r -> r.resource(ResourceType.ENDPOINT)).results().stream()
                    .map(record -> record.endpoint().endpointName())
                    .toList();
            assertThat(all).hasSize(25).doesNotHaveDuplicates();
        }
        assertThat(aws.calls("sagemaker:Search")).hasSize(3);
        refused(aws, r -> r.nextToken("made-up"), "Invalid NextToken");
    }

    @Test
    void everyPageKnowsHowManyThereAreInAll() {
        LocalAws aws = endpoints(25);
        SearchResponse first = search(aws, r -> {});
        assertThat(first.totalHits().value()).isEqualTo(25);
        assertThat(first.totalHits().relationAsString()).isEqualTo("EqualTo");
        SearchResponse second = search(aws, r -> r.nextToken(first.nextToken()));
        assertThat(second.totalHits().value()).isEqualTo(25);
    }

    @Test
    void theLastModifiedComesFirstUnlessAskedOtherwise() {
        LocalAws aws = aws(region -> region.endpoint(
                        "b", e -> e.createdAt(now.minusSeconds(30)).lastModifiedAt(now.minusSeconds(1)))
                .endpoint("a", e -> e.createdAt(now.minusSeconds(20)).lastModifiedAt(now.minusSeconds(3)))
                .endpoint("c", e -> e.createdAt(now.minusSeconds(10)).lastModifiedAt(now.minusSeconds(2))));
        assertThat(names(aws, r -> {})).containsExactly("b", "c", "a");
        assertThat(names(aws, r -> r.sortOrder("Ascending"))).containsExactly("a", "c", "b");
        assertThat(names(aws, r -> r.sortBy("CreationTime"))).containsExactly("c", "a", "b");
        assertThat(names(aws, r -> r.sortBy("EndpointName").sortOrder("Ascending")))
                .containsExactly("a", "b", "c");
        refused(aws, r -> r.sortBy("Name"), "sortBy");
    }

    @Test
    void anEndpointModifiedBetweenTwoPagesIsOnNoneOfThem() {
        LocalAws aws = endpoints(11);
        SearchResponse first = search(aws, r -> {});
        aws.region("us-east-1").endpoint("e000", e -> e.lastModifiedAt(now));
        assertThat(found(search(aws, r -> r.nextToken(first.nextToken())))).isEmpty();
    }

    @Test
    void findsByNameAndStatus() {
        LocalAws aws = aws(region -> region.endpoint("churn-1", e -> e.createdAt(now.minusSeconds(3)))
                .endpoint("churn-2", e -> e.createdAt(now.minusSeconds(2)).status("Updating"))
                .endpoint("fraud", e -> e.createdAt(now.minusSeconds(1))));
        Filter running = filter("EndpointStatus", Operator.EQUALS, "InService");
        Filter churn = filter("EndpointName", Operator.CONTAINS, "churn");
        assertThat(names(aws, where(running))).containsExactly("fraud", "churn-1");
        assertThat(names(aws, where(running, churn))).containsExactly("churn-1");
        assertThat(names(
                        aws,
                        r -> r.searchExpression(e -> e.filters(running, churn).operator("Or"))))
                .hasSize(3);
        assertThat(names(aws, where(filter("EndpointName", Operator.NOT_EQUALS, "fraud"))))
                .containsExactly("churn-2", "churn-1");
        assertThat(search(aws, where(running)).totalHits().value()).isEqualTo(2);
    }

    @Test
    void whatCannotBeSearchedForIsRefused() {
        LocalAws aws = endpoints(1);
        refused(aws, where(filter("Tags.owner", Operator.EQUALS, "alice")), "Tags.owner");
        refused(aws, where(filter("EndpointName", Operator.IN, "a,b")), "In");
        NestedFilters nested = NestedFilters.builder()
                .nestedPropertyName("ProductionVariants")
                .filters(filter("VariantName", Operator.EQUALS, "v"))
                .build();
        refused(aws, r -> r.searchExpression(e -> e.nestedFilters(nested)), "NestedFilters");
        refused(
                aws,
                r -> r.searchExpression(
                        e -> e.subExpressions(SearchExpression.builder().build())),
                "SubExpressions");
        refused(aws, r -> r.searchExpression(e -> {}), "At least one filter");
        refused(aws, where(new Filter[] {}), "At least one filter");
        refused(aws, r -> r.crossAccountFilterOption("CrossAccount"), "other accounts");
    }

    @Test
    void twentyFiltersAreTheMost() {
        Filter any = filter("EndpointName", Operator.CONTAINS, "e");
        assertThat(names(endpoints(1), r -> r.searchExpression(e -> e.filters(java.util.Collections.nCopies(20, any)))))
                .hasSize(1);
        refused(
                endpoints(1),
                r -> r.searchExpression(e -> e.filters(java.util.Collections.nCopies(21, any))),
                "less than or equal to 20");
    }

    @ParameterizedTest
    @EnumSource(
            value = ResourceType.class,
            names = {"ENDPOINT", "UNKNOWN_TO_SDK_VERSION"},
            mode = EnumSource.Mode.EXCLUDE)
    void onlyEndpointsAreFound(ResourceType other) {
        refused(endpoints(1), r -> r.resource(other), other.toString());
    }

    @Test
    void anAccountWithoutEndpointsHasAnEmptyListThatIsThere() {
        SearchResponse nothing = search(aws(region -> {}), r -> {});
        assertThat(nothing.hasResults()).isTrue();
        assertThat(nothing.results()).isEmpty();
        assertThat(nothing.totalHits().value()).isZero();
    }
}
