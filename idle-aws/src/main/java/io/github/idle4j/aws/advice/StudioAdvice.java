package io.github.idle4j.aws.advice;

import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What can be done about Studio apps and their instances, the best first. Never to delete a space, a user profile or a
 * domain: what people keep there would be lost.
 */
final class StudioAdvice {

    /** AWS takes nothing shorter (API reference of IdleSettings). */
    private static final int SHORTEST_TIMEOUT = 60;

    private StudioAdvice() {}

    static List<Advice> all() {
        return List.of(
                when(
                        "DELETE_APPS",
                        studio -> studio.isOf(ResourceId.STUDIO_INSTANCE, Status.IDLE),
                        studio -> "The instance " + studio.instanceType() + "of " + studio.owner()
                                + " is idle. It is billed until every app on it is deleted: all of them, or nothing is saved. "
                                + whatIsLost(studio),
                        StudioAdvice::deletions),
                when(
                        "DELETE_APP",
                        studio -> studio.isOf(ResourceId.STUDIO_APP, Status.IDLE) && studio.isAlone(),
                        studio -> "This app of " + studio.owner() + " is idle, and no other runs on its instance,"
                                + " which is billed until it is deleted. " + whatIsLost(studio),
                        StudioAdvice::deletions),
                when(
                        "DELETE_APP_BESIDE_OTHERS",
                        studio -> studio.isOf(ResourceId.STUDIO_APP, Status.IDLE) && !studio.isAlone(),
                        studio -> "This app of " + studio.owner() + " is idle, but to delete it alone saves nothing:"
                                + " its instance is billed for as long as another app runs on it"
                                + studio.others()
                                        .map(count ->
                                                ", and there " + (count.equals("1") ? "is 1." : "are " + count + "."))
                                        .orElse(".")
                                + " See what is recommended of the instance. " + whatIsLost(studio),
                        StudioAdvice::deletions),
                when(
                        "ENABLE_IDLE_SHUTDOWN",
                        studio -> (studio.isOf(ResourceId.STUDIO_INSTANCE, Status.IDLE)
                                        || studio.isOf(ResourceId.STUDIO_APP, Status.IDLE))
                                && !shutdowns(studio).isEmpty(),
                        StudioAdvice::whyShutdown,
                        StudioAdvice::shutdowns));
    }

    private static Advice when(
            String action,
            Predicate<StudioCase> applies,
            Function<StudioCase, String> why,
            Function<StudioCase, List<String>> commands) {
        return Advice.seeing(StudioCase::new, action, applies, why, commands);
    }

    /** As the developer guide has it ("Shut down and update", "Stop and delete your Studio running applications"). */
    private static String whatIsLost(StudioCase studio) {
        String kept = studio.space().isPresent()
                ? "The space and its volume stay, and the volume is billed on."
                : "The files in the home directory stay.";
        String silent = studio.hasNote("MAY_COMPUTE_SILENTLY")
                ? " Ask first: it may be computing silently, which its log does not show."
                : "";
        String restart = studio.hasNote("IDLE_SETTINGS_NOT_APPLIED_UNTIL_RESTART")
                ? " The idle shutdown that is set for it reaches it only when it is started again after that."
                : "";
        return "Lost is what is in memory: variables, unsaved edits of notebooks, terminals and jobs that run. " + kept
                + silent + restart;
    }

    private static List<String> deletions(StudioCase studio) {
        return studio.apps().stream().map(app -> studio.deletion(app).text()).toList();
    }

    private static String whyShutdown(StudioCase studio) {
        boolean isKnown =
                studio.apps().stream().anyMatch(app -> app.attributes().containsKey("idleShutdown"));
        return "Its idle shutdown, which is off" + (isKnown ? "" : " unless somebody has set it (it was not asked)")
                + ", would have deleted the app by itself. "
                + (studio.isShared()
                        ? "That of shared spaces is set in the domain: for the JupyterLab of all of them at once. "
                        : "It is set for all private spaces of "
                                + studio.person().orElse("its owner") + " at once. ")
                + SHORTEST_TIMEOUT + " minutes are chosen here, the shortest there is. It needs an image of SageMaker"
                + " Distribution 2.0 or later, and reaches an app when it is started again.";
    }

    /** Only apps in spaces have it, and in shared ones JupyterLab alone (API reference of DefaultSpaceSettings). */
    private static List<String> shutdowns(StudioCase studio) {
        return studio.apps().stream()
                .filter(StudioAdvice::mayBeShutDown)
                .map(StudioCase::type)
                .distinct()
                .filter(type -> studio.person().isPresent() || (studio.isShared() && type.equals("JupyterLab")))
                .map(type -> (studio.isShared() ? ofDomain(studio, type) : ofPerson(studio, type)).text())
                .toList();
    }

    private static boolean mayBeShutDown(ResourceActivity app) {
        Map<String, String> known = app.attributes();
        return known.containsKey("spaceName")
                && StudioCase.isReadByLine(app)
                && known.getOrDefault("idleShutdown", "off").equals("off");
    }

    /** What else is set for the type is read and sent again: of an update, nothing says that it leaves the rest as it is. */
    private static AwsCommand ofPerson(StudioCase studio, String type) {
        String person = studio.person().orElseThrow();
        return studio.command("sagemaker update-user-profile")
                .with("domain-id", studio.domain())
                .with("user-profile-name", person)
                .withAnswerOf(
                        "user-settings",
                        studio.command("sagemaker describe-user-profile")
                                .with("domain-id", studio.domain())
                                .with("user-profile-name", person)
                                .with("query", "{" + settings(type, "UserSettings") + "}")
                                .with("output", "json"));
    }

    private static AwsCommand ofDomain(StudioCase studio, String type) {
        String settings = "DefaultSpaceSettings";
        return studio.command("sagemaker update-domain")
                .with("domain-id", studio.domain())
                .withAnswerOf(
                        "default-space-settings",
                        studio.command("sagemaker describe-domain")
                                .with("domain-id", studio.domain())
                                .with("query", "merge(" + settings + " || `{}`, {" + settings(type, settings) + "})")
                                .with("output", "json"));
    }

    private static String settings(String type, String within) {
        String member = type + "AppSettings";
        String idle = "{\"IdleSettings\":{\"LifecycleManagement\":\"ENABLED\",\"IdleTimeoutInMinutes\":"
                + SHORTEST_TIMEOUT + "}}";
        return member + ": merge(" + within + "." + member + " || `{}`, {AppLifecycleManagement: "
                + Quoted.inJmesPath(idle) + "})";
    }
}
