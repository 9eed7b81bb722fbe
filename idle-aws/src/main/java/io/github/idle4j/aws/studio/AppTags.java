package io.github.idle4j.aws.studio;

import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.Standing.Share;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tags of apps, where a policy asks about them. Immutable. */
final class AppTags {

    private static final Fact<Map<String, String>> OF_ENDED = Fact.unreadable("it has ended");

    private final boolean asked;
    private final Map<StudioApp, Fact<Map<String, String>>> tags;

    private AppTags(boolean asked, Map<StudioApp, Fact<Map<String, String>>> tags) {
        this.asked = asked;
        this.tags = tags;
    }

    /** The tags of nothing, where no policy asks about them. */
    static AppTags notAsked() {
        return new AppTags(false, Map.of());
    }

    /** Reads the tags of those of these apps that have not ended. */
    static AppTags of(List<StudioApp> apps, StudioClients clients) {
        List<StudioApp> living = apps.stream()
                .filter(app -> AppStanding.of(app).share() != Share.USE_ONLY)
                .toList();
        return new AppTags(true, clients.calls().inParallelByItem(living, app -> read(app, clients)));
    }

    /** Rows name no ARN, and the type in it has been seen in other letters than in the row: so it is asked for. */
    private static Fact<Map<String, String>> read(StudioApp app, StudioClients clients) {
        try {
            Optional<String> arn = Optional.ofNullable(clients.studio().app(app).appArn());
            return arn.map(clients.studio()::tags).orElseGet(() -> Fact.unreadable("AWS does not tell its ARN"));
        } catch (CallFailedException failed) {
            clients.calls().report(failed);
            return Fact.unreadable(failed.getMessage());
        }
    }

    Fact<Map<String, String>> of(StudioApp app) {
        return asked ? tags.getOrDefault(app, OF_ENDED) : Fact.notAsked();
    }

    /** Of an instance, which has none: those of its apps speak for it. */
    Fact<Map<String, String>> ofInstance() {
        return asked ? Fact.known(Map.of()) : Fact.notAsked();
    }
}
