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
        return request.demo() ? toDemo(request, surroundings.clock()) : toAws(request, surroundings);
    }

    private static AccountAccess toAws(ScanRequest request, Surroundings surroundings) {
        AwsCredentialsProvider credentials = surroundings.credentials().apply(request.profile());
        return new AccountAccess(
                request.regions(),
                credentials,
                request.profile(),
                request.endpointUrl(),
                surroundings.clock(),
                false,
                () -> {
                    if (credentials instanceof SdkAutoCloseable closeable) {
                        closeable.close();
                    }
                });
    }

    private static AccountAccess toDemo(ScanRequest request, InstantSource clock) {
        InstantSource now = request.asOf()
                .<InstantSource>map(instant -> Clock.fixed(instant, ZoneOffset.UTC))
                .orElse(clock);
        DemoAccount demo = DemoAccount.open(now);
        return new AccountAccess(
                request.regions().isEmpty() ? DemoAccount.REGIONS : request.regions(),
                DemoAccount.CREDENTIALS,
                Optional.empty(),
                Optional.of(demo.uri()),
                now,
                true,
                demo::close);
    }

    @Override
    public void close() {
        ending.run();
    }
}
