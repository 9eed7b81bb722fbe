package io.github.idle4j.aws.studio;

import io.github.idle4j.evidence.Standing.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;

/**
 * What the rows of ListApps say.
 *
 * @param apps   each app that has a domain and a name, once, though the list may shift between two pages
 * @param hidden where apps may run of which a row does not say what they are or whose: what the paths of their instances
 *               begin with
 * @param lostSome whether a row says too little to be an app
 */
record AppRows(List<StudioApp> apps, List<String> hidden, boolean lostSome) {

    static AppRows of(List<AppDetails> rows) {
        Map<String, StudioApp> apps = new LinkedHashMap<>();
        List<String> hidden = new ArrayList<>();
        boolean lost = false;
        for (AppDetails row : rows) {
            StudioApp app = StudioApp.of(row);
            boolean isNamed = !app.domain().isEmpty() && !app.name().isEmpty();
            if (isNamed) {
                apps.merge(app.path(), app, StudioApp::orLater);
            } else {
                lost = true;
            }
            boolean mayRun = app.kind().isOnInstance() && AppStanding.of(app).share() != Share.USE_ONLY;
            if (mayRun && (!isNamed || app.owner().isEmpty())) {
                hidden.add(whereabouts(app));
            }
        }
        return new AppRows(List.copyOf(apps.values()), List.copyOf(hidden), lost);
    }

    private static String whereabouts(StudioApp app) {
        if (app.domain().isEmpty()) {
            return "";
        }
        return app.owner().isEmpty() ? app.domain() + "/" : app.ownerPath() + "/";
    }

    /** Whether an app of which nothing is known may run on the instances of that one's owner. */
    boolean mayHideBeside(StudioApp app) {
        return hidden.stream().anyMatch((app.ownerPath() + "/")::startsWith);
    }
}
