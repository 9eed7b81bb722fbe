package io.github.idle4j.aws.bench;

import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalAws;
import io.github.idle4j.aws.local.LocalRegion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;

/**
 * An account of some users in two domains, each with the same four apps on two instances; two apps of each are idle, of
 * every other user those that share an instance. For every two apps there is a stream more, of a lifecycle configuration or
 * of an app that is long gone.
 */
final class StudioAccount {

    static final Instant NOW = RandomAccount.NOW;

    static final int APPS_OF_A_USER = 4;

    private static final String HEX = "1abf3407f667f989be9d86559395";

    private final int users;
    private final LocalAws aws;
    private final Set<String> idle = new TreeSet<>();

    StudioAccount(int users) {
        this.users = users;
        this.aws = LocalAws.builder(InstantSource.fixed(NOW)).build();
        aws.region(RandomAccount.REGION).domain("d-one", domain -> {}).domain("d-two", domain -> {});
        for (int user = 0; user < users; user++) {
            add(user, aws.region(RandomAccount.REGION));
        }
    }

    LocalAws aws() {
        return aws;
    }

    int apps() {
        return users * APPS_OF_A_USER;
    }

    /** The paths of the apps that are idle: {@code d-one/user/user-0/KernelGateway/...}. */
    Set<String> idle() {
        return idle;
    }

    private void add(int user, LocalRegion region) {
        String domainId = user % 2 == 0 ? "d-one" : "d-two";
        String name = "user-" + user;
        region.domain(
                domainId,
                domain -> domain.userProfile(name, profile -> {
                    for (int i = 0; i < APPS_OF_A_USER; i++) {
                        int number = i;
                        boolean isIdle = i == 0 || i == (user % 4 < 2 ? 1 : 2);
                        if (isIdle) {
                            idle.add(String.join("/", domainId, "user", name, "KernelGateway", appName(i)));
                        }
                        profile.kernelGateway(appName(i), app -> describe(app, user * APPS_OF_A_USER + number, isIdle));
                    }
                }));
        region.logGroup("/aws/sagemaker/studio", group -> {
            String gone = String.join("/", domainId, name, "KernelGateway", "gone-" + HEX);
            group.stream(gone, stream -> stream.event(NOW.minus(Duration.ofDays(100 + user % 100)), "x"));
        });
    }

    /** Idle ones are silent for 2 to 40 days, the others for a minute to a day. */
    private void describe(LocalApp app, int number, boolean isIdle) {
        Instant createdAt = NOW.minus(Duration.ofDays(60)).minusSeconds(number);
        double share = (double) number / apps();
        Duration silence = isIdle
                ? Duration.ofHours(48).plusSeconds((long) (share * 38 * 86_400))
                : Duration.ofMinutes(1).plusSeconds((long) (share * 23 * 3_600));
        app.createdAt(createdAt)
                .instanceType(number % APPS_OF_A_USER < 2 ? "ml.t3.medium" : "ml.g4dn.xlarge")
                .logs(stream -> stream.eventsEvery(Duration.ofMinutes(10), createdAt, NOW.minus(silence), "x")
                        .event(NOW.minus(silence), "x"));
        if (number % APPS_OF_A_USER == 0) {
            app.lifecycleConfigLogs(stream -> stream.event(createdAt, "x"));
        }
    }

    /** As Studio makes them: of an image, an instance type and digits that are the same for all users. */
    private static String appName(int number) {
        return (number % 2 == 0 ? "datascience-1-0" : "pytorch-2-0")
                + (number < 2 ? "-ml-t3-medium-" : "-ml-g4dn-xlarge-")
                + HEX;
    }
}
