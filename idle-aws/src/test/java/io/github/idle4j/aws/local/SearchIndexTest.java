package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Endpoint;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** SageMaker Search where its index lags behind: AWS says of its freshness only that it may. */
class SearchIndexTest extends StandInTest {

    private final LocalAws aws = aws(region -> region.endpoint(
            "e",
            e -> e.createdAt(now.minusSeconds(600))
                    .lastModifiedAt(now.minusSeconds(60))
                    .tag("keep", "true")
                    .variant("green", v -> v.instances(2).living())));
    private final LocalRegion region = aws.region("us-east-1");

    private Endpoint record() {
        return SearchTest.found(SearchTest.search(aws, r -> {})).get(0);
    }

    private List<String> found() {
        return SearchTest.names(aws, r -> {});
    }

    private EndpointSummary row() {
        try (SageMakerClient client = sageMaker(aws)) {
            return client.listEndpoints().endpoints().get(0);
        }
    }

    @Test
    void anIndexOfWhichNothingIsSaidFollowsAtOnce() {
        region.endpoint("e", e -> e.status("Updating")).endpoint("f", e -> {});
        assertThat(found()).containsExactly("f", "e");
        assertThat(SearchTest.found(SearchTest.search(aws, r -> {})).get(1).endpointStatusAsString())
                .isEqualTo("Updating");
        region.removeEndpoint("f");
        assertThat(found()).containsExactly("e");
    }

    @Test
    void anEndpointMayNotBeInTheIndexYet() {
        region.endpoint("young", e -> e.notInSearch());
        assertThat(found()).containsExactly("e");
        assertThat(SearchTest.search(aws, r -> {}).totalHits().value()).isEqualTo(1);
        region.endpoint("young", e -> e.status("Updating"));
        assertThat(found()).containsExactly("e");
        region.searchCatchesUp();
        assertThat(found()).containsExactly("young", "e");
    }

    @Test
    void aRecordMayBeOfAnEarlierState() {
        region.endpoint(
                "e",
                e -> e.searchRecord(earlier -> earlier.lastModifiedAt(now.minusSeconds(300))
                        .status("Updating")
                        .configName("e-config-1")
                        .removeTag("keep")
                        .tag("owner", "bob")
                        .removeVariant("green")
                        .variant("blue", v -> v.instances(1))));
        Endpoint record = record();
        assertThat(record.creationTime()).isEqualTo(row().creationTime());
        assertThat(record.lastModifiedTime()).isEqualTo(now.minusSeconds(300));
        assertThat(record.endpointStatusAsString()).isEqualTo("Updating");
        assertThat(record.endpointConfigName()).isEqualTo("e-config-1");
        assertThat(record.tags())
                .containsExactly(Tag.builder().key("owner").value("bob").build());
        assertThat(record.productionVariants())
                .extracting(ProductionVariantSummary::variantName)
                .containsExactly("blue");
    }

    @Test
    void anEarlierStateChangesNeitherTheEndpointNorItsSeries() {
        region.endpoint(
                "e",
                e -> e.searchRecord(earlier -> earlier.status("Creating")
                        .configDeleted()
                        .removeVariant("green")
                        .variant("v", v -> v.living())));
        assertThat(row().endpointStatusAsString()).isEqualTo("InService");
        try (SageMakerClient client = sageMaker(aws)) {
            assertThat(client.describeEndpointConfig(r -> r.endpointConfigName("e-config"))
                            .productionVariants())
                    .hasSize(1);
        }
        assertThat(sums(aws, "e", now.minusSeconds(600), now, 600).values()).isEmpty();
        now = now.plusSeconds(600);
        assertThat(region.metrics())
                .hasSize(2)
                .allSatisfy(metric -> assertThat(metric.series().newestBefore(now.getEpochSecond()))
                        .isEqualTo(now.minusSeconds(60).getEpochSecond()));
    }

    @Test
    void aRecordOfAnEarlierStateStaysUntilTheIndexCatchesUp() {
        region.searchRecord("e", earlier -> earlier.status("Creating"));
        region.endpoint("e", e -> e.status("Failed"));
        assertThat(record().endpointStatusAsString()).isEqualTo("Creating");
        region.searchCatchesUp();
        assertThat(record().endpointStatusAsString()).isEqualTo("Failed");
        region.endpoint("e", e -> e.status("InService"));
        assertThat(record().endpointStatusAsString()).isEqualTo("InService");
    }

    @Test
    void recordsAreSortedAndFoundByWhatTheyHave() {
        region.endpoint("f", e -> e.createdAt(now.minusSeconds(30)));
        region.searchRecord("e", earlier -> earlier.lastModifiedAt(now).status("Updating"));
        assertThat(found()).containsExactly("e", "f");
        Filter updating =
                Filter.builder().name("EndpointStatus").value("Updating").build();
        assertThat(SearchTest.names(aws, r -> r.searchExpression(x -> x.filters(updating))))
                .containsExactly("e");
    }

    @Test
    void aDeletedEndpointMayStillBeInTheIndex() {
        region.searchRecord("gone", e -> e.createdAt(now.minusSeconds(900)).variant("v", v -> v.instances(4)));
        assertThat(found()).containsExactly("e", "gone");
        assertThat(row().endpointName()).isEqualTo("e");
        try (SageMakerClient client = sageMaker(aws)) {
            assertThat(client.listEndpoints().endpoints()).hasSize(1);
            assertThatThrownBy(() -> client.describeEndpoint(r -> r.endpointName("gone")))
                    .isInstanceOf(SageMakerException.class);
        }
        region.searchCatchesUp();
        assertThat(found()).containsExactly("e");
    }

    @Test
    void anIndexThatStopsLearnsNothing() {
        region.searchStops();
        region.endpoint("e", e -> e.status("Updating").variant("green", v -> v.instances(9)))
                .endpoint("young", e -> {});
        assertThat(found()).containsExactly("e");
        assertThat(record().endpointStatusAsString()).isEqualTo("InService");
        assertThat(record().productionVariants().get(0).currentInstanceCount()).isEqualTo(2);
        region.removeEndpoint("e");
        assertThat(found()).containsExactly("e");
        region.searchCatchesUp();
        assertThat(found()).containsExactly("young");
    }

    @Test
    void aReCreatedEndpointMayHaveTheRecordOfItsPredecessor() {
        region.searchStops().removeEndpoint("e").endpoint("e", e -> e.variant("v", v -> v.instances(1)));
        assertThat(row().creationTime()).isEqualTo(now);
        assertThat(record().creationTime()).isEqualTo(now.minusSeconds(600));
    }
}
