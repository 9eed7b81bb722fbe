package io.github.idle4j.aws.account;

import io.github.idle4j.aws.account.Line.Sense;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * What JupyterLab writes: a line for each cell that was run, twice; and what the script says of kernels and terminals that is
 * offered in github.com/aws-samples/sagemaker-studio-apps-lifecycle-config-examples.
 */
final class LabTalk extends AppTalk {

    /** Where somebody works in it, and what the script therefore looks at. */
    private enum Place {
        SESSION("Notebook session my is not idle.ipynb (ID: 4f2a), with kernel python3 (ID: 77b0) is not idle. Reason: "
                + "kernel not idle based on last activity. Last activity: %sZ."),
        TERMINAL("Terminal 1 is not idle. Reason: terminal not idle based on last activity. Last activity: %sZ."),
        CLOSED("App not idle based on last activity state. Last activity: %sz");

        private final String text;

        Place(String text) {
            this.text = text;
        }
    }

    private static final String BUSY =
            "Notebook session a.ipynb (ID: 4f2a), with kernel python3 (ID: 77b0) is not idle. "
                    + "Reason: kernel execution state is not idle.";
    private static final String DENIED =
            "The current execution role does not allow executing the DeleteApp() operation. "
                    + "Please check IAM policy configurations. Exception: An error occurred (AccessDeniedException)";

    private final boolean cells;
    private final Place place;

    /** How long each piece of work keeps a kernel busy. */
    private final Duration busy;

    LabTalk(AppLog log, Dice dice) {
        super(log, 0.45, dice);
        cells = dice.chance(0.6);
        place = dice.pick(Place.values());
        busy = dice.weighted(List.of(Duration.ZERO, Duration.ofHours(5)), 80, 20);
    }

    @Override
    String probe() {
        return "[I 2026-01-01 00:00:00.000 ServerApp] 200 GET /jupyterlab/default/api/status (@169.255.255.2) 0.70ms";
    }

    @Override
    void worked(NavigableSet<Instant> works) {
        if (cells) {
            int between = dice.pick(0, 1, 40);
            for (Instant work : works) {
                String text =
                        "[I ServerApp] {\"name\": \"jl-cell-executed\", \"notebook_name\": \"9a1c\", \"timestamp\": \""
                                + stamp(work) + "Z\"}";
                log.write(Lines.one(work, time -> Line.work(time, text)));
                log.write(Lines.one(work.plusMillis(between), time -> Line.work(time, text)));
            }
        }
    }

    @Override
    void check(Instant first, Instant end, NavigableSet<Instant> works) {
        atChecks(0, first, end, time -> verdict(time, first, works));
        if (place != Place.CLOSED && !works.isEmpty() && works.first().isBefore(end)) {
            Instant opened = first.plus(checks.multipliedBy(checksUntil(works.first(), first)));
            atChecks(1, opened, end, time -> state(time, works));
        }
        String app = "JupyterLab-default. Domain ID: d-1. Space name: s. Resource ARN: arn.";
        atChecks(
                2,
                first,
                end,
                time -> isIdle(time, first, works)
                        ? Line.of(time, Sense.REPORT, script(time, "Deleting app " + app))
                        : Line.of(time, Sense.NOISE, script(time, "JupyterLab is not idle. Passing check.")));
        atChecks(
                3,
                first,
                end,
                time -> isIdle(time, first, works)
                        ? Line.of(time, Sense.REPORT, script(time, DENIED))
                        : Line.of(time, Sense.NOISE, script(time, "")));
    }

    private long checksUntil(Instant time, Instant first) {
        long late = Duration.between(first, time).toMillis();
        return late <= 0 ? 0 : (late + checks.toMillis() - 1) / checks.toMillis();
    }

    private boolean isBusy(Instant time, NavigableSet<Instant> works) {
        return lastOf(works, time).filter(last -> last.plus(busy).isAfter(time)).isPresent();
    }

    /** Where nobody worked yet, the script takes its own first check for the last activity. */
    private Instant lastActivity(Instant time, Instant first, NavigableSet<Instant> works) {
        return lastOf(works, time).orElse(first);
    }

    private boolean isIdle(Instant time, Instant first, NavigableSet<Instant> works) {
        return !isBusy(time, works)
                && Duration.between(lastActivity(time, first, works), time).compareTo(limit) > 0;
    }

    private Line verdict(Instant time, Instant first, NavigableSet<Instant> works) {
        if (isBusy(time, works)) {
            return Line.report(time, time, script(time, BUSY));
        }
        if (isIdle(time, first, works)) {
            return Line.of(time, Sense.REPORT, script(time, "Detected JupyterLab idle state. Stopping notebook."));
        }
        Instant last = lastActivity(time, first, works);
        Place seen = lastOf(works, time).isPresent() ? place : Place.CLOSED;
        return Line.report(time, last, script(time, String.format(seen.text, stamp(last))));
    }

    private Line state(Instant time, NavigableSet<Instant> works) {
        Optional<Instant> last = lastOf(works, time);
        String text = "Updating state with last activity date "
                + last.map(AppTalk::stamp).orElse("") + "z.";
        return new Line(time, Sense.REPORT, last, script(time, text));
    }

    @Override
    public String toString() {
        return (cells ? "cells, " : "") + "works in " + place + (busy.isZero() ? "" : " for " + busy) + ", "
                + super.toString();
    }
}
