package io.github.idle4j.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code idle}: finds SageMaker endpoints and Studio apps that nobody uses. */
@Command(
        name = "idle",
        description = "Finds SageMaker endpoints and Studio apps that nobody uses, and says how it knows.",
        versionProvider = ProgramVersion.class,
        subcommands = {ScanCommand.class, EstimateCommand.class, DoctorCommand.class})
public final class Idle {

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    /** Picocli makes one. */
    Idle() {}

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine(Surroundings.ofProcess())
                .setOut(utf8(FileDescriptor.out))
                .setErr(utf8(FileDescriptor.err))
                .execute(args));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        var commandLine = new CommandLine(new Idle(), new CommandFactory(surroundings));
        return commandLine
                .setExpandAtFiles(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.min(120, Math.max(80, surroundings.columns())))
                .setParameterExceptionHandler(Complaints::wrongUsage)
                .setExecutionExceptionHandler(Complaints::failure);
    }

    /** JSON is UTF-8, whatever the locale says. Not System.out, which tells nobody when it cannot write. */
    private static PrintWriter utf8(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }
}
