package io.github.idle4j.aws.advice;

import io.github.idle4j.Assessment;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Standing.Share;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What there is to know of a Studio app, or of an instance that apps share, for whoever wants to change it.
 *
 * @param assessment of it
 */
record StudioCase(Assessment assessment) {

    private static final Set<String> READ_BY_LINE = Set.of("JupyterLab", "CodeEditor");

    boolean isOf(String type, Status status) {
        return assessment.resource().type().equals(type) && assessment.verdict().status() == status;
    }

    String region() {
        return assessment.resource().region();
    }

    String domain() {
        return attribute("domainId").orElse("");
    }

    Optional<String> space() {
        return attribute("spaceName");
    }

    /** The person whose it is; none of a shared space, or where nobody knows. */
    Optional<String> person() {
        return assessment.activity().owner() instanceof Fact.Known<String> known
                ? Optional.of(known.value())
                : Optional.empty();
    }

    /** Whether it is known to be nobody's in particular. */
    boolean isShared() {
        return space().isPresent() && assessment.activity().owner() instanceof Fact.None<String>;
    }

    /** In a sentence: {@code the space team}, {@code alice}. */
    String owner() {
        return space().map(space -> "the space " + space)
                .or(this::person)
                .or(() -> attribute("userProfileName"))
                .orElse("its owner");
    }

    /** The type of the instance and a space; nothing where nobody knows. */
    String instanceType() {
        return attribute("instanceType").map(type -> type + " ").orElse("");
    }

    private Optional<String> attribute(String name) {
        return Optional.ofNullable(assessment.activity().attributes().get(name));
    }

    /** Whether no other app is known to run on its instance. */
    boolean isAlone() {
        return others().filter("0"::equals).isPresent();
    }

    /** How many other apps there may be on its instance; empty where its source does not tell. */
    Optional<String> others() {
        return attribute("otherAppsOnInstance");
    }

    boolean hasNote(String note) {
        return assessment.activity().notes().contains(note)
                || apps().stream().anyMatch(app -> app.notes().contains(note));
    }

    /** The apps that run: itself, or those on the instance. */
    List<ResourceActivity> apps() {
        return assessment.resource().type().equals(ResourceId.STUDIO_APP)
                ? List.of(assessment.activity())
                : assessment.activity().parts().stream()
                        .filter(app -> app.standing().share() != Share.USE_ONLY)
                        .toList();
    }

    AwsCommand command(String operation) {
        return AwsCommand.of(operation, region());
    }

    /** The command that deletes one of its apps. */
    AwsCommand deletion(ResourceActivity app) {
        Map<String, String> known = app.attributes();
        boolean ofSpace = known.containsKey("spaceName");
        return command("sagemaker delete-app")
                .with("domain-id", domain())
                .with(
                        ofSpace ? "space-name" : "user-profile-name",
                        known.getOrDefault(ofSpace ? "spaceName" : "userProfileName", ""))
                .with("app-type", known.getOrDefault("appType", ""))
                .with("app-name", known.getOrDefault("appName", ""));
    }

    /** What the streams of an app in the log group of Studio begin with (developer guide, "Log groups and streams"). */
    static String streams(ResourceActivity app) {
        Map<String, String> known = app.attributes();
        return known.getOrDefault("domainId", "") + "/"
                + known.getOrDefault("spaceName", known.getOrDefault("userProfileName", "")) + "/";
    }

    /** The stream of an app that is {@linkplain #isReadByLine read by line}. */
    static String stream(ResourceActivity app) {
        return streams(app) + type(app) + "/" + app.attributes().getOrDefault("appName", "");
    }

    /** Whether it writes as long as it runs; these are the types that have an idle shutdown, too. */
    static boolean isReadByLine(ResourceActivity app) {
        return READ_BY_LINE.contains(type(app));
    }

    static String type(ResourceActivity app) {
        return app.attributes().getOrDefault("appType", "");
    }
}
