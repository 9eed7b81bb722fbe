package io.github.idle4j.aws.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * An identity-based policy of IAM, for a {@link LocalAws} to enforce; it knows what it granted and denied. Of the language it
 * has {@code Effect}, {@code Action} and {@code Resource}, with the wildcards {@code *} and {@code ?}: the names of actions in
 * any case, resources in their own. An explicit denial wins, and what no statement allows is denied (IAM user guide, "Policy
 * evaluation logic"). Thread-safe.
 */
public final class LocalPolicy {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What IAM knows besides; a policy that has it would be read wrongly. */
    private static final Set<String> KNOWN = Set.of("Sid", "Effect", "Action", "Resource");

    private final List<Statement> statements;
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();

    private record Statement(String sid, boolean allows, List<String> actions, List<String> resources) {

        boolean concerns(String action, String resource) {
            return actions.stream().anyMatch(pattern -> isOfAction(pattern, action))
                    && resources.stream().anyMatch(pattern -> Glob.matches(pattern, resource));
        }

        static boolean isOfAction(String pattern, String action) {
            return Glob.matches(Glob.lowerCase(pattern), Glob.lowerCase(action));
        }

        /** Those of its patterns that let this call pass. */
        Stream<String> patternsFor(String action, String resource) {
            return Stream.concat(
                    actions.stream()
                            .filter(pattern -> isOfAction(pattern, action))
                            .map(this::grant),
                    resources.stream()
                            .filter(pattern -> Glob.matches(pattern, resource))
                            .map(this::grant));
        }

        Stream<String> grants() {
            return Stream.concat(actions.stream(), resources.stream()).map(this::grant);
        }

        private String grant(String pattern) {
            return sid + ": " + pattern;
        }
    }

    private LocalPolicy(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /**
     * Reads a policy as it is pasted into IAM.
     *
     * @throws IllegalArgumentException if it is none, or has elements that are not understood here
     */
    public static LocalPolicy of(String json) {
        List<Statement> statements = new ArrayList<>();
        for (JsonNode statement : elements(parsed(json).path("Statement"))) {
            statement.fieldNames().forEachRemaining(name -> {
                if (!KNOWN.contains(name)) {
                    throw new IllegalArgumentException("not understood in a statement: " + name);
                }
            });
            String effect = statement.path("Effect").asText();
            if (!effect.equals("Allow") && !effect.equals("Deny")) {
                throw new IllegalArgumentException("Effect is Allow or Deny, not '" + effect + "'");
            }
            String sid = statement.path("Sid").asText("statement " + (statements.size() + 1));
            statements.add(new Statement(
                    sid, effect.equals("Allow"), texts(statement.path("Action")), texts(statement.path("Resource"))));
        }
        return new LocalPolicy(statements);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** One element may stand without brackets. */
    private static List<JsonNode> elements(JsonNode node) {
        List<JsonNode> elements = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(elements::add);
        } else {
            elements.add(node);
        }
        return elements;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = elements(node).stream().map(JsonNode::asText).toList();
        if (texts.isEmpty() || texts.contains("")) {
            throw new IllegalArgumentException("a statement needs actions and resources");
        }
        return texts;
    }

    /** What was granted and has let no call pass so far, as {@code <Sid>: <action or resource>}. */
    public List<String> unused() {
        return statements.stream()
                .filter(Statement::allows)
                .flatMap(Statement::grants)
                .filter(grant -> !used.contains(grant))
                .toList();
    }

    /** What was denied so far, as {@code <action> on <resource>}. */
    public Set<String> denied() {
        return new LinkedHashSet<>(denied);
    }

    /**
     * Lets a call pass or not.
     *
     * @throws AwsError if it is denied
     */
    void check(String principal, String action, String resource) {
        List<Statement> concerned = statements.stream()
                .filter(statement -> statement.concerns(action, resource))
                .toList();
        if (concerned.isEmpty()) {
            denied.add(action + " on " + resource);
            throw AwsError.accessDenied(principal, action, resource);
        }
        if (!concerned.stream().allMatch(Statement::allows)) {
            denied.add(action + " on " + resource);
            throw AwsError.explicitlyDenied(principal, action, resource);
        }
        concerned.forEach(statement -> statement.patternsFor(action, resource).forEach(used::add));
    }
}
