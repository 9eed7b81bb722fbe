package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;

/**
 * The apps as they are after their use was read: while that took its time, an app that seems unused may have been deleted, or
 * another been started on its instance. Immutable.
 */
final class SecondLook {

    private final AppRows rows;
    private final Map<StudioApp, AppEvidence> seen;
    private final Set<StudioApp> unconfirmed;
    private final Optional<CallFailedException> unlisted;
    private final Optional<CallFailedException> failure;

    private SecondLook(
            AppRows rows,
            Map<StudioApp, AppEvidence> seen,
            Set<StudioApp> unconfirmed,
            Optional<CallFailedException> unlisted,
            Optional<CallFailedException> failure) {
        this.rows = rows;
        this.seen = seen;
        this.unconfirmed = unconfirmed;
        this.unlisted = unlisted;
        this.failure = failure;
    }

    /**
     * Reads the use of apps, and lists them once more where one of them seems unused.
     *
     * @param unlisted why there may be more apps than these
     */
    static SecondLook at(AppRows rows, Optional<CallFailedException> unlisted, UseReading use, StudioClients clients) {
        Map<StudioApp, AppEvidence> seen = use.of(rows.apps());
        if (seen.values().stream().noneMatch(AppEvidence::showsSilence)) {
            return new SecondLook(rows, seen, Set.of(), unlisted, Optional.empty());
        }
        Listing<AppDetails> again = clients.studio().apps().all();
        again.failure().ifPresent(clients.calls()::report);
        AppRows now = AppRows.of(again.items());
        Map<String, StudioApp> latest = new LinkedHashMap<>();
        now.apps().forEach(app -> latest.put(app.path(), app));
        List<StudioApp> apps = new ArrayList<>();
        Set<StudioApp> unconfirmed = new HashSet<>();
        for (StudioApp app : rows.apps()) {
            Optional<StudioApp> later = Optional.ofNullable(latest.remove(app.path()));
            boolean isGone = later.isEmpty() && again.failure().isEmpty() && !isUsed(app, seen);
            apps.add(isGone ? app.gone() : later.orElse(app));
            if (later.isEmpty() && !isGone && seemsUnused(app, seen)) {
                unconfirmed.add(app);
            }
        }
        apps.addAll(latest.values());
        Set<StudioApp> before = new HashSet<>(rows.apps());
        Map<StudioApp, AppEvidence> known = new LinkedHashMap<>(seen);
        known.putAll(use.of(apps.stream().filter(app -> !before.contains(app)).toList()));
        List<String> hidden = new ArrayList<>(now.hidden());
        again.failure().ifPresent(any -> hidden.addAll(rows.hidden()));
        return new SecondLook(
                new AppRows(apps, hidden, now.lostSome()),
                known,
                unconfirmed,
                again.failure().isPresent() ? unlisted : Optional.empty(),
                again.failure());
    }

    /** Whether there is nothing to see of it but use, or nothing at all: then it does not matter whether it is gone. */
    private static boolean isUsed(StudioApp app, Map<StudioApp, AppEvidence> seen) {
        return Optional.ofNullable(seen.get(app))
                .filter(evidence -> evidence.showsSilence() || evidence.gap().isPresent())
                .isEmpty();
    }

    private static boolean seemsUnused(StudioApp app, Map<StudioApp, AppEvidence> seen) {
        return Optional.ofNullable(seen.get(app))
                .filter(AppEvidence::showsSilence)
                .isPresent();
    }

    /** The apps, as they were listed last. */
    AppRows rows() {
        return rows;
    }

    /** What there is to see of the use of an app; nothing of some. */
    Optional<AppEvidence> of(StudioApp app) {
        return Optional.ofNullable(seen.get(app));
    }

    /** Why nobody knows whether an app is still there that seems unused; empty where it is, and of all others. */
    Optional<CallFailedException> mayBeGone(StudioApp app) {
        return failure.filter(any -> unconfirmed.contains(app));
    }

    /** Why more apps may run now; empty where the list was read to the end when it was last read. */
    Optional<CallFailedException> mayHaveMore() {
        return failure.or(() -> unlisted);
    }

    /** Why there may be more apps; empty where they were listed to the end, the first time or the second. */
    Optional<CallFailedException> unlisted() {
        return unlisted;
    }
}
