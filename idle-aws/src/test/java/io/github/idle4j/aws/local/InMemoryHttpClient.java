package io.github.idle4j.aws.local;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import io.github.idle4j.aws.local.WireAnswer.Ending;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** The door without a network: an HTTP client that asks the stand-in directly. */
final class InMemoryHttpClient implements SdkHttpClient {

    private final LocalAws aws;
    private final Optional<Consumer<Duration>> wait;

    /**
     * A door.
     *
     * @param wait passes the time of a late answer; where there is none, it passes by itself
     */
    InMemoryHttpClient(LocalAws aws, Optional<Consumer<Duration>> wait) {
        this.aws = aws;
        this.wait = wait;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request);
    }

    @Override
    public String clientName() {
        return "LocalAws";
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private static WireRequest read(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        Map<String, String> headers = new HashMap<>();
        http.forEachHeader((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), first(values)));
        byte[] body = new byte[0];
        ContentStreamProvider content = request.contentStreamProvider().orElse(null);
        if (content != null) {
            try (InputStream stream = content.newStream()) {
                body = stream.readAllBytes();
            }
        }
        return new WireRequest(http.getUri(), headers, body);
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.get(0);
    }

    /** What is read where the connection is gone. */
    private static final class CutOff extends InputStream {
        @Override
        public int read() throws IOException {
            throw new SocketException("Connection reset");
        }
    }

    /** One request. As with a real connection, an interrupt does not end it, and {@link #abort()} does. */
    private final class Exchange implements ExecutableHttpRequest {

        private final HttpExecuteRequest request;
        private final CountDownLatch aborted = new CountDownLatch(1);

        Exchange(HttpExecuteRequest request) {
            this.request = request;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            WireAnswer answer = aws.answer(read(request));
            if (wait.isPresent()) {
                wait.get().accept(answer.delay());
            } else {
                await(answer.delay());
            }
            if (answer.isMissing()) {
                throw answer.ending() == Ending.SILENT
                        ? new SocketTimeoutException("Read timed out")
                        : new SocketException("Connection reset");
            }
            SdkHttpResponse.Builder response = SdkHttpResponse.builder()
                    .statusCode(answer.status())
                    .putHeader("Content-Type", answer.contentType())
                    .putHeader("Content-Length", Integer.toString(answer.body().length))
                    .putHeader("x-amzn-RequestId", "local")
                    .putHeader("Date", RFC_1123_DATE_TIME.format(aws.date().atOffset(UTC)));
            answer.headers().forEach(response::putHeader);
            return HttpExecuteResponse.builder()
                    .response(response.build())
                    .responseBody(AbortableInputStream.create(body(answer)))
                    .build();
        }

        /** As with a real connection, what is cut in the middle does not simply end. */
        private static InputStream body(WireAnswer answer) {
            var arriving = new ByteArrayInputStream(answer.body(), 0, answer.arriving());
            return answer.ending() == Ending.CUT ? new SequenceInputStream(arriving, new CutOff()) : arriving;
        }

        private void await(Duration delay) throws IOException {
            if (delay.isZero()) {
                return;
            }
            boolean interrupted = false;
            boolean cut = false;
            long end = System.nanoTime() + delay.toNanos();
            for (long left = delay.toNanos(); left > 0 && !cut; left = end - System.nanoTime()) {
                try {
                    cut = aborted.await(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (cut) {
                throw new IOException("Aborted");
            }
        }

        @Override
        public void abort() {
            aborted.countDown();
        }
    }
}
