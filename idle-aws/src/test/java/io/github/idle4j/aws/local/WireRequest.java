package io.github.idle4j.aws.local;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP request as it came through either door. The names of the headers are in lower case. */
record WireRequest(URI uri, Map<String, String> headers, byte[] body) {

    /** The host that was called, without a port. */
    String host() {
        String host = uri.getHost() == null ? headers.getOrDefault("host", "") : uri.getHost();
        int port = host.indexOf(':');
        return port < 0 ? host : host.substring(0, port);
    }

    @Nullable
    String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
