package io.github.idle4j.aws.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is true of one resource, whatever AWS shows of it.
 *
 * @param type      the type, as {@code sagemaker:endpoint}
 * @param path      what identifies it within its region
 * @param createdAt when this incarnation began, as far as AWS tells
 * @param serving   whether it can be used now
 * @param uses      when it was used, this incarnation only, also where nothing shows it
 * @param allowed   what may be said of it when AWS answers everything
 * @param mayBeSure whether AWS shows so much that an idle verdict may be of high confidence
 * @param story     how it came to be so, for messages
 */
public record Truth(
        String type,
        String path,
        Instant createdAt,
        boolean serving,
        List<Instant> uses,
        Set<Answer> allowed,
        boolean mayBeSure,
        String story) {

    /** Copies the collections. */
    public Truth {
        uses = List.copyOf(uses);
        allowed = Set.copyOf(allowed);
    }

    /** Of something of which AWS may show all. */
    public Truth(
            String type,
            String path,
            Instant createdAt,
            boolean serving,
            List<Instant> uses,
            Set<Answer> allowed,
            String story) {
        this(type, path, createdAt, serving, uses, allowed, true, story);
    }

    /** Whether it was used after that instant. */
    public boolean usedAfter(Instant instant) {
        return uses.stream().anyMatch(instant::isBefore);
    }

    /**
     * Whether since when it is idle can be told: of apps by their lines, of instances, and of apps that write to two streams
     * only inside the window, as what is older is not read to its end.
     */
    public boolean tellsSince() {
        return !type.equals("sagemaker:studio-instance")
                && !path.contains("/JupyterLab/")
                && !path.contains("/CodeEditor/")
                && !story.contains(", log BOTH,");
    }

    /** What tells it apart from all others of the account. */
    public String key() {
        return type + " " + path;
    }

    @Override
    public String toString() {
        return key() + " " + allowed + ": " + story;
    }
}
