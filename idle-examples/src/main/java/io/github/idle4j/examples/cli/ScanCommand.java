package io.github.idle4j.examples.cli;

import io.github.idle4j.Assessment;
import io.github.idle4j.Costs;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.ScanSummary;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.examples.cli.ScanRequest.Format;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.history.VerdictHistory;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code idle scan}: looks at every endpoint, component and Studio app of one account, and reports. */
@Command(
        name = "scan",
        sortOptions = false,
        description =
                "Looks at every SageMaker endpoint, inference component and Studio app of an account, and tells which ones"
                        + " nobody uses. Changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The scan is done. What failed of it is listed in the report.",
            "1:Nothing could be judged: no credentials, no network, everything denied. Or the report could not be written.",
            "2:The command line is wrong.",
            "3:Something is idle, and --fail-on-idle was asked for.",
            "130:The scan was interrupted, as by Ctrl-C; the report is of what was judged until then."
        })
final class ScanCommand implements Callable<Integer> {

    /** Whoever reads the report from a pipe may take his time. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ScanOptions options = new ScanOptions();

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    ScanCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        // Picocli puts the real one here before it calls.
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ScanRequest request = options.check(surroundings);
        boolean bannerFirst =
                request.format() == Format.TABLE && request.output().isEmpty();
        if (request.demo()) {
            PrintWriter to = bannerFirst ? out : err;
            to.print(DemoBanner.of(surroundings));
            to.flush();
        }
        try (AccountAccess access = AccountAccess.to(request, surroundings);
                Clients clients = new Clients(access);
                var interruption = new Interruption(surroundings.interrupts(), err, surroundings.terminal())) {
            clients.requireCredentials();
            Map<String, Long> before = request.limits().allowCall() ? Map.of(Clients.WHO_AM_I, 1L) : Map.of();
            Optional<String> account = before.isEmpty()
                    ? Optional.empty()
                    : clients.account(access.regions().get(0));
            try (Destination to = destination(request, out)) {
                ReportWriter report = report(request, to.writer());
                ScanResult result =
                        scan(request, access.regions(), clients, account, before, report, interruption, err);
                boolean interrupted = interruption.over();
                if (!report.failed()) {
                    sayWhatFailed(result, err);
                }
                if (!report.failed() && !result.isWhole()) { // it was left behind, and may still be written to
                    throw new IOException("not everything that was judged arrived there");
                }
                report.complete(result);
                to.complete();
                return interrupted ? ExitCode.INTERRUPTED : exitCode(request, result);
            } catch (IOException e) { // a disk can fill up while a scan runs
                String where = request.output().map(Path::toString).orElse("standard output");
                Complaints.say(err, "The report could not be written to " + where + ": " + e.getMessage());
                return ExitCode.NOTHING_JUDGED;
            }
        }
    }

    private static Destination destination(ScanRequest request, PrintWriter out) throws IOException {
        return request.output().isPresent() ? ReportFile.open(request.output().get()) : new StandardOutput(out);
    }

    private ReportWriter report(ScanRequest request, Writer to) throws IOException {
        return request.format() == Format.JSON
                ? new JsonReport(to, request.demo(), request.cost())
                : new TableWriter(to, (result, assessments) -> table(request, result, assessments));
    }

    private String table(ScanRequest request, ScanResult result, List<Assessment> assessments) {
        String banner = request.demo() && request.output().isPresent() ? DemoBanner.of(surroundings) : "";
        boolean colours = surroundings.colours() && request.output().isEmpty();
        var advice = new AdviceReport(surroundings.columns());
        return banner
                + new TableReport(surroundings.columns(), colours).of(result, assessments)
                + (request.advice() ? advice.of(assessments) : advice.announced(assessments));
    }

    private ScanResult scan(
            ScanRequest request,
            List<String> regions,
            Clients clients,
            Optional<String> account,
            Map<String, Long> before,
            ReportWriter report,
            Interruption interruption,
            PrintWriter err) {
        // Where no report can be written any more, nothing that is found is of use.
        BooleanSupplier stopped = () -> interruption.asked() || report.failed();
        var detector = IdleDetector.builder()
                .clock(surroundings.clock())
                .cancelledWhen(stopped)
                .patience(PATIENCE)
                .then(Recommender.standard());
        request.asOf().ifPresent(detector::asOf);
        (before.isEmpty() ? request.limits() : request.limits().afterOneCall()).applyTo(detector);
        request.kept().ifPresent(kept -> detector.steady(kept.steadiness(), VerdictHistory.inFile(kept.history())));
        UnaryOperator<ResourceActivitySource> traced =
                source -> request.debug() ? new TracedSource(source, err) : source;
        for (String region : regions) {
            if (ScanResult.anyOnEndpoints(request.kinds())) {
                var source = new KindsOf(clients.endpoints(region, account), request.kinds());
                detector.watch(traced.apply(source), request.policies().onEndpoints());
            }
            if (request.kinds().contains(Kind.STUDIO)) {
                detector.watch(
                        traced.apply(clients.studio(region, account, request.attribution())),
                        request.policies().inStudio());
            }
        }
        if (request.cost()) {
            detector.then(Costs.by(clients.prices(regions.get(0))));
        }
        var tally = new Tally();
        try (var progress = Progress.on(err, request.progress(), surroundings.terminal())) {
            ScanSummary summary = detector.build().stream(Audience.of(tally, report, progress));
            return new ScanResult(
                    summary, tally, request.demo(), request.kinds(), regions, account, request.cost(), before);
        }
    }

    private static void sayWhatFailed(ScanResult result, PrintWriter err) {
        List<ScanFailure> failures = result.summary().failures();
        if (failures.isEmpty()) {
            return;
        }
        Complaints.say(
                err,
                result.nothingJudged()
                        ? "Nothing could be judged:"
                        : result.summary().inventoryComplete()
                                ? "A part of the scan failed:"
                                : "A part of the scan failed, and resources may be missing from the report:");
        failures.forEach(failure -> {
            String where =
                    failure.origin().region().map(region -> region + ": ").orElse("");
            err.println("  " + Printable.line(where + failure.error()));
        });
        err.flush();
    }

    private static int exitCode(ScanRequest request, ScanResult result) {
        if (result.nothingJudged()) {
            return ExitCode.NOTHING_JUDGED;
        }
        boolean anyIdle = result.summary().counts().getOrDefault(Status.IDLE, 0L) > 0;
        return request.failOnIdle() && anyIdle ? ExitCode.SOMETHING_IDLE : ExitCode.DONE;
    }
}
