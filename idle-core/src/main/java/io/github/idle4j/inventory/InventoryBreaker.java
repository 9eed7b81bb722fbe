package io.github.idle4j.inventory;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.inventory.Inventory.Count;
import io.github.idle4j.inventory.Inventory.Group;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what there is with what there was the last time, and tells where the difference is too large to be believed: a list
 * that shrank may have been cut, and where much more is idle at once, something may have stopped to tell of use. Immutable.
 *
 * <p>Each type in each account and region is compared with itself. A group is suspect where less than half of the resources of
 * the last time are left, or where the part of them that is idle rose by more than 30 percentage points; both can be set. Of
 * a group that was not there the last time nothing is suspect. Where only one of the scans knew the account, any is the same.
 */
public final class InventoryBreaker {

    private static final double SMALLEST_PART = 0.5;
    private static final double LARGEST_RISE = 0.3;

    /** What binary fractions may lack to a rise of exactly so many percentage points. */
    private static final double ROUNDING = 1e-9;

    private final Inventory previous;
    private final double smallestPart;
    private final double largestRise;

    private InventoryBreaker(Inventory previous, double smallestPart, double largestRise) {
        this.previous = requireNonNull(previous, "previous");
        this.smallestPart = smallestPart;
        this.largestRise = largestRise;
    }

    /** Compares with that inventory. */
    public static InventoryBreaker against(Inventory previous) {
        return new InventoryBreaker(previous, SMALLEST_PART, LARGEST_RISE);
    }

    /**
     * The same, with another limit for what has to be left.
     *
     * @param part from 0, which never is too little, to 1: one resource less is suspect
     */
    public InventoryBreaker smallestPart(double part) {
        return new InventoryBreaker(previous, requirePart(part), largestRise);
    }

    /**
     * The same, with another limit for how much the part of what is idle may rise.
     *
     * @param rise from 0, where one idle resource more is suspect, to 1: no rise ever is
     */
    public InventoryBreaker largestIdleRise(double rise) {
        return new InventoryBreaker(previous, smallestPart, requirePart(rise));
    }

    private static double requirePart(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("A part of the whole is from 0 to 1, not " + part);
        }
        return part;
    }

    /** What is suspect of an inventory, by account, region and type; none where nothing is. */
    public List<Suspicion> suspicions(Inventory now) {
        requireNonNull(now, "now");
        return previous.sorted().entrySet().stream()
                .map(before -> suspicion(before, now.countLike(before.getKey())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Suspicion> suspicion(Map.Entry<Group, Count> before, Count now) {
        Count then = before.getValue();
        if (now.resources() < then.resources() * smallestPart - ROUNDING) {
            String sentence = now.resources() + " of " + words(before.getKey()) + " were listed, less than "
                    + percent(smallestPart) + " of the " + then.resources() + " of the last time";
            return Optional.of(new Suspicion(before.getKey(), sentence));
        }
        if (now.idleShare() - then.idleShare() > largestRise + ROUNDING) {
            String sentence =
                    now.idle() + " of " + now.resources() + " of " + words(before.getKey()) + " seem idle, and "
                            + then.idle() + " of " + then.resources() + " did the last time: a rise of more than "
                            + percent(largestRise).replace("%", "percentage points");
            return Optional.of(new Suspicion(before.getKey(), sentence));
        }
        return Optional.empty();
    }

    private static String words(Group group) {
        String account = group.account().isEmpty() ? "" : " in account " + group.account();
        return group.type() + account + " in " + group.region();
    }

    private static String percent(double part) {
        return BigDecimal.valueOf(part * 100)
                        .setScale(1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /**
     * Something that cannot be believed.
     *
     * @param group    of what
     * @param sentence why, as a sentence without a full stop
     */
    public record Suspicion(Group group, String sentence) {

        /** Checks that nothing is missing. */
        public Suspicion {
            requireNonNull(group, "group");
            requireNonNull(sentence, "sentence");
        }

        /** Whether that resource is one of those. */
        public boolean concerns(ResourceId resource) {
            return group.mayBe(Group.of(resource));
        }
    }
}
