package io.github.idle4j.aws.account;

import io.github.idle4j.aws.account.OwnerLife.Kind;
import io.github.idle4j.aws.local.LocalLogGroup;
import io.github.idle4j.aws.local.LocalRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The Studio domains of an account, drawn by chance; names repeat from one to the next, and within one. */
public final class StudioLife {

    /** Whose apps are to be kept. */
    public static final String EXEMPT = "user-1";

    private static final String GROUP = "/aws/sagemaker/studio";
    private static final int OWNERS_OF_DOMAIN = 25;

    private final Scene scene;
    private final Dice dice;
    private final Map<String, List<OwnerLife>> owners = new LinkedHashMap<>();
    private final Map<String, AppLog> logs = new LinkedHashMap<>();
    private final Map<String, CanvasMeter> meters = new HashMap<>();
    private final List<Truth> servers = new ArrayList<>();

    StudioLife(int count, Instant now, Duration window, Dice dice) {
        this.dice = dice;
        scene = new Scene(now, window, dice.weighted(List.of(0, 1, 3, 16), 60, 15, 20, 5), dice);
        for (int from = 0; from < count; from += OWNERS_OF_DOMAIN) {
            String domain = "d-" + dice.hex(12);
            owners.put(domain, new ArrayList<>());
            addOwners(domain, Math.min(OWNERS_OF_DOMAIN, count - from));
        }
    }

    private void addOwners(String domain, int count) {
        Set<String> spaces = new HashSet<>();
        List<String> profiles = new ArrayList<>();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < count; i++) {
            String name = dice.pick("User-", "user-") + i;
            if (dice.chance(0.6)) {
                profiles.add(name);
                if (dice.chance(0.05) && !name.startsWith("user")) {
                    profiles.add(name.toLowerCase(Locale.ROOT));
                    twice.add(name.toLowerCase(Locale.ROOT));
                }
            } else if (dice.chance(0.15) && !profiles.isEmpty()) {
                String twin = dice.pick(profiles);
                spaces.add(twin);
                twice.add(twin.toLowerCase(Locale.ROOT));
            } else {
                spaces.add(dice.pick("hidden-", "Space-", "space-", "space-") + i);
            }
        }
        for (String name : profiles) {
            add(domain, name, Kind.PROFILE, name, twice);
        }
        for (String name : spaces.stream().sorted().toList()) {
            boolean twin = profiles.contains(name);
            Kind kind = twin
                    ? Kind.SHARED_SPACE
                    : dice.weighted(List.of(Kind.PRIVATE_SPACE, Kind.SHARED_SPACE, Kind.UNSAID_SPACE), 60, 35, 5);
            String person = profiles.isEmpty() || dice.chance(0.2) ? "left-long-ago" : dice.pick(profiles);
            add(domain, name, kind, person, twice);
        }
        if (dice.chance(0.5)) {
            servers.add(server(domain));
        }
    }

    private void add(String domain, String name, Kind kind, String person, Set<String> twice) {
        boolean mayDiffer = !twice.contains(name.toLowerCase(Locale.ROOT));
        var book = new LogBook(domain + "/" + name, mayDiffer, logs, scene);
        owners.get(domain)
                .add(new OwnerLife(
                        domain,
                        name,
                        kind,
                        person,
                        book,
                        someone -> meters.computeIfAbsent(
                                domain + "/" + someone, any -> new CanvasMeter(domain, someone, scene)),
                        scene));
    }

    private Truth server(String domain) {
        return new Truth(
                "sagemaker:studio-app",
                domain + "/user/domain-shared/RStudioServerPro/default",
                scene.now().minus(Duration.ofDays(30)),
                true,
                List.of(),
                EnumSet.of(Answer.NOT_JUDGED),
                "the server of the domain");
    }

    void describeIn(LocalRegion region) {
        owners.forEach((domain, lives) -> region.domain(domain, in -> {
            lives.forEach(life -> life.describeIn(in));
            if (servers.stream().anyMatch(server -> server.path().startsWith(domain))) {
                in.rStudioServer(app -> app.createdAt(scene.now().minus(Duration.ofDays(30)))
                        .instanceType(dice.pick("system", "ml.t3.medium", "ml.c5.4xlarge")));
            }
        }));
        region.logGroup(GROUP, group -> {
            group.createdAt(scene.now().minus(Duration.ofDays(400)));
            if (scene.keptDays() != 0) {
                group.retentionInDays(scene.keptDays());
                if (dice.chance(0.5)) {
                    group.forgetsSummaries();
                }
            }
            logs.values().forEach(log -> log.describeIn(group));
            describeOthers(group);
        });
        meters.values().forEach(meter -> meter.describeIn(region));
    }

    /** Streams that belong to no app that is listed; in some accounts there are very many. */
    private void describeOthers(LocalLogGroup group) {
        int old = dice.weighted(List.of(10, 400, 12_000), 40, 45, 15);
        List<String> paths = List.copyOf(logs.keySet());
        for (int i = 0; i < old; i++) {
            Instant last = dice.between(scene.now().minus(Duration.ofDays(60)), scene.now());
            String name = switch (dice.between(0, 5)) {
                case 0 -> "Notebook/" + dice.hex(10);
                case 1 -> "d-gone/domain-shared/rstudioserverpro/default" + i;
                case 2 -> paths.isEmpty() ? "x" : dice.pick(paths) + "x" + i;
                case 3 -> paths.isEmpty() ? "y" : dice.pick(paths) + "/other";
                default -> "d-gone/user-" + i + "/KernelGateway/ds";
            };
            group.stream(name, stream -> {
                if (dice.chance(0.95)) {
                    stream.event(last, "Kernel: execute_request");
                }
            });
        }
    }

    List<Truth> truths() {
        List<Truth> truths = new ArrayList<>(servers);
        owners.values().forEach(lives -> lives.forEach(life -> truths.addAll(life.truths())));
        return truths;
    }
}
