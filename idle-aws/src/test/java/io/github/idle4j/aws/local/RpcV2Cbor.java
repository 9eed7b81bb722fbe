package io.github.idle4j.aws.local;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Smithy RPC v2 CBOR: the operation in the path, members in a CBOR map, times as seconds with tag 1. */
final class RpcV2Cbor implements Protocol {

    static final RpcV2Cbor PROTOCOL = new RpcV2Cbor();

    /** The name of the protocol, in the header and in the record of calls. */
    static final String NAME = "rpc-v2-cbor";

    static final String HEADER = "smithy-protocol";

    private static final int EPOCH_SECONDS = 1;
    private static final Pattern PATH = Pattern.compile(".*/service/([^/]+)/operation/([^/]+)");
    private static final Map<String, String> SERVICES = Map.of("GraniteServiceVersion20100801", "cloudwatch");
    private static final ObjectMapper CBOR = new CBORMapper();
    private static final TreeBytes BYTES = new TreeBytes(CBOR, RpcV2Cbor::time);

    private RpcV2Cbor() {}

    private static void time(JsonGenerator generator, Instant time) throws IOException {
        ((CBORGenerator) generator).writeTag(EPOCH_SECONDS);
        generator.writeNumber(time.getEpochSecond() + time.getNano() / 1e9);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType() {
        return "application/cbor";
    }

    @Override
    public Message read(WireRequest request, @Nullable CredentialScope scope) {
        Matcher path = PATH.matcher(request.uri().getPath());
        if (!path.matches()) {
            throw AwsError.malformed(
                    "There is no operation in the path " + request.uri().getPath());
        }
        String service = SERVICES.getOrDefault(path.group(1), path.group(1));
        return new Message(service, path.group(2), BYTES.read(request.body()));
    }

    @Override
    public WireAnswer result(Message message, Map<String, Object> tree) {
        return answer(200, tree, Map.of());
    }

    /** The SDK takes the code that Query clients know from a header, where there is one. */
    @Override
    public WireAnswer refusal(Message message, AwsError error) {
        Map<String, Object> tree =
                Map.of("__type", "com.amazonaws.cloudwatch#" + error.jsonCode(), "message", error.message());
        Map<String, String> headers = error.isOfTheService()
                ? Map.of("x-amzn-query-error", error.queryCode() + ";" + error.fault())
                : Map.of();
        return answer(error.jsonStatus(), tree, headers);
    }

    private WireAnswer answer(int status, Map<String, Object> tree, Map<String, String> more) {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put(HEADER, NAME);
        return new WireAnswer(status, contentType(), BYTES.write(tree)).with(headers);
    }
}
