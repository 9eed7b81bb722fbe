package io.github.idle4j.examples.policyfile;

import java.util.List;

/** Thrown where a policy file cannot be read; tells all that is wrong with it. */
public final class PolicyFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    PolicyFileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each problem, with the file and, where it is inside, the line and the column before it. */
    public List<String> problems() {
        return problems;
    }
}
