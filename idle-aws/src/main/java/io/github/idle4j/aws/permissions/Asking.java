package io.github.idle4j.aws.permissions;

import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.calls.CallFailedException;
import io.github.idle4j.aws.permissions.PermissionCheck.Outcome;
import io.github.idle4j.aws.permissions.PermissionCheck.Result;
import io.github.idle4j.evidence.ReasonCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Finds out what is allowed by calling it, and keeps what came of it. Not thread-safe. */
final class Asking {

    private final Map<Permission, Result> results = new LinkedHashMap<>();
    private final AwsCalls calls;

    Asking(AwsCalls calls) {
        this.calls = calls;
    }

    /**
     * Makes a call of an action.
     *
     * @param call     makes it, with what it is given in the request's override configuration
     * @param isAnswer whether that is an answer of AWS, and no page of a proxy
     * @return the answer, where there is one
     */
    <R> Optional<R> ask(
            Permission permission,
            Function<Consumer<AwsRequestOverrideConfiguration.Builder>, R> call,
            Predicate<R> isAnswer) {
        try {
            R answer = calls.call(permission.action(), call);
            AwsCalls.requireContent(permission.action(), answer, isAnswer.test(answer));
            add(permission, Outcome.ALLOWED, "");
            return Optional.of(answer);
        } catch (CallFailedException failed) {
            Outcome outcome = outcome(failed);
            add(permission, outcome, outcome == Outcome.ALLOWED ? "" : failed.getMessage());
            return Optional.empty();
        }
    }

    /** That a thing is not there, or is not to be had like this, AWS tells only those who may ask. */
    private static Outcome outcome(CallFailedException failed) {
        if (failed.reason().equals(ReasonCode.ACCESS_DENIED)) {
            return Outcome.DENIED;
        }
        return failed.isMissingResource() || failed.isRefusal() ? Outcome.ALLOWED : Outcome.UNKNOWN;
    }

    /** Takes down that an action could not be asked about. */
    void cannotTell(Permission permission, String why) {
        add(permission, Outcome.UNKNOWN, why);
    }

    private void add(Permission permission, Outcome outcome, String detail) {
        results.merge(permission, new Result(permission, outcome, detail), Result::orWorse);
    }

    List<Result> results() {
        return List.copyOf(results.values());
    }
}
