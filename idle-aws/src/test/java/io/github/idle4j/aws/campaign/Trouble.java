package io.github.idle4j.aws.campaign;

import io.github.idle4j.evidence.ReasonCode;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One thing that goes wrong in a world.
 *
 * @param kind     what it is, for figures
 * @param words    what it is, where and how often
 * @param harmless whether a scan with time has to find the truth all the same
 * @param explains the reasons for which something may be unknown because of it
 * @param struck   how many calls it struck
 */
record Trouble(String kind, String words, boolean harmless, Set<ReasonCode> explains, AtomicInteger struck) {

    Trouble(String kind, String words, boolean harmless, Set<ReasonCode> explains) {
        this(kind, words, harmless, Set.copyOf(explains), new AtomicInteger());
    }

    @Override
    public String toString() {
        return words + " (struck " + struck + ")";
    }
}
