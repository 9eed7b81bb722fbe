package io.github.idle4j.aws.local;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who signed a request, for which region and service: the scope of a SigV4 signature. The signature is not checked. */
record CredentialScope(String accessKeyId, String region, String service) {

    private static final Pattern CREDENTIAL =
            Pattern.compile("Credential=([^/,\\s]+)/\\d{8}/([^/,\\s]+)/([^/,\\s]+)/aws4_request");

    static @Nullable CredentialScope of(WireRequest request) {
        String authorization = request.header("authorization");
        if (authorization == null) {
            return null;
        }
        Matcher matcher = CREDENTIAL.matcher(authorization);
        return matcher.find() ? new CredentialScope(matcher.group(1), matcher.group(2), matcher.group(3)) : null;
    }
}
