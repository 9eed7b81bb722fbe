package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the Canvas apps of one person in one domain publish: how long none of them was used. */
final class CanvasMeter {

    /** It takes so long until a use shows. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private final String domain;
    private final String person;
    private final Scene scene;
    private int apps;
    private final TreeSet<Instant> uses = new TreeSet<>();

    /** When it stopped to publish. */
    private final Optional<Instant> silentFrom;

    CanvasMeter(String domain, String person, Scene scene) {
        this.domain = domain;
        this.person = person;
        this.scene = scene;
        Dice dice = scene.dice();
        // Around an hour ago both is right: that a point is there, and that none is.
        int minutes = dice.weighted(List.of(0, dice.between(12, 50), dice.between(63, 600)), 75, 10, 15);
        silentFrom = minutes == 0 ? Optional.empty() : Optional.of(scene.now().minus(Duration.ofMinutes(minutes)));
    }

    /** The latest use that shows. */
    Instant latest() {
        Instant settled = scene.now().minus(SETTLING);
        return silentFrom
                .map(end -> end.minusSeconds(120))
                .filter(settled::isAfter)
                .orElse(settled);
    }

    /** One more app publishes here, or did. */
    void join() {
        apps++;
    }

    /** Whether nobody can tell which app published what. */
    boolean isShared() {
        return apps > 1;
    }

    void use(Instant at) {
        uses.add(at);
    }

    List<Instant> uses() {
        return List.copyOf(uses);
    }

    /** Whether it published anything in the last hour. */
    boolean isHeard() {
        return !uses.isEmpty()
                && silentFrom
                        .filter(scene.now().minus(Duration.ofHours(1))::isAfter)
                        .isEmpty();
    }

    void describeIn(LocalRegion region) {
        if (!uses.isEmpty()) {
            region.series(
                    "/aws/sagemaker/Canvas/AppActivity",
                    "TimeSinceLastActive",
                    Map.of("DomainId", domain, "UserProfileName", person),
                    series -> {
                        uses.forEach(use -> series.end(use).secondsSince(use));
                        silentFrom.ifPresent(series::end);
                    });
        }
    }

    @Override
    public String toString() {
        return "used " + uses
                + silentFrom.map(from -> ", published nothing since " + from).orElse("");
    }
}
