package io.github.idle4j.contract;

import static io.github.idle4j.contract.Seen.NOW;
import static io.github.idle4j.contract.Seen.ago;

import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.Standing;
import io.github.idle4j.policy.EvidenceNeeds;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Activities for a policy to judge, over the time that it asks for: some made by hand, many drawn at random. */
final class Samples {

    private static final long SEED = 20_260_615;
    private static final int DRAWN = 400;
    private static final int SLOTS = 48;
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Signal EVENTS =
            Signal.demand("LogEvents", Map.of("LogStream", "app")).inWords("log event", "app app");
    private static final Duration LEAST = Duration.ofHours(2);
    private static final Duration RECENT = Duration.ofMinutes(55);

    private static final Signal REQUESTS = signal("blue").additive().inWords("request", "variant blue");
    private static final Signal CONTROL = Signal.control("CPUUtilization", Map.of("VariantName", "blue"));

    private static final List<ReasonCode> REASONS = List.of(
            ReasonCode.ACCESS_DENIED, ReasonCode.CALL_FAILED, ReasonCode.DEADLINE, ReasonCode.of("OWN", "One's own."));

    private static final List<Standing> STANDINGS = List.of(
            Standing.inTransition("Its status is Updating."),
            Standing.withoutCost("It has no copies."),
            Standing.unreadable(ReasonCode.ACCESS_DENIED, "Its status could not be read."),
            Standing.neverJudged(ReasonCode.FAILED, "Its status is Failed."),
            Standing.neverJudged(ReasonCode.DELETING, "Its status is Deleting."));

    private final Duration lookback;
    private final Random random = new Random(SEED);
    private final List<ResourceActivity> made = new ArrayList<>();
    private final boolean tagsAsked;

    private Samples(EvidenceNeeds needs, Duration least, int times) {
        Duration asked = needs.lookback().compareTo(LONGEST) < 0 ? needs.lookback() : LONGEST;
        Duration seen = asked.multipliedBy(times);
        this.lookback = seen.compareTo(least) > 0 ? seen : least;
        this.tagsAsked = needs.tags();
    }

    /** Seen over exactly the time that the needs name, or over two hours where that is less. */
    static List<ResourceActivity> seenAsAskedFor(EvidenceNeeds needs) {
        return new Samples(needs, LEAST, 1).all();
    }

    /** Seen over four times that time, and over ten years at least. */
    static List<ResourceActivity> seenForLonger(EvidenceNeeds needs) {
        return new Samples(needs, LONGEST, 4).all();
    }

    /** What no policy may call idle, whatever span it looks at: the last hour is not known to be silent. */
    static List<ResourceActivity> neverIdle(EvidenceNeeds needs) {
        var samples = new Samples(needs, LEAST, 1);
        samples.neverIdle();
        return samples.made;
    }

    private List<ResourceActivity> all() {
        keep(silent("silent"));
        keep(silent("silent-without-tags").tags(tags(Map.of())));
        keep(silent("silent-to-keep").tags(tags(Map.of("keep", "true", "env", "sandbox", "team", "a"))));
        keep(endpoint("absent-while-alive")
                .demand(
                        REQUESTS,
                        List.of(Seen.nothingWhileAlive(REQUESTS, CONTROL)
                                .from(start())
                                .until(NOW))));
        keep(endpoint("used-at-the-boundary")
                .demand(REQUESTS, List.of(zeros(REQUESTS), Seen.use(REQUESTS).at(start()))));
        studio();
        neverIdle();
        for (int i = 0; i < DRAWN; i++) {
            keep(drawn("drawn-" + i, 0));
        }
        return made;
    }

    /** Apps and instances of several people, of a shared space too, in use and not. */
    private void studio() {
        keep(app("alice").demand(EVENTS, List.of(noEvent())));
        keep(app("bob").demand(EVENTS, List.of(noEvent(), Seen.use(EVENTS).at(ago(RECENT)))));
        keep(app("team").owner(Fact.none()).demand(EVENTS, List.of(noEvent())));
        keep(app("carla").completeness(Completeness.incomplete(ReasonCode.KIND_NOT_SUPPORTED, "Its type is Canvas.")));
        keep(app("dina").tags(tags(Map.of("keep", "true"))).demand(EVENTS, List.of(noEvent())));
        for (ResourceActivity app : List.copyOf(made)) {
            if (app.resource().type().equals(ResourceId.STUDIO_APP)) {
                String user = app.attributes().get("userProfileName");
                keep(Seen.studioInstance(user, "ml.t3.medium", lookback)
                        .owner(app.owner())
                        .tags(tags(Map.of()))
                        .part(app));
            }
        }
    }

    private ResourceActivity.Builder app(String user) {
        return Seen.studioApp(user, "ml.t3.medium", lookback).tags(tags(Map.of()));
    }

    private Evidence noEvent() {
        return Seen.noEvent(EVENTS).from(start()).until(NOW);
    }

    private void neverIdle() {
        keep(endpoint("used-just-now")
                .demand(
                        REQUESTS,
                        List.of(
                                zeros(REQUESTS),
                                Seen.use(REQUESTS).from(ago(RECENT)).until(NOW))));
        for (ReasonCode why : REASONS) {
            keep(endpoint("gap-" + why)
                    .demand(
                            REQUESTS,
                            List.of(
                                    Seen.zeros(REQUESTS).from(start()).until(ago(RECENT)),
                                    Seen.gap(REQUESTS, why).from(ago(RECENT)).until(NOW))));
            keep(silent("incomplete-" + why).completeness(Completeness.incomplete(why, "Something is missing.")));
        }
        keep(endpoint("one-signal-of-two")
                .demand(REQUESTS, List.of(zeros(REQUESTS)))
                .demand(signal("red"), List.of()));
        keep(endpoint("without-evidence").demand(REQUESTS, List.of()));
        keep(endpoint("without-signals"));
        keep(silent("too-new").createdAt(ago(RECENT)));
        keep(silent("just-started").runningSince(ago(RECENT)));
        STANDINGS.forEach(how ->
                keep(silent("standing-" + how.kind() + "-" + how.reason()).standing(how)));
    }

    private ResourceActivity.Builder drawn(String name, int depth) {
        ResourceActivity.Builder activity = endpoint(name);
        if (chance(15)) {
            activity.createdAt(slotsAgo(random.nextInt(SLOTS)));
        }
        if (chance(10)) {
            activity.runningSince(slotsAgo(random.nextInt(SLOTS * 2)));
        }
        if (chance(20)) {
            activity.standing(STANDINGS.get(random.nextInt(STANDINGS.size())));
        }
        if (chance(6)) {
            activity.completeness(Completeness.incomplete(reason(), "Something is missing."));
        }
        activity.owner(chance(80) ? Fact.known("alice") : Fact.unreadable("denied"));
        int tagged = random.nextInt(10);
        activity.tags(
                !tagsAsked
                        ? Fact.notAsked()
                        : tagged == 0
                                ? Fact.unreadable("AccessDeniedException on ListTags")
                                : Fact.known(tagged < 4 ? Map.of("env", "sandbox") : Map.of("keep", "true")));
        for (int i = chance(4) ? 2 : 0; i < 2; i++) {
            Signal one = chance(70) ? signal(name + i).additive() : signal(name + i);
            Optional<Signal> control = chance(50) ? Optional.of(CONTROL) : Optional.empty();
            activity.demand(one, evidence(one, control));
        }
        if (depth == 0 && chance(15)) {
            activity.part(drawn(name + "-part", 1).build());
        }
        return activity;
    }

    private List<Evidence> evidence(Signal signal, Optional<Signal> control) {
        var evidence = new ArrayList<Evidence>();
        boolean quiet = chance(60);
        for (int from = SLOTS; from > 0; ) {
            int to = Math.max(0, from - 1 - random.nextInt(SLOTS / 2));
            int kind = quiet ? 0 : random.nextInt(10);
            if (kind < 6) {
                var silence = control.map(shown -> Seen.nothingWhileAlive(signal, shown))
                        .orElse(Seen.zeros(signal));
                evidence.add(silence.from(slotsAgo(from)).until(slotsAgo(to)));
            } else if (kind < 8) {
                var use = chance(50) ? Seen.use(signal) : Seen.uses(random.nextInt(5), signal);
                evidence.add(use.from(slotsAgo(from)).until(slotsAgo(to)));
            } else if (kind == 8) {
                evidence.add(Seen.gap(signal, reason()).from(slotsAgo(from)).until(slotsAgo(to)));
            }
            from = to;
        }
        return evidence;
    }

    private ResourceActivity.Builder endpoint(String name) {
        return Seen.endpoint(name, lookback).owner(Fact.known("alice")).tags(tags(Map.of("env", "test")));
    }

    private ResourceActivity.Builder silent(String name) {
        return endpoint(name).demand(REQUESTS, List.of(zeros(REQUESTS)));
    }

    private Evidence zeros(Signal signal) {
        return Seen.zeros(signal).from(start()).until(NOW);
    }

    /** Tags are read only for those who ask. */
    private Fact<Map<String, String>> tags(Map<String, String> which) {
        return tagsAsked ? Fact.known(which) : Fact.notAsked();
    }

    private void keep(ResourceActivity.Builder activity) {
        made.add(activity.build());
    }

    private static Signal signal(String variant) {
        return Signal.demand("Invocations", Map.of("VariantName", variant));
    }

    private Instant start() {
        return ago(lookback);
    }

    private Instant slotsAgo(int slots) {
        return ago(lookback.dividedBy(SLOTS).multipliedBy(slots));
    }

    private ReasonCode reason() {
        return REASONS.get(random.nextInt(REASONS.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
