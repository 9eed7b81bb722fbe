package io.github.idle4j.aws.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.CBORConstants;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

/** CloudWatch over Smithy RPC v2 CBOR: byte by byte, and by a newer client where the build has one. */
class RpcV2CborTest extends StandInTest {

    private static final CBORMapper CBOR = new CBORMapper();
    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=AKIDLOCAL/20260110/us-east-1/monitoring/aws4_request, Signature=x";

    private final LocalAws aws = aws(region -> region.endpoint(
            "churn", e -> e.createdAt(now.minusSeconds(3600)).variant("v", v -> v.requests(now.minusSeconds(600), 5))));

    private WireAnswer call(String operation, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        headers.put("smithy-protocol", "rpc-v2-cbor");
        headers.put("authorization", AUTHORIZATION);
        URI uri = URI.create("https://monitoring.us-east-1.amazonaws.com" + path(operation));
        return aws.answer(new WireRequest(uri, headers, body));
    }

    private static String path(String operation) {
        return "/service/GraniteServiceVersion20100801/operation/" + operation;
    }

    /** A request for sums as an SDK writes it: with maps of unknown length, and times with tag 1. */
    private byte[] sums() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CBORGenerator cbor = CBOR.getFactory().createGenerator(bytes)) {
            cbor.writeStartObject();
            time(cbor, "StartTime", now.minusSeconds(1200));
            time(cbor, "EndTime", now);
            cbor.writeArrayFieldStart("MetricDataQueries");
            cbor.writePOJO(Map.of(
                    "Id",
                    "m0",
                    "MetricStat",
                    Map.of(
                            "Period",
                            300,
                            "Stat",
                            "Sum",
                            "Metric",
                            Map.of(
                                    "Namespace",
                                    "AWS/SageMaker",
                                    "MetricName",
                                    "Invocations",
                                    "Dimensions",
                                    new Object[] {
                                        Map.of("Name", "EndpointName", "Value", "churn"),
                                        Map.of("Name", "VariantName", "Value", "v")
                                    }))));
            cbor.writeEndArray();
            cbor.writeEndObject();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static void time(CBORGenerator cbor, String name, Instant time) throws IOException {
        cbor.writeFieldName(name);
        cbor.writeTag(1);
        cbor.writeNumber((double) time.getEpochSecond());
    }

    @Test
    void theOperationIsInThePathAndTheMembersAreInTheBody() throws IOException {
        WireAnswer answer = call("GetMetricData", sums());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/cbor");
        assertThat(answer.headers()).containsEntry("smithy-protocol", "rpc-v2-cbor");
        JsonNode result = CBOR.readTree(answer.body()).get("MetricDataResults").get(0);
        assertThat(result.get("Values").get(0).doubleValue()).isEqualTo(5);
        assertThat(result.get("Timestamps").get(0).doubleValue())
                .isEqualTo(now.minusSeconds(600).getEpochSecond());
        assertThat(aws.calls()).extracting(Call::action).containsExactly("cloudwatch:GetMetricData");
        assertThat(aws.calls()).extracting(Call::protocol).containsExactly("rpc-v2-cbor");
        assertThat(aws.calls()).extracting(Call::region).containsExactly("us-east-1");
    }

    @Test
    void aTimeIsANumberWithTagOne() throws IOException {
        try (CBORParser parser =
                CBOR.getFactory().createParser(call("GetMetricData", sums()).body())) {
            while (!"Timestamps".equals(parser.nextFieldName())) {
                assertThat(parser.currentToken()).isNotNull();
            }
            parser.nextToken();
            parser.nextToken();
            assertThat(parser.getCurrentTag()).isEqualTo(1);
            assertThat(parser.getNumberType()).isEqualTo(CBORParser.NumberType.DOUBLE);
        }
    }

    @Test
    void anErrorHasATypeAndAMessage() throws IOException {
        WireAnswer answer = call("GetMetricData", CBOR.writeValueAsBytes(Map.of()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(CBOR.readTree(answer.body()).get("__type").textValue()).endsWith("#ValidationException");
        assertThat(CBOR.readTree(answer.body()).get("message").textValue()).contains("MetricDataQueries");
        assertThat(answer.headers()).containsEntry("x-amzn-query-error", "ValidationError;Sender");
    }

    @Test
    void throttlingIsAThrottlingException() throws IOException {
        aws.fail("cloudwatch:*", Fault.throttling());
        WireAnswer answer = call("ListMetrics", new byte[0]);
        assertThat(CBOR.readTree(answer.body()).get("__type").textValue()).endsWith("#ThrottlingException");
        assertThat(answer.headers()).doesNotContainKey("x-amzn-query-error");
    }

    @Test
    void aBodyThatIsNoCborIsRefused() {
        assertThat(call("ListMetrics", new byte[] {CBORConstants.BYTE_BREAK}).status())
                .isEqualTo(400);
    }

    @Test
    void theNetworkDoorHasTheHeaderToo() throws Exception {
        try (LocalServer server = aws.serve()) {
            HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path("GetMetricData")))
                    .header("smithy-protocol", "rpc-v2-cbor")
                    .header("Authorization", AUTHORIZATION)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(sums()))
                    .build();
            HttpResponse<byte[]> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("smithy-protocol")).hasValue("rpc-v2-cbor");
            assertThat(CBOR.readTree(response.body()).get("MetricDataResults")).hasSize(1);
        }
    }

    @Test
    void theClientSpeaksWhatTheBuildExpects() {
        try (CloudWatchClient client = cloudWatch(aws)) {
            client.listMetrics(r -> {});
        }
        assertThat(aws.calls()).extracting(Call::protocol).containsExactly(CLOUDWATCH_PROTOCOL);
    }

    @Test
    @EnabledIfSystemProperty(named = "cloudwatch.protocol", matches = "rpc-v2-cbor")
    void aNewerClientIsServedThroughBothDoors() {
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
                LocalServer server = aws.serve();
                CloudWatchClient memory = cloudWatch(aws);
                CloudWatchClient network = cloudWatch(http, "us-east-1", server.uri())) {
            for (CloudWatchClient client : new CloudWatchClient[] {memory, network}) {
                var result = client.getMetricData(request(
                                now.minusSeconds(1200),
                                now,
                                query("m0", "Invocations", 300, "Sum", variant("churn", "v"))))
                        .metricDataResults()
                        .get(0);
                assertThat(result.values()).containsExactly(5.0);
                assertThat(result.timestamps()).containsExactly(now.minusSeconds(600));
                assertThat(client.listMetrics(r -> r.metricName("Invocations")).metrics())
                        .hasSize(1);
                assertThatThrownBy(() -> client.getMetricData(request(now, now)))
                        .isInstanceOf(CloudWatchException.class);
            }
        }
        assertThat(aws.calls()).hasSize(6).extracting(Call::protocol).containsOnly("rpc-v2-cbor");
    }
}
