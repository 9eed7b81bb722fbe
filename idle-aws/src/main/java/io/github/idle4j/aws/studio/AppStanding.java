package io.github.idle4j.aws.studio;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;
import java.util.Set;

/**
 * What the status and the type of an app mean for judging it.
 *
 * <p>The statuses are those of {@code AppStatus} in the SageMaker API reference; the SDK's enum may lag behind the service,
 * so they are read as text.
 */
final class AppStanding {

    /** The RStudio server is billed on larger instances only (developer guide, "RStudio on SageMaker AI instance types"). */
    private static final Set<String> FREE_OF_RSTUDIO = Set.of("system", "ml.t3.medium");

    private AppStanding() {}

    static Standing of(StudioApp app) {
        String said = "Its status is " + app.status() + ".";
        return switch (app.status()) {
            case "Pending" -> Standing.neverJudged(ReasonCode.CREATING, said);
            case "Deleting" -> Standing.neverJudged(ReasonCode.DELETING, said);
            // Rows of deleted apps stay in the listing for a day.
            case "Deleted" -> Standing.neverJudged(ReasonCode.DELETED, said);
            case "Failed" ->
                Standing.neverJudged(
                        ReasonCode.FAILED, said + " Nobody can use it; all that can be done with it is to delete it.");
            default -> ofType(app, said);
        };
    }

    private static Standing ofType(StudioApp app, String said) {
        return switch (app.kind()) {
            // The instance of the user interface and its terminals is free (README of aws-samples'
            // sagemaker-studio-auto-shutdown-extension; ResourceSpec allows it "system" only).
            case JUPYTER_SERVER ->
                Standing.neverJudged(
                        ReasonCode.NOT_BILLED, "It is the user interface of Studio Classic, which is not billed.");
            case R_STUDIO_SERVER ->
                app.instanceType().filter(FREE_OF_RSTUDIO::contains).isPresent()
                        ? Standing.neverJudged(
                                ReasonCode.NOT_BILLED,
                                "It is the RStudio server of the domain, on an instance that is not billed.")
                        : Standing.neverJudged(
                                ReasonCode.SHARED_SERVER,
                                "It is the RStudio server of the whole domain, for all its users.");
            case OTHER ->
                Standing.neverJudged(
                        ReasonCode.UNKNOWN_APP_TYPE,
                        "Its type is " + app.type() + ", which this version does not know.");
            case DETAILED_PROFILER ->
                Standing.neverJudged(
                        ReasonCode.KIND_NOT_SUPPORTED, "It is a profiler, of which nothing tells whether it is used.");
            case KERNEL_GATEWAY, R_SESSION, TENSOR_BOARD, JUPYTER_LAB, CODE_EDITOR, CANVAS ->
                app.isInService()
                        ? Standing.serving()
                        : Standing.neverJudged(
                                ReasonCode.UNKNOWN_STATUS, said + " This version does not know what that means.");
        };
    }
}
