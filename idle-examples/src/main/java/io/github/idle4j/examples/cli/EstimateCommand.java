package io.github.idle4j.examples.cli;

import io.github.idle4j.Costs;
import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.EstimateReport;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.ScanFailure;
import io.github.idle4j.examples.cli.ScanRequest.Format;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code idle estimate}: tells what a scan by the same options would take. */
@Command(
        name = "estimate",
        sortOptions = false,
        description =
                "Tells before a scan how many calls it takes, how many CloudWatch metrics it requests and what these cost, by"
                        + " listing what there is and nothing else. Give it the options of the scan. Changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The estimate is done. What failed of it stands on standard error.",
            "1:Nothing could be listed: no credentials, no network, everything denied.",
            "2:The command line is wrong."
        })
final class EstimateCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ScopeOptions options = new ScopeOptions();

    @Option(names = "--idle-after", paramLabel = "DURATION", description = "As of the scan. Default: 14d.")
    private @Nullable String idleAfter;

    @Option(names = "--studio-idle-after", paramLabel = "DURATION", description = "As of the scan. Default: 24h.")
    private @Nullable String studioIdleAfter;

    @Option(names = "--policy", paramLabel = "FILE", description = "The policies of the scan, which say what it reads.")
    private @Nullable String policy;

    @Option(names = "--attribution", description = "The scan will ask who the people behind Studio apps are.")
    private boolean attribution;

    @Option(names = "--cost", description = "The scan will say what is idle costs.")
    private boolean cost;

    @Option(names = "--format", paramLabel = "FORMAT", description = "table or json. Default: table.")
    private String format = "table";

    @SuppressWarnings("UnusedVariable") // Complaints looks for it
    @Option(names = "--debug", description = "Show stack traces.")
    private boolean debug;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    EstimateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        // Picocli puts the real one here before it calls.
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        Scope scope = options.check(surroundings);
        ScanPolicies policies = new PolicyOptions(
                        Optional.ofNullable(policy),
                        Optional.ofNullable(idleAfter),
                        Optional.ofNullable(studioIdleAfter))
                .check(scope.kinds());
        if (attribution && !scope.kinds().contains(Kind.STUDIO)) {
            throw new WrongUsageException("--attribution is about Studio, and --kinds does not name it.");
        }
        boolean table = ScanOptions.look(format) == Format.TABLE;
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (scope.demo()) {
            PrintWriter to = table ? out : err;
            to.print(DemoBanner.of(surroundings));
            to.flush();
        }
        EstimateReport report = estimate(scope, policies);
        report.failures().forEach(failure -> Complaints.say(err, inWords(failure)));
        boolean nothingListed =
                report.estimate().calls().keySet().stream().noneMatch(api -> api.startsWith("sagemaker:"));
        if (table && nothingListed) {
            Complaints.say(err, "Nothing could be listed.");
        } else {
            out.print(
                    table
                            ? new EstimateTable(surroundings.columns()).of(report)
                            : EstimateJson.of(report, scope.demo()));
            out.flush();
        }
        return nothingListed ? ExitCode.NOTHING_JUDGED : ExitCode.DONE;
    }

    private EstimateReport estimate(Scope scope, ScanPolicies policies) {
        try (AccountAccess access = AccountAccess.to(scope, surroundings.clock(), surroundings);
                Clients clients = new Clients(access)) {
            clients.requireCredentials();
            Optional<String> account = clients.account(access.regions().get(0));
            var detector = IdleDetector.builder().clock(surroundings.clock());
            for (String region : access.regions()) {
                if (ScanResult.anyOnEndpoints(scope.kinds())) {
                    detector.watch(clients.endpoints(region, account), policies.onEndpoints());
                }
                if (scope.kinds().contains(Kind.STUDIO)) {
                    detector.watch(clients.studio(region, account, attribution), policies.inStudio());
                }
            }
            if (cost) {
                detector.then(Costs.by(clients.prices(access.regions().get(0))));
            }
            return withAccount(detector.build().estimate());
        }
    }

    /** With the call that asked for the account, which a scan makes too. */
    private static EstimateReport withAccount(EstimateReport report) {
        SortedMap<String, Long> calls = new TreeMap<>(report.calls());
        calls.put(Clients.WHO_AM_I, 1L);
        Estimate asked = Estimate.of(Map.of(Clients.WHO_AM_I, Range.exactly(1)), Range.NONE);
        return new EstimateReport(report.estimate().plus(asked), calls, report.failures());
    }

    private static String inWords(ScanFailure failure) {
        String where = failure.origin().region().map(region -> region + ": ").orElse("");
        return where + failure.error() + (failure.lostInventory() ? ". A scan may take more than is told." : "");
    }
}
