package io.github.idle4j.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** One run of the command inside the test's JVM, and what it printed. */
record CommandRun(int exitCode, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final AwsCredentialsProvider SOMEBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "made-up"));

    private static final AwsCredentialsProvider NOBODY = () -> {
        throw SdkClientException.create("Unable to load credentials from any of the providers in the chain");
    };

    /** With credentials, in an environment of no AWS variables. */
    static CommandRun of(String... arguments) {
        return in(surroundings(Map.of()), arguments);
    }

    static CommandRun in(Surroundings surroundings, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Idle.commandLine(surroundings)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    static Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(
                environment, false, InstantSource.system(), profile -> SOMEBODY, profile -> Optional.empty());
    }

    static Surroundings withoutCredentials() {
        return new Surroundings(
                Map.of(), false, InstantSource.system(), profile -> NOBODY, profile -> Optional.empty());
    }

    /** Standard output as one JSON document, with nothing before or after it. */
    JsonNode json() {
        try {
            return JSON.readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + out, e);
        }
    }

    List<String> statuses() {
        return json().get("verdicts").findValuesAsText("status");
    }
}
