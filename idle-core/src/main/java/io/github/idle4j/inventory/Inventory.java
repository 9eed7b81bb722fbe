package io.github.idle4j.inventory;

import static java.util.Objects.requireNonNull;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many resources there are of each type in each account and region, and how many of them nobody seems to use. Immutable.
 *
 * <p>What was idle and held back after it was judged, because it was not steady yet or the inventory was suspect, counts as idle
 * here: so a sudden change is suspect once, and believed when the next scan finds the same.
 */
public final class Inventory {

    private static final Set<ReasonCode> HELD_BACK = Set.of(ReasonCode.NOT_YET_STEADY, ReasonCode.INVENTORY_SUSPECT);

    private final SortedMap<Group, Count> counts;

    private Inventory(SortedMap<Group, Count> counts) {
        this.counts = counts;
    }

    /** Begins to count. */
    public static Builder builder() {
        return new Builder();
    }

    /** The counts of what there is, by account, region and type; none of a group without a resource. */
    public Map<Group, Count> counts() {
        return Map.copyOf(counts);
    }

    SortedMap<Group, Count> sorted() {
        return counts;
    }

    /** How many there are of a group. */
    public Count count(Group group) {
        return counts.getOrDefault(requireNonNull(group, "group"), Count.NONE);
    }

    /** As {@link #count}; where there is none of it, of all groups that may be the same. */
    Count countLike(Group group) {
        Count known = count(group);
        return known.resources() > 0
                ? known
                : counts.entrySet().stream()
                        .filter(other -> group.mayBe(other.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce(Count.NONE, Count::and);
    }

    @Override
    public String toString() {
        return counts.toString();
    }

    /**
     * All resources of one type in one account and region.
     *
     * @param account twelve digits; empty where nothing tells
     * @param region  as {@code eu-central-1}
     * @param type    as {@code sagemaker:endpoint}
     */
    public record Group(String account, String region, String type) implements Comparable<Group> {

        private static final Comparator<Group> ORDER = Comparator.comparing(Group::account)
                .thenComparing(Group::region)
                .thenComparing(Group::type);

        /** Checks that nothing is missing. */
        public Group {
            requireNonNull(account, "account");
            requireNonNull(region, "region");
            requireNonNull(type, "type");
        }

        /** The group of a resource. */
        public static Group of(ResourceId resource) {
            return new Group(resource.account(), resource.region(), resource.type());
        }

        /** Whether nothing tells them apart: what is of no known account may be of any. */
        boolean mayBe(Group other) {
            return region.equals(other.region)
                    && type.equals(other.type)
                    && (account.isEmpty() || other.account.isEmpty() || account.equals(other.account));
        }

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * How many there are.
     *
     * @param resources all of them
     * @param idle      those of them that nobody seems to use
     */
    public record Count(long resources, long idle) {

        static final Count NONE = new Count(0, 0);

        /**
         * Checks that it can be.
         *
         * @throws IllegalArgumentException if more are idle than there are, or fewer than none
         */
        public Count {
            if (idle < 0 || idle > resources) {
                throw new IllegalArgumentException("Of " + resources + " resources, " + idle + " cannot be idle");
            }
        }

        private Count and(Count other) {
            return new Count(resources + other.resources, idle + other.idle);
        }

        /** The part of them that is idle, from 0 to 1; 0 where there are none. */
        public double idleShare() {
            return resources == 0 ? 0 : (double) idle / resources;
        }
    }

    /** Counts resources one by one, and keeps none of them. Thread-safe. */
    public static final class Builder {

        private final SortedMap<Group, Count> counts = new TreeMap<>();

        private Builder() {}

        /**
         * Counts one resource.
         *
         * @param resource which
         * @param status   what was said of it
         * @param reason   and why
         */
        public Builder add(ResourceId resource, Status status, ReasonCode reason) {
            requireNonNull(status, "status");
            requireNonNull(reason, "reason");
            boolean idle = status == Status.IDLE || (status == Status.UNKNOWN && HELD_BACK.contains(reason));
            return add(Group.of(resource), new Count(1, idle ? 1 : 0));
        }

        /** Counts so many resources of a group. */
        public synchronized Builder add(Group group, Count count) {
            counts.merge(requireNonNull(group, "group"), requireNonNull(count, "count"), Count::and);
            return this;
        }

        /** The inventory of what was counted so far. */
        public synchronized Inventory build() {
            return new Inventory(new TreeMap<>(counts));
        }
    }
}
