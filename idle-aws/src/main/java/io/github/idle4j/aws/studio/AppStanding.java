package io.github.idle4j.aws.studio;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.Standing;

/**
 * What the type and the status of an app mean for judging it.
 *
 * <p>Types and statuses are those of {@code AppType} and {@code AppStatus} in the SageMaker API reference; the SDK's enums
 * may lag behind the service, so both are read as text.
 */
final class AppStanding {

    private AppStanding() {}

    static Standing of(StudioApp app) {
        return switch (app.type()) {
            // The instance of the user interface and its terminals is free (README of aws-samples'
            // sagemaker-studio-auto-shutdown-extension; ResourceSpec allows it "system" only).
            case "JupyterServer" ->
                Standing.neverJudged(
                        ReasonCode.NOT_BILLED, "It is the user interface of Studio Classic, which is not billed.");
            case "RStudioServerPro" ->
                Standing.neverJudged(
                        ReasonCode.SHARED_SERVER, "It is the RStudio server of the whole domain, for all its users.");
            case "KernelGateway",
                    "JupyterLab",
                    "CodeEditor",
                    "Canvas",
                    "RSessionGateway",
                    "TensorBoard",
                    "DetailedProfiler" -> ofStatus(app.status());
            default ->
                Standing.neverJudged(
                        ReasonCode.UNKNOWN_APP_TYPE,
                        "Its type is " + app.type() + ", which this version does not know.");
        };
    }

    private static Standing ofStatus(String status) {
        String said = "Its status is " + status + ".";
        return switch (status) {
            case "InService" -> Standing.serving();
            case "Pending" -> Standing.neverJudged(ReasonCode.CREATING, said);
            case "Deleting" -> Standing.neverJudged(ReasonCode.DELETING, said);
            // Rows of deleted apps stay in the listing for a day.
            case "Deleted" -> Standing.neverJudged(ReasonCode.DELETED, said);
            case "Failed" ->
                Standing.neverJudged(
                        ReasonCode.FAILED, said + " Nobody can use it; all that can be done with it is to delete it.");
            default ->
                Standing.neverJudged(ReasonCode.UNKNOWN_STATUS, said + " This version does not know what that means.");
        };
    }
}
