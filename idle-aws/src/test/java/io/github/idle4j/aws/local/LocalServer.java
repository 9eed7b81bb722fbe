package io.github.idle4j.aws.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The door on the network: an HTTP server on a loopback port, on daemon threads, until it is closed. */
public final class LocalServer implements AutoCloseable {

    static {
        // The JDK's server reads this once, when its classes load. Without it every call takes 44 ms: the client delays
        // its acknowledgement while the server holds the rest of the answer back.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final LocalAws aws;
    private final HttpServer server;
    private final ExecutorService threads;

    private LocalServer(LocalAws aws, HttpServer server, ExecutorService threads) {
        this.aws = aws;
        this.server = server;
        this.threads = threads;
    }

    static LocalServer start(LocalAws aws, int port) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "local-aws-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            LocalServer started = new LocalServer(aws, server, threads);
            server.createContext("/", started::handle);
            server.setExecutor(threads);
            server.start();
            return started;
        } catch (IOException e) {
            threads.shutdown();
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens: a value for the SDK clients' {@code endpointOverride}. */
    public URI uri() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** Stops listening, and cuts the connections that are open. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            WireAnswer answer = aws.answer(read(exchange));
            if (!answer.delay().isZero()) {
                Thread.sleep(answer.delay().toMillis());
            }
            if (answer.isMissing()) {
                // Closing an exchange that has no answer yet closes its connection.
                return;
            }
            byte[] body = answer.body();
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("x-amzn-RequestId", "local");
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                // Closing an exchange whose body is not all there closes its connection, too.
                exchange.getResponseBody().write(body, 0, answer.arriving());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WireRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT), header.getValue().get(0));
        }
        try (InputStream body = exchange.getRequestBody()) {
            return new WireRequest(exchange.getRequestURI(), headers, body.readAllBytes());
        }
    }
}
