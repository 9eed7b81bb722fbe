package io.github.idle4j.examples.cli;

import java.io.Console;
import java.lang.reflect.Method;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/**
 * What surrounds the program: the environment, the terminal, the clock, and the AWS profiles of the user.
 *
 * @param environment   the environment variables
 * @param terminal      whether a person is looking on
 * @param clock         tells when a scan begins
 * @param credentials   the credentials of a profile, or those that the SDK finds by itself
 * @param profileRegion the region of a profile, or of the one that the SDK would use
 * @param interrupts    what asks the program to end
 */
record Surroundings(
        Map<String, String> environment,
        boolean terminal,
        InstantSource clock,
        Function<Optional<String>, AwsCredentialsProvider> credentials,
        Function<Optional<String>, Optional<String>> profileRegion,
        Interrupts interrupts) {

    private static final int USUAL_COLUMNS = 120;

    /** Of which nothing asks the program to end. */
    Surroundings(
            Map<String, String> environment,
            boolean terminal,
            InstantSource clock,
            Function<Optional<String>, AwsCredentialsProvider> credentials,
            Function<Optional<String>, Optional<String>> profileRegion) {
        this(environment, terminal, clock, credentials, profileRegion, Interrupts.NONE);
    }

    static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                isTerminal(),
                InstantSource.system(),
                Surroundings::credentialsOf,
                AwsProfiles::region,
                new ProcessSignals());
    }

    /** An environment variable; one that is set to nothing counts as not set. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** How wide lines may be: as COLUMNS says, which shells rarely export, else as wide as the terminal is. */
    int columns() {
        return variable("COLUMNS")
                .filter(Surroundings::isWidth)
                .or(() -> terminal ? Terminal.columns().filter(Surroundings::isWidth) : Optional.empty())
                .map(Integer::parseInt)
                .orElse(USUAL_COLUMNS);
    }

    private static boolean isWidth(String text) {
        return text.matches("[1-9]\\d{0,3}");
    }

    boolean colours() {
        return terminal && variable("NO_COLOR").isEmpty();
    }

    /** A profile that was asked for by name wins over credentials in the environment. */
    private static AwsCredentialsProvider credentialsOf(Optional<String> profile) {
        return profile.<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    /** From JDK 22 on there is a console without a terminal too, and a method that tells, which JDK 17 has not. */
    @SuppressWarnings("SystemConsoleNull") // JDK 17 has none where it is no terminal
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method tells = Console.class.getMethod("isTerminal");
            return (boolean) tells.invoke(console);
        } catch (ReflectiveOperationException jdkBefore22) {
            return true;
        }
    }
}
