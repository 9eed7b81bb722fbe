package io.github.idle4j.aws.studio;

import io.github.idle4j.ActivitySourceException;
import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.calls.Listing;
import io.github.idle4j.aws.calls.Place;
import io.github.idle4j.policy.ResourceActivity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;

/**
 * One observation of Studio in one account and region: lists all apps, reads what shows their use, looks again whether those
 * are still there that seem unused, and puts those together that share an instance.
 */
final class StudioScan {

    private final Observation observation;
    private final StudioClients clients;
    private final AwsCalls calls;
    private final ContentWanted content;
    private final boolean attributed;
    private final Place place;

    /**
     * An observation that has not begun.
     *
     * @param attributed whether to ask who the people are behind the apps
     */
    StudioScan(Observation observation, StudioClients clients, ContentWanted content, boolean attributed, Place place) {
        this.observation = observation;
        this.clients = clients;
        this.calls = clients.calls();
        this.content = content;
        this.attributed = attributed;
        this.place = place;
    }

    Stream<ResourceActivity> activities() {
        Listed listed = listed();
        List<StudioApp> apps = listed.rows.apps();
        FutureTask<SpaceOwners> owners = calls.inBackground(() -> SpaceOwners.of(apps, clients.studio(), calls));
        var use = new UseReading(apps, observation, content, listed.sweep.map(AwsCalls::await), owners, clients);
        SecondLook look = SecondLook.at(listed.rows, listed.failure, use, clients);
        AppTags tags = observation.needs().tags() ? AppTags.of(look.rows().apps(), clients) : AppTags.notAsked();
        var observer =
                new AppObserver(observation, place, AwsCalls.await(owners), tags, attribution(look, owners), look);
        Map<StudioApp, ResourceActivity> activities = new LinkedHashMap<>();
        look.rows().apps().forEach(app -> activities.put(app, observer.activity(app)));
        var instances = new StudioInstances(place, observation, tags.ofInstance(), look.rows(), look.mayHaveMore());
        // Use of an app that has ended counts for its instance, and summaries tell of the latest use too late.
        List<StudioApp> ended = instances.endedWithoutOtherUse(activities);
        calls.inParallelByItem(ended, use::ofEnded)
                .forEach((app, evidence) -> activities.put(app, observer.activity(app, evidence)));
        List<ResourceActivity> composed = instances.of(activities);
        observation.listed(activities.size() + composed.size());
        return Stream.of(
                        activities.values().stream(),
                        composed.stream(),
                        look.unlisted().stream().flatMap(StudioScan::lost))
                .flatMap(part -> part);
    }

    private Attribution attribution(SecondLook look, FutureTask<SpaceOwners> owners) {
        SpaceOwners known = AwsCalls.await(owners);
        return attributed ? Attribution.of(look.rows().apps(), known, clients) : Attribution.none(known);
    }

    /**
     * What was listed.
     *
     * @param failure why it may not be all
     * @param sweep   the listing of streams, which has begun; none where no app shows its use there
     */
    private record Listed(
            AppRows rows, Optional<CallFailedException> failure, Optional<FutureTask<StreamSweep>> sweep) {}

    /** Lists all apps, and begins to list streams as soon as an app needs them. */
    private Listed listed() {
        Listing.Reader<ListAppsResponse, AppDetails> pages = clients.studio().apps();
        List<AppDetails> rows = new ArrayList<>();
        Optional<FutureTask<StreamSweep>> sweep = Optional.empty();
        while (pages.hasNext()) {
            List<AppDetails> page = pages.next();
            rows.addAll(page);
            if (sweep.isEmpty() && page.stream().map(StudioApp::of).anyMatch(UseReading::showsInStream)) {
                sweep = Optional.of(
                        calls.listFirst() ? new FutureTask<>(this::sweep) : calls.inBackground(this::sweep));
            }
        }
        AppRows all = AppRows.of(rows);
        if (all.lostSome()) {
            calls.lost("sagemaker:ListApps: a row without a domain or a name");
        }
        return new Listed(all, pages.failure(), sweep);
    }

    private StreamSweep sweep() {
        Instant from = observation.window().from();
        return new StreamSweep(clients.logs(), from).begun();
    }

    /** The last thing that a source says of a listing that broke off. */
    private static Stream<ResourceActivity> lost(CallFailedException failure) {
        throw new ActivitySourceException(failure.getMessage(), failure);
    }
}
