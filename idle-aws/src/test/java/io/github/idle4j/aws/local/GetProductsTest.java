package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.pricing.PricingClient;
import software.amazon.awssdk.services.pricing.model.Filter;
import software.amazon.awssdk.services.pricing.model.GetProductsResponse;
import software.amazon.awssdk.services.pricing.model.InvalidNextTokenException;
import software.amazon.awssdk.services.pricing.model.InvalidParameterException;
import software.amazon.awssdk.services.pricing.model.PricingException;

/** The Price List API's rules, each as its API reference or those who read it tell. */
class GetProductsTest extends StandInTest {

    private final LocalAws aws = LocalAws.builder(() -> now)
            .prices(prices -> prices.hosting("us-east-1", "ml.m5.xlarge", "0.23")
                    .hosting("us-east-1", "ml.m5.2xlarge", "0.461")
                    .hosting("eu-west-1", "ml.m5.xlarge", "0.257")
                    .jupyterLab("us-east-1", "ml.m5.xlarge", "0.23")
                    .hosting("cn-northwest-1", "ml.m5.xlarge", "1.888"))
            .build();

    private static Filter filter(String type, String field, String value) {
        return Filter.builder().type(type).field(field).value(value).build();
    }

    private GetProductsResponse ask(String door, Filter... filters) {
        try (PricingClient pricing = pricing(aws, door)) {
            return pricing.getProducts(request -> request.serviceCode("AmazonSageMaker")
                    .formatVersion("aws_v1")
                    .filters(filters));
        }
    }

    private static List<String> usageTypes(GetProductsResponse page) {
        return page.priceList().stream()
                .map(GetProductsTest::json)
                .map(row -> row.at("/product/attributes/usagetype").asText())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** "Reading a price list": terms.OnDemand, any offer, any price dimension, pricePerUnit by currency. */
    @Test
    void each_product_is_a_text_of_json_with_the_price_under_its_terms() {
        JsonNode row = json(ask("us-east-1", filter("TERM_MATCH", "instanceName", "ml.m5.2xlarge"))
                .priceList()
                .get(0));
        JsonNode dimension = row.at("/terms/OnDemand")
                .elements()
                .next()
                .at("/priceDimensions")
                .elements()
                .next();
        assertThat(dimension.at("/unit").asText()).isEqualTo("Hrs");
        assertThat(dimension.at("/pricePerUnit/USD").asText()).isEqualTo("0.461");
        assertThat(row.at("/product/attributes/instanceType").asText()).isEqualTo("ml.m5.2xlarge-Hosting");
        assertThat(row.at("/product/attributes/locationType").asText()).isEqualTo("AWS Region");
    }

    /** API reference of Filter: each of them has to match. */
    @ParameterizedTest
    @CsvSource({
        "TERM_MATCH, component, Hosting, 3",
        "EQUALS, component, Hosting, 3",
        "CONTAINS, usagetype, Host:, 3",
        "ANY_OF, instanceName, 'ml.m5.2xlarge,ml.m5.xlarge', 4",
        "NONE_OF, instanceName, ml.m5.2xlarge, 3",
        "TERM_MATCH, component, Hosting Instance, 0",
        "TERM_MATCH, component, hosting, 0",
        "TERM_MATCH, productFamily, ML Instance, 4"
    })
    void filters_choose_rows(String type, String field, String value, int rows) {
        assertThat(ask("us-east-1", filter(type, field, value)).priceList()).hasSize(rows);
    }

    @Test
    void all_filters_have_to_match() {
        assertThat(usageTypes(ask(
                        "eu-central-1",
                        filter("TERM_MATCH", "regionCode", "us-east-1"),
                        filter("TERM_MATCH", "platoinstancetype", "Studio-JupyterLab"))))
                .containsExactly("USE1-Studio:JupyterLab-ml.m5.xlarge");
    }

    /** In China there is a price list of its own, in yuan (AWS China, "Billing"). */
    @Test
    void china_has_its_own_prices_in_its_own_money() {
        assertThat(usageTypes(ask("cn-northwest-1"))).containsExactly("CNW1-Host:ml.m5.xlarge");
        assertThat(ask("cn-northwest-1").priceList().get(0)).contains("\"CNY\":\"1.888\"");
        assertThat(usageTypes(ask("us-east-1"))).hasSize(4).noneMatch(usage -> usage.startsWith("CNW1"));
    }

    /** "AWS Price List API endpoints": us-east-1, eu-central-1, ap-south-1. */
    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1", "us-west-2", "cn-north-1"})
    void elsewhere_nobody_answers(String door) {
        assertThatExceptionOfType(PricingException.class).isThrownBy(() -> ask(door));
    }

    /** API reference of GetProducts: MaxResults, NextToken. */
    @Test
    void a_page_holds_a_hundred_rows_at_most() {
        aws.prices(prices -> {
            prices.clear();
            for (int i = 0; i < 250; i++) {
                prices.hosting("us-east-1", "ml.x" + i + ".large", "1");
            }
        });
        try (PricingClient pricing = pricing(aws, "us-east-1")) {
            List<GetProductsResponse> pages =
                    pricing.getProductsPaginator(request -> request.serviceCode("AmazonSageMaker")).stream()
                            .toList();
            assertThat(pages).extracting(page -> page.priceList().size()).containsExactly(100, 100, 50);
            assertThat(pages.stream().flatMap(page -> page.priceList().stream()).distinct())
                    .hasSize(250);
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> pricing.getProducts(
                            request -> request.serviceCode("AmazonSageMaker").maxResults(101)));
            assertThatExceptionOfType(InvalidNextTokenException.class)
                    .isThrownBy(() -> pricing.getProducts(
                            request -> request.serviceCode("AmazonSageMaker").nextToken("none")));
            assertThatExceptionOfType(InvalidParameterException.class)
                    .isThrownBy(() -> pricing.getProducts(request -> request.serviceCode("AmazonSageMaker")
                            .filters(Stream.generate(() -> filter("EQUALS", "operation", "RunInstance"))
                                    .limit(51)
                                    .toList())));
        }
    }

    @Test
    void calls_are_recorded_and_go_wrong_as_those_of_other_services() {
        aws.fail("pricing:GetProducts", Fault.accessDenied().onCall(1));
        assertThatExceptionOfType(PricingException.class)
                .isThrownBy(() -> ask("us-east-1"))
                .withMessageContaining("pricing:GetProducts");
        ask("us-east-1");
        assertThat(aws.calls("pricing:GetProducts")).extracting(Call::status).containsExactly(400, 200);
    }
}
