package io.github.idle4j.examples.demo;

import io.github.idle4j.aws.local.LocalApp;
import io.github.idle4j.aws.local.LocalDomain;
import io.github.idle4j.aws.local.LocalLogStream;
import io.github.idle4j.aws.local.LocalUserProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** The Studio domain of the demo account: who opened what when, and what was logged since. */
final class DemoStudio {

    static final String DOMAIN = "d-3x4mpl3d0m41";

    private static final String ON_MEDIUM = "datascience-1-0-ml-t3-medium-1abf3407f667f989be9d86559395";

    private static final String ALSO_ON_MEDIUM = "sklearn-1-2-ml-t3-medium-7c20e41f9d5be4ac3f60b1a9d822";

    private static final String ON_GPU = "pytorch-2-1-ml-g4dn-xlarge-90b1ce4403f0d7a19c62f35bd8e7";

    private static final String DATA_WRANGLER = "sagemaker-data-wrang-ml-m5-4xlarge-54eebb9b8b7e2055bdd94fd073ee";

    private DemoStudio() {}

    static Consumer<LocalDomain> asOf(Instant now) {
        return domain -> domain.name("data-science")
                .createdAt(now.minus(Duration.ofDays(500)))
                // One notebook was left open on Friday, so to say; the other one is at work, on the same instance.
                .userProfile(
                        "ana",
                        ana -> signedIn(ana, now)
                                .kernelGateway(ON_MEDIUM, logging(now, 21, Duration.ofHours(40)))
                                .kernelGateway(ALSO_ON_MEDIUM, logging(now, 6, Duration.ofMinutes(25))))
                // Prepared his data, and went on elsewhere three days ago.
                .userProfile(
                        "ben",
                        ben -> signedIn(ben, now).kernelGateway(DATA_WRANGLER, logging(now, 5, Duration.ofDays(3))))
                // A training run that ended nine days ago; its kernel, with a GPU, is still there.
                .userProfile(
                        "erik", erik -> signedIn(erik, now).kernelGateway(ON_GPU, logging(now, 12, Duration.ofDays(9))))
                // Works in the new Studio, in a space of her own.
                .userProfile("carla")
                .space(
                        "carla-lab",
                        space -> space.owner("carla")
                                .privately()
                                .jupyterLab(app -> app.createdAt(now.minus(Duration.ofDays(8)))
                                        .instanceType("ml.g5.xlarge")
                                        .logs(stream -> probed(stream, now, 8)
                                                .event(now.minus(Duration.ofHours(2)), "Saving file"))))
                // Ran her last cell two days ago; since then only the watchers of her JupyterLab write to its log.
                .userProfile("gina", gina -> gina.signsInAs("gina@example.com"))
                .space(
                        "gina-lab",
                        space -> space.owner("gina")
                                .privately()
                                .jupyterLab(
                                        app -> app.createdAt(now.minus(Duration.ofDays(4)))
                                                .instanceType("ml.g4dn.2xlarge")
                                                .logs(
                                                        stream -> probed(stream, now, 4)
                                                                .event(
                                                                        now.minus(Duration.ofDays(2)),
                                                                        "{\"event\": \"jl-cell-executed\", \"notebook_name\": \"5d41402a\"}"))))
                // Never logged out of Canvas.
                .userProfile(
                        "hugo",
                        hugo -> hugo.canvas(app ->
                                app.createdAt(now.minus(Duration.ofDays(3))).activeAt(now.minus(Duration.ofHours(50)))))
                // Opened her first notebook this morning.
                .userProfile(
                        "dina",
                        dina -> dina.kernelGateway(
                                ON_MEDIUM,
                                app -> app.createdAt(now.minus(Duration.ofHours(3)))
                                        .instanceType("ml.t3.medium")));
    }

    /** What a JupyterLab that is so many days old writes by itself. */
    private static LocalLogStream probed(LocalLogStream stream, Instant now, int days) {
        return stream.eventsEvery(
                Duration.ofMinutes(5),
                now.minus(Duration.ofDays(days)),
                now,
                "200 GET /jupyterlab/default/api/status (@127.0.0.1) 0.9ms");
    }

    private static LocalUserProfile signedIn(LocalUserProfile user, Instant now) {
        return user.app(
                "JupyterServer",
                "default",
                app -> app.createdAt(now.minus(Duration.ofDays(30))).instanceType("system"));
    }

    /** An app that is there for some days, and logged something every now and then until so long ago. */
    private static Consumer<LocalApp> logging(Instant now, int days, Duration until) {
        Instant opened = now.minus(Duration.ofDays(days));
        return app -> app.createdAt(opened)
                .logs(stream -> stream.eventsEvery(
                        Duration.ofMinutes(5), opened.plusSeconds(90), now.minus(until), "kernel: execute_request"));
    }
}
