package io.github.idle4j.contract;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.policy.Confidence;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict;
import io.github.idle4j.policy.IdleVerdict.Idle;
import io.github.idle4j.policy.IdleVerdict.Status;
import io.github.idle4j.policy.Interlock;
import io.github.idle4j.policy.ResourceActivity;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** AssertJ's way to ask of verdicts: {@code assertThat(verdict).isIdle().becauseOf("NO_USE_IN_WINDOW")}. */
public final class VerdictAssert extends AbstractAssert<VerdictAssert, @Nullable IdleVerdict> {

    private VerdictAssert(@Nullable IdleVerdict actual) {
        super(actual, VerdictAssert.class);
    }

    /** Begins to ask of a verdict. */
    public static VerdictAssert assertThat(@Nullable IdleVerdict actual) {
        return new VerdictAssert(actual);
    }

    /** Asserts about what the detector would conclude of a resource by a policy. */
    public static VerdictAssert assertThat(IdlePolicy policy, ResourceActivity activity) {
        return new VerdictAssert(Interlock.judge(policy, activity));
    }

    /** It says that nobody used it. */
    public VerdictAssert isIdle() {
        return has(Status.IDLE);
    }

    /** It says that somebody used it. */
    public VerdictAssert isActive() {
        return has(Status.ACTIVE);
    }

    /** It says that nobody can tell. */
    public VerdictAssert isUnknown() {
        return has(Status.UNKNOWN);
    }

    /** It says that the question does not arise. */
    public VerdictAssert isNotJudged() {
        return has(Status.NOT_JUDGED);
    }

    /** It says anything but idle. */
    public VerdictAssert isNotIdle() {
        IdleVerdict verdict = present();
        if (verdict.status() == Status.IDLE) {
            failWithMessage("Expected anything but IDLE, but was %s", inWords(verdict));
        }
        return this;
    }

    /** Its reason has that code. */
    public VerdictAssert becauseOf(String code) {
        IdleVerdict verdict = present();
        if (!verdict.reason().code().equals(code)) {
            failWithMessage("Expected it to be because of %s, but was %s", code, inWords(verdict));
        }
        return this;
    }

    /** That is its reason. */
    public VerdictAssert becauseOf(ReasonCode reason) {
        return becauseOf(reason.code());
    }

    /** It is idle, and that firmly. */
    public VerdictAssert withConfidence(Confidence confidence) {
        IdleVerdict verdict = isIdle().present();
        if (verdict instanceof Idle idle && idle.confidence() != confidence) {
            failWithMessage("Expected confidence %s, but was %s", confidence, inWords(verdict));
        }
        return this;
    }

    /** Its explanation holds those words. */
    public VerdictAssert saying(String words) {
        IdleVerdict verdict = present();
        if (!verdict.explanation().contains(words)) {
            failWithMessage("Expected it to say \"%s\", but was %s", words, inWords(verdict));
        }
        return this;
    }

    private VerdictAssert has(Status status) {
        IdleVerdict verdict = present();
        if (verdict.status() != status) {
            failWithMessage("Expected %s, but was %s", status, inWords(verdict));
        }
        return this;
    }

    private IdleVerdict present() {
        IdleVerdict verdict = actual;
        if (verdict == null) {
            throw failure("Expected a verdict, but there is none");
        }
        return verdict;
    }

    private static String inWords(IdleVerdict verdict) {
        String confidence = verdict instanceof Idle idle ? " " + idle.confidence() : "";
        return verdict.status() + "(" + verdict.reason() + ")" + confidence + ": " + verdict.explanation();
    }
}
