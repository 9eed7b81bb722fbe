package io.github.idle4j.examples.cli;

import io.github.idle4j.examples.demo.DemoAccount;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * How an account is reached, the demo account too.
 *
 * @param regions     the regions to look at, at least one
 * @param credentials who asks
 * @param profile     the profile for all other settings of the SDK
 * @param endpointUrl where every client goes, if not to AWS
 * @param clock       tells the account's present, which decides what is still kept there
 * @param embedded    whether it lies inside this program, out of reach of proxies and settings
 * @param ending      what to close in the end
 */
record AccountAccess(
        List<String> regions,
        AwsCredentialsProvider credentials,
        Optional<String> profile,
        Optional<URI> endpointUrl,
        InstantSource clock,
        boolean embedded,
        Runnable ending)
        implements AutoCloseable {

    static AccountAccess to(ScanRequest request, Surroundings surroundings) {
        var scope =
                new Scope(request.demo(), request.regions(), request.profile(), request.endpointUrl(), request.kinds());
        InstantSource clock = request.demo()
                ? request.asOf()
                        .<InstantSource>map(instant -> Clock.fixed(instant, ZoneOffset.UTC))
                        .orElse(surroundings.clock())
                : surroundings.clock();
        return to(scope, clock, surroundings);
    }

    /** As {@code scope} says, on a clock that tells the account's present. */
    static AccountAccess to(Scope scope, InstantSource clock, Surroundings surroundings) {
        return scope.demo() ? toDemo(scope, clock) : toAws(scope, clock, surroundings);
    }

    private static AccountAccess toAws(Scope scope, InstantSource clock, Surroundings surroundings) {
        AwsCredentialsProvider credentials = surroundings.credentials().apply(scope.profile());
        return new AccountAccess(
                scope.regions(), credentials, scope.profile(), scope.endpointUrl(), clock, false, () -> {
                    if (credentials instanceof SdkAutoCloseable closeable) {
                        closeable.close();
                    }
                });
    }

    private static AccountAccess toDemo(Scope scope, InstantSource clock) {
        DemoAccount demo = DemoAccount.open(clock);
        return new AccountAccess(
                scope.regions().isEmpty() ? DemoAccount.REGIONS : scope.regions(),
                DemoAccount.CREDENTIALS,
                Optional.empty(),
                Optional.of(demo.uri()),
                clock,
                true,
                demo::close);
    }

    @Override
    public void close() {
        ending.run();
    }
}
