package io.github.idle4j.examples.cli;

import io.github.idle4j.aws.permissions.PermissionCheck;
import io.github.idle4j.examples.cli.ScanRequest.Kind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code idle doctor}: tells which permissions a scan by the same options would miss. */
@Command(
        name = "doctor",
        sortOptions = false,
        description =
                "Tells before a scan which of its permissions are missing, by one small call of each. Give it the options"
                        + " of the scan. Changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Nothing is missing that the scan needs.",
            "1:Something is missing, or could not be told: no credentials, no network.",
            "2:The command line is wrong."
        })
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ScopeOptions options = new ScopeOptions();

    @Option(names = "--policy", paramLabel = "FILE", description = "The policies of the scan: they may ask about tags.")
    private @Nullable String policy;

    @Option(names = "--attribution", description = "The scan will ask who the people behind Studio apps are.")
    private boolean attribution;

    @Option(names = "--cost", description = "The scan will say what is idle costs.")
    private boolean cost;

    @SuppressWarnings("UnusedVariable") // Complaints looks for it
    @Option(names = "--debug", description = "Show stack traces.")
    private boolean debug;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        // Picocli puts the real one here before it calls.
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() {
        Scope scope = options.check(surroundings);
        ScanPolicies policies =
                new PolicyOptions(Optional.ofNullable(policy), Optional.empty(), Optional.empty()).check(scope.kinds());
        if (attribution && !scope.kinds().contains(Kind.STUDIO)) {
            throw new WrongUsageException("--attribution is about Studio, and --kinds does not name it.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (scope.demo()) {
            out.print(DemoBanner.of(surroundings));
            out.flush();
        }
        Diagnosis diagnosis = diagnosis(scope, policies);
        out.print(new DiagnosisReport(surroundings.columns(), surroundings.colours()).of(diagnosis));
        out.flush();
        return diagnosis.isHealthy() ? ExitCode.DONE : ExitCode.SOMETHING_MISSING;
    }

    private Diagnosis diagnosis(Scope scope, ScanPolicies policies) {
        try (AccountAccess access = AccountAccess.to(scope, surroundings.clock(), surroundings);
                Clients clients = Clients.toAsk(access)) {
            List<String> regions = access.regions();
            Optional<String> account = clients.account(regions.get(0));
            List<Diagnosis.Row> rows = new ArrayList<>();
            for (String region : regions) {
                PermissionCheck check = clients.permissions(region, account, scope.kinds(), policies, attribution);
                check.run().forEach(result -> rows.add(new Diagnosis.Row(region, result)));
            }
            if (cost) {
                String region = regions.get(0);
                clients.pricePermissions(region)
                        .run()
                        .forEach(result -> rows.add(new Diagnosis.Row(Clients.priceRegion(region), result)));
            }
            return new Diagnosis(account, regions, rows);
        }
    }
}
