package io.github.idle4j.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Some things of one kind on a {@link Bill}, such as two instances of one type, and how long such were up. Immutable and
 * thread-safe.
 */
public final class BillItem {

    /** The product of instances of endpoints, as the Price List API calls it. */
    public static final String HOSTING = "Hosting";

    /** The product of instances of endpoints that a capacity reservation pays for, used or not. */
    public static final String RESERVED_HOSTING = "Hosting in a capacity reservation";

    /** The product of concurrency that is provisioned for serverless endpoints; its type is the size of the memory. */
    public static final String PROVISIONED_CONCURRENCY = "Serverless provisioned concurrency";

    /** The product of instances of JupyterLab. */
    public static final String JUPYTER_LAB = "Studio JupyterLab";

    /** The product of instances of Code Editor. */
    public static final String CODE_EDITOR = "Studio Code Editor";

    /** The product of instances of the kernels of Studio Classic. */
    public static final String KERNEL_GATEWAY = "Studio KernelGateway";

    /** The product of sessions of Canvas. */
    public static final String CANVAS = "Canvas";

    /** Counts come that long after the time that they are of, at the latest. */
    private static final Duration PUBLISHED_WITHIN = Duration.ofHours(1);

    private final String product;
    private final String type;
    private final int number;
    private final Optional<Instant> unchangedSince;
    private final List<Uptime> metered;

    private BillItem(String product, String type, int number, Optional<Instant> unchangedSince, List<Uptime> metered) {
        this.product = requireNonNull(product, "product");
        this.type = requireNonNull(type, "type");
        this.number = number;
        this.unchangedSince = unchangedSince;
        this.metered = metered;
    }

    /**
     * What is up now.
     *
     * @param product what is sold, in an open set: {@link #HOSTING}, {@link #JUPYTER_LAB}, …
     * @param type    of which size or type, such as {@code ml.m5.xlarge}
     * @param number  how many; zero where none is up now, but such were
     * @throws IllegalArgumentException if the number is negative
     */
    public static BillItem of(String product, String type, int number) {
        if (number < 0) {
            throw new IllegalArgumentException("Nobody is billed for " + number + " of " + type);
        }
        return new BillItem(product, type, number, Optional.empty(), List.of());
    }

    /** The same, of which the number has been what it is since then. */
    public BillItem unchangedSince(Instant instant) {
        return new BillItem(product, type, number, Optional.of(instant), metered);
    }

    /**
     * The same, of which is known how long such were up.
     *
     * @param history what was counted, in any order; no two of them may overlap
     */
    public BillItem metered(List<Uptime> history) {
        List<Uptime> inOrder = history.stream()
                .sorted(Comparator.comparing(one -> one.span().from()))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).span().from().isBefore(inOrder.get(i - 1).span().to())) {
                throw new IllegalArgumentException("Counted twice: " + inOrder.get(i - 1) + " and " + inOrder.get(i));
            }
        }
        return new BillItem(product, type, number, unchangedSince, inOrder);
    }

    /** What is sold. */
    public String product() {
        return product;
    }

    /** Of which size or type. */
    public String type() {
        return type;
    }

    /** How many are up now. */
    public int number() {
        return number;
    }

    /**
     * How long such were up within a span that ends now, all of them together: three for two hours make six. What is too
     * new to be counted is taken to be as it is now.
     *
     * @return as much of the time as is known, and whether it is all
     */
    public Counted within(Span span) {
        Duration counted = Duration.ZERO;
        Duration covered = Duration.ZERO;
        for (Uptime uptime : metered) {
            Span inside = uptime.span().within(span);
            counted = counted.plus(uptime.within(inside));
            covered = covered.plus(inside.length());
        }
        Duration tooNew = tooNewToBeCounted(span);
        counted = counted.plus(tooNew.multipliedBy(number));
        covered = covered.plus(tooNew);
        if (covered.equals(span.length())) {
            return new Counted(counted, true);
        }
        return unchangedSince.filter(since -> !since.isAfter(span.from())).isPresent()
                ? new Counted(span.length().multipliedBy(number), true)
                : new Counted(counted, false);
    }

    /** The time since the last count, unless another should have come since. */
    private Duration tooNewToBeCounted(Span span) {
        if (metered.isEmpty()) {
            return Duration.ZERO;
        }
        Span last = metered.get(metered.size() - 1).span();
        Duration since = Duration.between(last.to(), span.to());
        boolean soon = !since.isNegative() && since.compareTo(last.length().plus(PUBLISHED_WITHIN)) <= 0;
        return soon && !last.to().isBefore(span.from()) ? since : Duration.ZERO;
    }

    @Override
    public String toString() {
        return number + " × " + type + " (" + product + ")";
    }

    /**
     * How long things of one kind were up in a span, as it was counted.
     *
     * @param span when
     * @param time how long, all of them together; not negative
     */
    public record Uptime(Span span, Duration time) {

        /** Checks that there is a span of which to speak. */
        public Uptime {
            requireNonNull(span, "span");
            requireNonNull(time, "time");
            if (span.isEmpty() || time.isNegative()) {
                throw new IllegalArgumentException("Nothing is up for " + time + " within " + span);
            }
        }

        /** The share of it that falls to a part of its span. */
        private Duration within(Span part) {
            return part.equals(span)
                    ? time
                    : time.multipliedBy(part.length().toSeconds())
                            .dividedBy(Math.max(1, span.length().toSeconds()));
        }
    }

    /**
     * What is known of the time that things were up.
     *
     * @param time  so long at least; zero where nothing is known
     * @param isAll whether no longer either
     */
    public record Counted(Duration time, boolean isAll) {

        /** Whether nothing was up, and that is known. */
        public boolean isNone() {
            return isAll && time.isZero();
        }
    }
}
