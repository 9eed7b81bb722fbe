package io.github.idle4j.examples.cli;

import io.github.idle4j.Costs;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.advice.Recommender;
import io.github.idle4j.aws.cost.PriceList;
import io.github.idle4j.examples.cli.ScanRequest.Format;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import io.github.idle4j.history.VerdictHistory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "1:Nothing could be judged: no credentials, no network, everything denied.",
            "2:The command line is wrong.",
            "3:Something is idle, and --fail-on-idle was asked for."
        })
final class ScanCommand implements Callable<Integer> {

    private static final String DEMO_ACCOUNT =
            "DEMO ACCOUNT: nothing here is real. Name a --region or a --profile to scan an account of yours.";

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
            to.print(banner());
            to.flush();
        }
        ScanResult result = scan(request, err);
        sayWhatFailed(result, err);
        boolean written = write(request, rendered(request, result), out, err);
        return written ? exitCode(request, result) : ExitCode.NOTHING_JUDGED;
    }

    private String banner() {
        String end = System.lineSeparator();
        return String.join(end, WrappedText.lines(DEMO_ACCOUNT, surroundings.columns())) + end + end;
    }

    private ScanResult scan(ScanRequest request, PrintWriter err) {
        try (AccountAccess access = AccountAccess.to(request, surroundings);
                Clients clients = new Clients(access)) {
            List<String> regions = access.regions();
            Optional<String> account = clients.account(regions.get(0));
            var detector = IdleDetector.builder().clock(surroundings.clock()).then(Recommender.standard());
            request.asOf().ifPresent(detector::asOf);
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
            Optional<PriceList> prices =
                    request.cost() ? Optional.of(clients.prices(regions.get(0))) : Optional.empty();
            prices.ifPresent(list -> detector.then(Costs.by(list)));
            try (var progress = Progress.on(err, request.progress(), surroundings.terminal())) {
                IdleReport report = detector.build().scanTelling(progress);
                return new ScanResult(
                        report, request.demo(), request.kinds(), regions, account, prices.map(list -> Map.of()));
            }
        }
    }

    private String rendered(ScanRequest request, ScanResult result) {
        if (request.format() == Format.JSON) {
            return JsonReport.of(result);
        }
        var text = new StringWriter();
        if (request.demo() && request.output().isPresent()) {
            text.write(banner());
        }
        boolean colours = surroundings.colours() && request.output().isEmpty();
        text.write(new TableReport(surroundings.columns(), colours).of(result));
        var advice = new AdviceReport(surroundings.columns());
        text.write(request.advice() ? advice.of(result) : advice.announced(result));
        return text.toString();
    }

    /** Whether the report arrived where it was to go; a disk can fill up while a scan runs. */
    private static boolean write(ScanRequest request, String report, PrintWriter out, PrintWriter err) {
        if (request.output().isEmpty()) {
            out.print(report);
            if (out.checkError()) {
                Complaints.say(err, "The report could not be written to standard output.");
                return false;
            }
            return true;
        }
        try {
            Files.writeString(request.output().get(), report);
            return true;
        } catch (IOException e) {
            Complaints.say(
                    err,
                    "The report could not be written to " + request.output().get() + ": " + e.getMessage());
            return false;
        }
    }

    private static void sayWhatFailed(ScanResult result, PrintWriter err) {
        if (result.report().failures().isEmpty()) {
            return;
        }
        Complaints.say(
                err,
                result.nothingJudged()
                        ? "Nothing could be judged:"
                        : result.report().summary().inventoryComplete()
                                ? "A part of the scan failed:"
                                : "A part of the scan failed, and resources may be missing from the report:");
        result.report().failures().forEach(failure -> {
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
        return request.failOnIdle() && !result.report().idle().isEmpty() ? ExitCode.SOMETHING_IDLE : ExitCode.DONE;
    }
}
