package io.github.idle4j.aws.local;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AWS JSON 1.1: the operation in a header, members in a JSON object, times as seconds with milliseconds. */
final class AwsJson implements Protocol {

    static final AwsJson PROTOCOL = new AwsJson();

    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    /** CloudWatch is read in JSON by the AWS CLI and by boto3, not by SDK clients for Java. */
    private static final Map<String, String> SERVICES = Map.of(
            "SageMaker",
            "sagemaker",
            "Logs_20140328",
            "logs",
            "GraniteServiceVersion20100801",
            "cloudwatch",
            "AWSPriceListService",
            "pricing");

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final TreeBytes BYTES = new TreeBytes(JSON, AwsJson::time);

    private AwsJson() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public Message read(WireRequest request, @Nullable CredentialScope scope) {
        String target = String.valueOf(request.header("x-amz-target"));
        int dot = target.indexOf('.');
        String prefix = dot < 0 ? target : target.substring(0, dot);
        String service = SERVICES.getOrDefault(prefix, prefix);
        return new Message(service, target.substring(dot + 1), BYTES.read(request.body()));
    }

    @Override
    public WireAnswer result(Message message, Map<String, Object> tree) {
        return new WireAnswer(200, CONTENT_TYPE, BYTES.write(tree));
    }

    @Override
    public WireAnswer refusal(Message message, AwsError error) {
        Map<String, Object> tree = Map.of("__type", error.jsonCode(), "message", error.message());
        return new WireAnswer(error.jsonStatus(), CONTENT_TYPE, BYTES.write(tree));
    }

    private static void time(JsonGenerator json, Instant time) throws IOException {
        json.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), 3));
    }
}
