package io.github.idle4j.aws.local;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP request as it came through either door. The names of the headers are in lower case. */
record WireRequest(URI uri, Map<String, String> headers, byte[] body) {

    @Nullable
    String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
