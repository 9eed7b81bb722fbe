package io.github.idle4j.aws.advice;

/** A command of the AWS CLI, as text for a POSIX shell. It names its region, whatever is set where it is run. Immutable. */
final class AwsCommand {

    private final String region;
    private final String begun;

    private AwsCommand(String region, String begun) {
        this.region = region;
        this.begun = begun;
    }

    /** A command without options, such as {@code sagemaker delete-endpoint}. */
    static AwsCommand of(String operation, String region) {
        return new AwsCommand(region, "aws " + operation);
    }

    /** The same with an option that has no value. */
    AwsCommand with(String option) {
        return and(" --" + option);
    }

    /** The same with an option; a value that begins as options do is tied to its own. */
    AwsCommand with(String option, String value) {
        return and(" --" + option + (value.startsWith("-") ? "=" : " ") + Quoted.forShell(value));
    }

    /** The same with an option whose value is what another command answers. */
    AwsCommand withAnswerOf(String option, AwsCommand other) {
        return and(" --" + option + " \"$(" + other.text() + ")\"");
    }

    private AwsCommand and(String more) {
        return new AwsCommand(region, begun + more);
    }

    String text() {
        return begun + " --region " + Quoted.forShell(region);
    }
}
