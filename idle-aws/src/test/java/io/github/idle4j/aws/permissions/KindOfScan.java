package io.github.idle4j.aws.permissions;

import static io.github.idle4j.policy.ActivityPredicate.tagged;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static java.time.Duration.ofDays;

import io.github.idle4j.Costs;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.aws.cost.PriceList;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.aws.studio.StudioActivitySource;
import io.github.idle4j.policy.IdlePolicy;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Every kind of scan: all that a user can ask for and that makes another call. */
enum KindOfScan {
    ENDPOINTS((account, detector) -> detector.watch(endpoints(account), quietFor(ofDays(14)))),

    ENDPOINTS_BY_TAG((account, detector) -> detector.watch(endpoints(account), unlessKept(14))),

    STUDIO((account, detector) -> detector.watch(studio(account).build(), quietFor(ofDays(1)))),

    STUDIO_WITHOUT_LINES((account, detector) ->
            detector.watch(studio(account).withoutLogLines().build(), quietFor(ofDays(1)))),

    STUDIO_BY_TAG((account, detector) -> detector.watch(studio(account).build(), unlessKept(1))),

    ATTRIBUTED((account, detector) ->
            detector.watch(studio(account).withAttribution().build(), quietFor(ofDays(1)))),

    COSTS((account, detector) -> detector.watch(endpoints(account), quietFor(ofDays(14)))
            .watch(studio(account).build(), quietFor(ofDays(1)))
            .then(Costs.by(PriceList.of(account.pricing()))));

    private final BiConsumer<WholeAccount, IdleDetector.Builder> watching;

    KindOfScan(BiConsumer<WholeAccount, IdleDetector.Builder> watching) {
        this.watching = watching;
    }

    private static EndpointActivitySource endpoints(WholeAccount account) {
        return EndpointActivitySource.builder(account.sageMaker(), account.cloudWatch())
                .clock(InstantSource.fixed(WholeAccount.NOW))
                .build();
    }

    private static StudioActivitySource.Builder studio(WholeAccount account) {
        return StudioActivitySource.builder(account.sageMaker(), account.logs(), account.cloudWatch());
    }

    private static IdlePolicy unlessKept(int days) {
        return quietFor(ofDays(days)).unless(tagged("keep", "true"), "its owner asked to keep it");
    }

    IdleReport of(WholeAccount account) {
        var detector = IdleDetector.builder().asOf(WholeAccount.NOW).then(Recommender.standard());
        watching.accept(account, detector);
        return detector.build().scan();
    }

    /** What a report says, so far as a permission could change it: all but how it was found out, and what comes along with that. */
    static Set<String> told(KindOfScan kind, IdleReport report) {
        Set<String> told = new TreeSet<>();
        report.assessments()
                .forEach(one -> told.add(String.join(
                        " ",
                        kind.toString(),
                        one.resource().type(),
                        one.resource().account(),
                        one.resource().path(),
                        one.verdict().status().toString(),
                        one.verdict().reason().toString(),
                        one.activity().owner().toString(),
                        one.activity().tags().toString(),
                        one.activity().attributes().getOrDefault("ssoUser", ""),
                        one.activity().attributes().getOrDefault("idleShutdown", ""),
                        one.cost().map(cost -> cost.monthly().toString()).orElse(""))));
        return told;
    }
}
