package io.github.idle4j;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What can be done about a resource, and why. Nobody does it: the commands are text for a person to read and run.
 *
 * @param action   what to do, as a code: {@code DELETE_ENDPOINT}
 * @param why      why that, as a sentence
 * @param commands the commands of the AWS CLI that do it, in their order; empty where there is none to give
 */
public record Recommendation(String action, String why, List<String> commands) {

    /** Checks the code, and copies the list. */
    public Recommendation {
        requireNonNull(action, "action");
        requireNonNull(why, "why");
        if (!action.matches("[A-Z][A-Z0-9_]*")) {
            throw new IllegalArgumentException("An action is upper-case letters, digits and '_': '" + action + "'");
        }
        commands = List.copyOf(commands);
    }
}
