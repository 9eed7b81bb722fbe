package io.github.idle4j.aws.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The life of an app of which nobody can tell whether it is used: where it shares an instance, it may be. */
final class UnjudgedLife extends AppLife {

    /** Of a type that nobody knows, nobody knows the statuses either. */
    private static final String UNHEARD_OF = "Hologram";

    UnjudgedLife(String type, String instanceType, Scene scene) {
        super(type, "default", instanceType, !type.equals(UNHEARD_OF), scene);
    }

    @Override
    boolean isOnInstance() {
        return !type.equals("JupyterServer") && !type.equals("RStudioServerPro");
    }

    @Override
    boolean isJudged() {
        return false;
    }

    @Override
    List<Instant> uses() {
        return List.of();
    }

    @Override
    Set<Answer> asPart() {
        boolean withholds = !isInService() || scene.isFresh(createdAt);
        return EnumSet.of(withholds && !hasEnded() ? Answer.NOT_JUDGED : Answer.UNKNOWN);
    }
}
