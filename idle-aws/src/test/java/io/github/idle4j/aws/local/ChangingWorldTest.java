package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** Worlds that change while they are read. */
class ChangingWorldTest extends StandInTest {

    private LocalAws living() {
        return aws(region -> region.endpoint(
                "e",
                e -> e.createdAt(now.minus(Duration.ofHours(1)))
                        .variant("v", v -> v.instances(1).living())));
    }

    @Test
    void anEndpointMayGoBetweenListingAndDescribing() {
        LocalAws aws = living();
        aws.before(
                "sagemaker:DescribeEndpoint", 2, () -> aws.region("us-east-1").removeEndpoint("e"));
        try (SageMakerClient client = sageMaker(aws)) {
            assertThat(client.listEndpoints().endpoints()).hasSize(1);
            client.describeEndpoint(r -> r.endpointName("e"));
            assertThatThrownBy(() -> client.describeEndpoint(r -> r.endpointName("e")))
                    .isInstanceOf(SageMakerException.class);
            assertThat(client.listEndpoints().endpoints()).isEmpty();
        }
    }

    @Test
    void anEndpointIsChangedByDescribingItAgain() {
        LocalAws aws = living();
        aws.region("us-east-1").endpoint("e", e -> e.status("Updating").variant("v", v -> v.instances(4)));
        try (SageMakerClient client = sageMaker(aws)) {
            var endpoint = client.describeEndpoint(r -> r.endpointName("e"));
            assertThat(endpoint.endpointStatusAsString()).isEqualTo("Updating");
            assertThat(endpoint.productionVariants().get(0).currentInstanceCount())
                    .isEqualTo(4);
        }
    }

    @Test
    void aNewConfigReplacesTheOldOneAndTheOldOneStays() {
        LocalAws aws = living();
        aws.region("us-east-1").endpoint("e", e -> e.configName("second"));
        try (SageMakerClient client = sageMaker(aws)) {
            assertThat(client.describeEndpoint(r -> r.endpointName("e")).endpointConfigName())
                    .isEqualTo("second");
            client.describeEndpointConfig(r -> r.endpointConfigName("second"));
            client.describeEndpointConfig(r -> r.endpointConfigName("e-config"));
        }
    }

    @Test
    void aLivingVariantPublishesAsTheClockGoesOn() {
        LocalAws aws = living();
        assertThat(sums(aws, "e", now.minus(Duration.ofHours(2)), now, 60).values())
                .hasSize(60);
        now = now.plus(Duration.ofHours(1));
        assertThat(sums(aws, "e", now.minus(Duration.ofHours(3)), now, 60).values())
                .hasSize(120);
    }

    @Test
    void aDeletedEndpointPublishesNoMoreAndWhatItPublishedStays() {
        LocalAws aws = living();
        aws.region("us-east-1").removeEndpoint("e");
        now = now.plus(Duration.ofHours(1));
        assertThat(sums(aws, "e", now.minus(Duration.ofHours(3)), now, 60).values())
                .hasSize(60);
    }

    @Test
    void aReCreatedEndpointContinuesTheSeriesOfItsPredecessor() {
        LocalAws aws = living();
        aws.region("us-east-1").removeEndpoint("e");
        now = now.plus(Duration.ofHours(1));
        aws.region("us-east-1").endpoint("e", e -> e.variant("v", v -> v.zeros()));
        now = now.plus(Duration.ofHours(1));
        assertThat(sums(aws, "e", now.minus(Duration.ofHours(4)), now, 3600).values())
                .hasSize(2);
    }

    @Test
    void aRemovedVariantPublishesNoMore() {
        LocalAws aws = living();
        aws.region("us-east-1").endpoint("e", e -> e.removeVariant("v").variant("w", v -> v.instances(1)));
        now = now.plus(Duration.ofHours(1));
        assertThat(sums(aws, "e", now.minus(Duration.ofHours(3)), now, 60).values())
                .hasSize(60);
        try (SageMakerClient client = sageMaker(aws)) {
            assertThat(client.describeEndpoint(r -> r.endpointName("e")).productionVariants())
                    .extracting(v -> v.variantName())
                    .containsExactly("w");
        }
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        LocalRegion region = living().region("us-east-1");
        assertThatThrownBy(() -> region.removeEndpoint("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> region.removeInferenceComponent("x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> region.endpoint("e", e -> e.removeVariant("x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The two halves of a change, name and reason, are never seen apart. */
    @Test
    void aCallSeesAChangeAsAWholeOrNotAtAll() throws Exception {
        LocalAws aws = aws(region -> region.endpoint("e", e -> e.status("S0").failureReason("S0")));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (SageMakerClient client = sageMaker(aws)) {
            Callable<Boolean> read = () -> {
                for (int i = 0; i < 200; i++) {
                    var endpoint = client.describeEndpoint(r -> r.endpointName("e"));
                    if (!endpoint.endpointStatusAsString().equals(endpoint.failureReason())) {
                        return false;
                    }
                }
                return true;
            };
            List<Future<Boolean>> readers = List.of(threads.submit(read), threads.submit(read));
            for (int i = 0; !readers.get(0).isDone() || !readers.get(1).isDone(); i++) {
                String state = "S" + i;
                aws.region("us-east-1").endpoint("e", e -> e.status(state).failureReason(state));
            }
            for (Future<Boolean> reader : readers) {
                assertThat(reader.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }
}
