package io.github.idle4j.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said on standard error when a command cannot go on: what is wrong, and a stack trace only with {@code --debug}. */
final class Complaints {

    private Complaints() {}

    /** For what picocli itself cannot parse. */
    static int wrongUsage(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        return wrongUsage(command, List.of(sentence(wrong)));
    }

    /** For what a command throws. */
    static int failure(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int exitCode;
        if (thrown instanceof WrongUsageException wrong) {
            exitCode = wrongUsage(command, wrong.sentences());
        } else if (thrown instanceof NoCredentialsException) {
            say(err, String.valueOf(thrown.getMessage()));
            exitCode = ExitCode.NOTHING_JUDGED;
        } else {
            say(err, "The " + command.getCommandName() + " broke off: " + thrown);
            exitCode = ExitCode.NOTHING_JUDGED;
        }
        if (command.getParseResult().hasMatchedOption("--debug")) {
            trace(err, thrown);
        }
        err.flush();
        return exitCode;
    }

    /** One sentence, as the program's. */
    static void say(PrintWriter err, String sentence) {
        err.println("idle: " + Printable.line(sentence));
        err.flush();
    }

    /** A stack trace, with nothing in it that a terminal obeys. */
    static void trace(PrintWriter err, Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        text.toString()
                .lines()
                .forEach(line -> err.println((line.startsWith("\t") ? "\t" : "") + Printable.line(line)));
        err.flush();
    }

    private static int wrongUsage(CommandLine command, List<String> sentences) {
        sentences.forEach(sentence -> say(command.getErr(), sentence));
        command.getErr().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        command.getErr().flush();
        return ExitCode.WRONG_USAGE;
    }

    private static String sentence(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String what = unmatched.isUnknownOption() ? "Unknown option '" : "Unexpected argument '";
            String unknown = unmatched.getUnmatched().get(0);
            return what + unknown + "'."
                    + suggestion(unknown.equals("--json") ? List.of("--format json") : unmatched.getSuggestions());
        }
        if (wrong.getCommandLine().getCommand() instanceof Idle && wrong.getArgSpec() == null) {
            return "Say what to do: 'idle scan', or 'idle scan --demo' to try it.";
        }
        String message = String.valueOf(wrong.getMessage());
        return message.endsWith(".") ? message : message + ".";
    }

    private static String suggestion(List<String> suggestions) {
        if (suggestions.isEmpty()) {
            return "";
        }
        // Of several the first is the nearest.
        return " Did you mean '" + suggestions.get(0) + "'?";
    }
}
