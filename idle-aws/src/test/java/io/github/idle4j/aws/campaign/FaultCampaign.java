package io.github.idle4j.aws.campaign;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Scans many worlds, on several threads, and counts what happened in them. */
final class FaultCampaign {

    /** What is wrong with so many worlds is enough to know. */
    private static final int MOST_FAILURES = 20;

    private final AtomicLong next;
    private final long end;
    private final LongFunction<World> worldOf;
    private final Function<World, Outcome> scan;
    private final Duration slack;
    private final Map<String, LongAdder> figures = new ConcurrentSkipListMap<>();
    private final Map<Long, String> failures = new ConcurrentSkipListMap<>();
    private final long begun = System.nanoTime();

    private FaultCampaign(
            long first, long worlds, LongFunction<World> worldOf, Function<World, Outcome> scan, Duration slack) {
        this.next = new AtomicLong(first);
        this.end = first + worlds;
        this.worldOf = worldOf;
        this.scan = scan;
        this.slack = slack;
    }

    /** Scans the worlds of that many seeds, from the first on. */
    static FaultCampaign of(long first, long worlds, int threads) throws InterruptedException {
        return new FaultCampaign(first, worlds, World::of, World::run, Duration.ZERO).run(threads);
    }

    /** Scans the worlds of that many seeds, from the first on, with few calls or metrics each. */
    static FaultCampaign withinBudgets(long first, long worlds, int threads) throws InterruptedException {
        return new FaultCampaign(first, worlds, World::withinBudget, World::run, Duration.ZERO).run(threads);
    }

    private FaultCampaign run(int threads) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            var group = new ThreadGroup("worlds-" + i); // the threads of a scan are in the group of whoever scans
            var worker = new Thread(group, () -> work(group), "world-" + i);
            worker.start();
            workers.add(worker);
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return this;
    }

    /** Scans the worlds of that many seeds through a network, in real time. */
    static FaultCampaign overNetwork(long first, long worlds, int threads) throws InterruptedException {
        return new FaultCampaign(first, worlds, World::ofNetwork, World::runOverNetwork, Duration.ofSeconds(7))
                .run(threads);
    }

    private void work(ThreadGroup group) {
        for (long seed = next.getAndIncrement();
                seed < end && failures.size() < MOST_FAILURES;
                seed = next.getAndIncrement()) {
            World world = worldOf.apply(seed);
            try {
                Outcome outcome = scan.apply(world);
                List<String> wrong = new ArrayList<>(Checks.wrong(outcome, slack));
                Set<String> left = Threads.left(group);
                if (!left.isEmpty()) {
                    wrong.add("threads are left: " + left);
                }
                count(outcome);
                if (!wrong.isEmpty()) {
                    failures.put(seed, world + "\n    " + String.join("\n    ", wrong));
                }
            } catch (RuntimeException | Error thrown) {
                failures.put(seed, world + "\n    " + trace(thrown));
            }
        }
    }

    private static String trace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private void count(Outcome outcome) {
        add("worlds", 1);
        add("resources", outcome.report().assessments().size());
        add("requests", outcome.door().requests());
        add("seconds on the clocks of the worlds", outcome.passed().toSeconds());
        add("failures reported", outcome.report().failures().size());
        outcome.troubles().forEach(trouble -> {
            if (Changes.isChange(trouble)) {
                add("fault: " + trouble.kind(), 1);
            } else if (trouble.struck().get() > 0) {
                add("fault: " + trouble.kind(), 1);
                add("requests struck: " + trouble.kind(), trouble.struck().get());
            }
        });
        outcome.report()
                .assessments()
                .forEach(one -> add(
                        "verdict: " + one.verdict().status() + " "
                                + one.verdict().reason(),
                        1));
    }

    private void add(String figure, long number) {
        figures.computeIfAbsent(figure, any -> new LongAdder()).add(number);
    }

    /** What is wrong, by seed; nothing, where the promise was kept in all worlds. */
    Map<Long, String> failures() {
        return new TreeMap<>(failures);
    }

    /** What happened, in numbers. */
    String figures() {
        var text = new StringBuilder();
        figures.forEach((figure, number) -> text.append(String.format("%,12d  %s%n", number.sum(), figure)));
        Duration wall = Duration.ofNanos(System.nanoTime() - begun);
        return text.append(String.format("%,12d  seconds on the wall%n", wall.toSeconds()))
                .toString();
    }
}
