package io.github.idle4j.aws.account;

import java.util.EnumSet;
import java.util.Set;

/** What can be said of a resource, in the order in which an answer about a part decides about the whole. */
public enum Answer {
    ACTIVE,
    NOT_JUDGED,
    UNKNOWN,
    IDLE;

    /** What may be said of a whole of two parts, of each of which one of these may be said. */
    static Set<Answer> together(Set<Answer> one, Set<Answer> other) {
        Set<Answer> whole = EnumSet.noneOf(Answer.class);
        for (Answer first : one) {
            for (Answer second : other) {
                whole.add(first.compareTo(second) <= 0 ? first : second);
            }
        }
        return whole;
    }
}
