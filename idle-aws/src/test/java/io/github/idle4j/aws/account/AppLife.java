package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalOwner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The life of one Studio app, drawn by chance: its runs, what it wrote in each of them, and where it runs. */
final class AppLife {

    /** What became of the app's log stream. */
    enum Stream {
        PLAIN,
        MISSING,
        EMPTY
    }

    private static final Set<String> GONE = Set.of("Deleted", "Failed");
    private static final Set<String> FREE = Set.of("JupyterServer", "RStudioServerPro");
    private static final List<String> LATER_JUDGED = List.of("JupyterLab", "CodeEditor", "Canvas");

    final String type;
    final String name;
    final String status;
    final Optional<String> instanceType;
    final Instant createdAt;

    /** When it last started, where its lifecycle configuration told. */
    final Optional<Instant> restartedAt;

    final List<Instant> uses;
    private final List<Instant> usesOfEarlierRuns = new ArrayList<>();
    private final Stream stream;

    /** How much later than usual the summaries of its streams are. */
    private final Optional<Duration> summaryLag;

    /** Whether its row names the instance type. */
    private final boolean specified;

    private final Instant now;
    private final Instant windowStart;

    AppLife(String type, String name, String instanceType, Instant now, Duration window, Dice dice) {
        this.type = type;
        this.now = now;
        this.windowStart = now.minus(window);
        int drawn = dice.between(0, 99);
        // Of a type that nobody knows, nobody knows the statuses either.
        boolean serves = drawn < 85 || type.equals("Hologram");
        status = serves ? "InService" : dice.pick("Deleted", "Failed", "Pending", "Deleting");
        // AWS keeps the time of creation where an app starts again within a day.
        createdAt = status.equals("Pending") && dice.chance(0.5)
                ? dice.between(now.minusSeconds(3_000), now.minusSeconds(60))
                : dice.chance(0.2)
                        ? dice.between(windowStart.plusSeconds(1), now.minusSeconds(300))
                        : dice.between(now.minus(Duration.ofDays(40)), windowStart);
        boolean kernel = type.equals("KernelGateway");
        restartedAt = kernel && dice.chance(0.25)
                ? Optional.of(dice.between(createdAt.plusSeconds(1), now.minusSeconds(240)))
                : Optional.empty();
        stream = dice.weighted(List.of(Stream.values()), 90, 6, 4);
        summaryLag = dice.chance(0.2) ? Optional.of(Duration.ofMinutes(dice.between(10, 180))) : Optional.empty();
        uses = stream == Stream.PLAIN
                ? RequestPlan.drawn(started(), windowStart, now.minusSeconds(5), dice)
                : List.of();
        if (stream == Stream.PLAIN && dice.chance(0.3)) {
            Instant end = started().minusSeconds(dice.pick(1, 60, 7_200, 200_000));
            usesOfEarlierRuns.addAll(RequestPlan.endingAt(end, end.minus(Duration.ofDays(3)), dice));
        }
        boolean nameTells = kernel && dice.chance(0.3);
        this.name = nameTells ? name + "-" + instanceType.replace('.', '-') + "-" + dice.hex(28) : name;
        boolean known = nameTells || !kernel || dice.chance(0.95);
        this.instanceType = known ? Optional.of(instanceType) : Optional.empty();
        specified = !nameTells && known;
    }

    Instant started() {
        return restartedAt.orElse(createdAt);
    }

    /** Describes what AWS shows of it. */
    void describeIn(LocalOwner<?> owner) {
        owner.app(type, name, this::describe);
    }

    void describe(LocalApp app) {
        app.createdAt(createdAt).status(status);
        if (specified) {
            instanceType.ifPresent(app::instanceType);
        }
        restartedAt.ifPresent(start -> app.lifecycleConfigLogs(log -> {
            log.event(start, "on-start");
            summaryLag.ifPresent(log::indexLag);
        }));
        if (stream != Stream.MISSING && !(uses.isEmpty() && usesOfEarlierRuns.isEmpty())) {
            app.logs(log -> {
                uses.forEach(use -> log.event(use, "Kernel: execute_request"));
                usesOfEarlierRuns.forEach(use -> log.event(use, "Kernel: execute_request"));
                summaryLag.ifPresent(log::indexLag);
            });
        } else if (stream != Stream.MISSING) {
            app.logs(log -> log.createdAt(createdAt));
        }
    }

    /** Whether it runs on an instance that somebody pays for. */
    boolean lives() {
        return !GONE.contains(status) && !FREE.contains(type);
    }

    /** Whether it runs on an instance of its owner's, or did. */
    boolean isOnInstance() {
        return !FREE.contains(type);
    }

    /** Whether it is of the type whose use is read; of others nobody knows it, also when they have ended. */
    private boolean isRead() {
        return type.equals("KernelGateway");
    }

    /** The uses that count for its instance: where it is not in service, those of each run since it was created. */
    List<Instant> usesOnInstance() {
        List<Instant> all = new ArrayList<>(uses);
        if (!status.equals("InService")) {
            usesOfEarlierRuns.stream().filter(use -> !use.isBefore(createdAt)).forEach(all::add);
        }
        return all;
    }

    /** What may be said of it. */
    Set<Answer> allowed() {
        boolean judged = type.equals("KernelGateway") || LATER_JUDGED.contains(type);
        return judged && status.equals("InService") ? asPart() : EnumSet.of(Answer.NOT_JUDGED);
    }

    /** What it lends to the instance that it runs on: an app of an unknown type may be in use. */
    Set<Answer> asPart() {
        boolean young = started().isAfter(windowStart);
        if (!isRead() && GONE.contains(status)) {
            return EnumSet.of(Answer.UNKNOWN);
        }
        if (!isRead()) {
            boolean changing = !status.equals("InService") && (LATER_JUDGED.contains(type));
            return EnumSet.of(young || changing ? Answer.NOT_JUDGED : Answer.UNKNOWN);
        }
        if (!status.equals("InService")) {
            boolean used = usesOnInstance().stream().anyMatch(windowStart::isBefore);
            if (GONE.contains(status)) {
                return EnumSet.of(used ? Answer.ACTIVE : Answer.IDLE);
            }
            return used ? EnumSet.of(Answer.ACTIVE, Answer.NOT_JUDGED) : EnumSet.of(Answer.NOT_JUDGED);
        }
        if (uses.stream().anyMatch(windowStart::isBefore)) {
            return EnumSet.of(Answer.ACTIVE);
        }
        if (young) {
            return asYoungPart();
        }
        return EnumSet.of(uses.isEmpty() ? Answer.UNKNOWN : Answer.IDLE);
    }

    /** Nobody looks for a start of which the summaries do not tell yet where events are young, or where there are none. */
    private Set<Answer> asYoungPart() {
        boolean startMayBeUnseen = restartedAt.isPresent() && summaryLag.isPresent();
        boolean usedBefore =
                usesOfEarlierRuns.stream().anyMatch(use -> use.isAfter(windowStart) && !use.isBefore(createdAt));
        if (startMayBeUnseen && usedBefore) {
            return EnumSet.of(Answer.NOT_JUDGED, Answer.ACTIVE);
        }
        return startMayBeUnseen && usesOfEarlierRuns.isEmpty()
                ? EnumSet.of(Answer.NOT_JUDGED, Answer.UNKNOWN)
                : EnumSet.of(Answer.NOT_JUDGED);
    }

    Truth truth(String ownerPath) {
        return new Truth(
                "sagemaker:studio-app",
                ownerPath + "/" + type + "/" + name,
                createdAt,
                status.equals("InService"),
                uses,
                allowed(),
                toString());
    }

    @Override
    public String toString() {
        return type + " " + name + " " + status + ", stream " + stream + ", created " + createdAt
                + restartedAt.map(start -> ", started again " + start).orElse("") + ", on " + instanceType + ", uses "
                + uses + ", of earlier runs " + usesOfEarlierRuns;
    }
}
