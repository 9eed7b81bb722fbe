package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalApp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The life of one Studio app, drawn by chance: its runs, what shows that it was used, and where it runs. */
abstract class AppLife {

    private static final Set<String> GONE = Set.of("Deleted", "Failed");

    final String type;
    final String name;
    final String status;
    final Optional<String> instanceType;
    final Instant createdAt;
    final Scene scene;

    /** Whether its row names the instance type. */
    private final boolean specified;

    AppLife(String type, String name, String instanceType, boolean knownStatus, Scene scene) {
        this.type = type;
        this.scene = scene;
        Dice dice = scene.dice();
        Instant now = scene.now();
        boolean serves = dice.chance(0.85) || !knownStatus;
        status = serves ? "InService" : dice.pick("Deleted", "Failed", "Pending", "Deleting");
        // AWS keeps the time of creation where an app starts again within a day.
        createdAt = status.equals("Pending") && dice.chance(0.5)
                ? dice.between(now.minusSeconds(3_000), now.minusSeconds(60))
                : dice.chance(0.2)
                        ? dice.between(scene.windowStart().plusSeconds(1), now.minusSeconds(300))
                        : dice.between(now.minus(Duration.ofDays(40)), scene.windowStart());
        boolean kernel = type.equals("KernelGateway");
        boolean nameTells = kernel && dice.chance(0.3);
        this.name = nameTells ? name + "-" + instanceType.replace('.', '-') + "-" + dice.hex(28) : name;
        boolean known = nameTells || !kernel || dice.chance(0.95);
        this.instanceType = known ? Optional.of(instanceType) : Optional.empty();
        specified = !nameTells && known;
    }

    /** Describes what AWS shows of it, but for what it writes and publishes. */
    final void describe(LocalApp app) {
        app.createdAt(createdAt).status(status);
        if (specified) {
            instanceType.ifPresent(app::instanceType);
        }
    }

    final boolean isInService() {
        return status.equals("InService");
    }

    final boolean hasEnded() {
        return GONE.contains(status);
    }

    /** Whether it runs on an instance that somebody pays for. */
    final boolean lives() {
        return !hasEnded() && isOnInstance();
    }

    /** Whether it runs on an instance of its owner's, or did. */
    boolean isOnInstance() {
        return true;
    }

    /** Whether anything is said of it while it is in service. */
    boolean isJudged() {
        return true;
    }

    /** Whether all that AWS shows of it may make one sure. */
    boolean mayBeSure() {
        return false;
    }

    /** When it was used in this run, as far as anything shows it. */
    abstract List<Instant> uses();

    /** The uses that count for its instance. */
    List<Instant> usesOnInstance() {
        return uses();
    }

    /** What it lends to the instance that it runs on. */
    abstract Set<Answer> asPart();

    private Set<Answer> allowed(UnaryOperator<Set<Answer>> underItsOwner) {
        return isJudged() && isInService() ? underItsOwner.apply(asPart()) : EnumSet.of(Answer.NOT_JUDGED);
    }

    /**
     * What is true of it.
     *
     * @param underItsOwner what may be said of it, whose it is, of what its use lets say
     */
    final Truth truth(String ownerPath, UnaryOperator<Set<Answer>> underItsOwner) {
        return new Truth(
                "sagemaker:studio-app",
                ownerPath + "/" + type + "/" + name,
                createdAt,
                isInService(),
                uses(),
                allowed(underItsOwner),
                mayBeSure(),
                toString());
    }

    @Override
    public String toString() {
        return type + " " + name + " " + status + ", created " + createdAt + ", on " + instanceType;
    }
}
