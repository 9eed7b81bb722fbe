package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.evidence.ResourceId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

class PlaceTest {

    @ParameterizedTest(name = "{0} is of {1}")
    @CsvSource({
        "us-east-1, aws",
        "eu-central-1, aws",
        "cn-north-1, aws-cn",
        "us-gov-west-1, aws-us-gov",
    })
    void the_partition_follows_from_the_region(String region, String partition) {
        assertThat(Place.of(Region.of(region), "123456789012")).isEqualTo(new Place(partition, "123456789012", region));
    }

    @ParameterizedTest(name = "{0} is of account {2}")
    @CsvSource({
        "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/e, aws, 123456789012, eu-west-1",
        "arn:aws-cn:sagemaker:cn-north-1:1:endpoint/with:colons, aws-cn, 1, cn-north-1",
        "arn:aws:sagemaker:eu-west-1:123456789012, home, 7, here",
        "e, home, 7, here",
        "'', home, 7, here",
        ", home, 7, here",
    })
    void an_arn_says_where_its_resource_is_and_what_is_none_says_nothing(
            String arn, String partition, String account, String region) {
        Place place = new Place("home", "7", "here").orOf(arn);
        assertThat(place).isEqualTo(new Place(partition, account, region));
        assertThat(place.resource("some:type", "path"))
                .isEqualTo(new ResourceId("some:type", partition, account, region, "path"));
    }
}
