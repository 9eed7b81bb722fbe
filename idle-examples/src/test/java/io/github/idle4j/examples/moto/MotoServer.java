package io.github.idle4j.examples.moto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * The moto server (https://github.com/getmoto/moto), an imitation of AWS in Python by other people: started on a free
 * loopback port, stopped when it is closed.
 */
public final class MotoServer implements AutoCloseable {

    /** Set where a build must not pass without the check, as in continuous integration. */
    private static final String REQUIRED = "IDLE4J_REQUIRE_MOTO";

    private static final Pattern ADDRESS = Pattern.compile("Running on (http://[0-9.]+:[0-9]+)");

    private final Process process;
    private final URI uri;

    private MotoServer(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts it; where it is not installed the tests that asked are skipped, or fail where it is {@link #REQUIRED}. */
    public static MotoServer startOrSkip() {
        if (!isInstalled()) {
            assertThat(System.getenv(REQUIRED))
                    .as("The moto server is missing, and required")
                    .isNull();
            System.out.println(
                    "SKIPPED: the check against the moto server, which is not installed (pip: moto[server])");
            abort("The moto server is not installed");
        }
        return start();
    }

    /** Whether Python can import it here. */
    private static boolean isInstalled() {
        try {
            return run("python3", "-c", "import moto.server, flask_cors").waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Starts it, and waits until it says at which address. */
    private static MotoServer start() {
        try {
            Process process = run("python3", "-u", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0");
            var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            @Nullable String line;
            while ((line = lines.readLine()) != null) {
                Matcher address = ADDRESS.matcher(line);
                if (address.find()) {
                    swallow(lines);
                    return new MotoServer(process, URI.create(address.group(1)));
                }
            }
            throw new IllegalStateException("The moto server ended before it had an address");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** A client of it. */
    public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder, Region region) {
        return builder.region(region)
                .endpointOverride(uri)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDMOTO", "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupt) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process run(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** It logs every request; a pipe that nobody reads would stop it when it is full. */
    private static void swallow(BufferedReader lines) {
        var reader = new Thread(() -> lines.lines().forEach(line -> {}), "moto-log");
        reader.setDaemon(true);
        reader.start();
    }
}
