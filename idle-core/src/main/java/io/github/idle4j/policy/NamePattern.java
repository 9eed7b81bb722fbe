package io.github.idle4j.policy;

/**
 * A pattern for names: {@code *} stands for any characters, {@code ?} for one. By hand, because a part of a policy that does not
 * decide is to leave nothing behind, and a {@code Matcher} is an object.
 *
 * @param pattern not empty
 */
record NamePattern(String pattern) {

    NamePattern {
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("No name fits a pattern without a character");
        }
    }

    /** Walks both at once; where they part, the last star takes one character more. */
    boolean fits(String name) {
        int at = 0;
        int star = -1;
        int afterStar = 0;
        for (int i = 0; i < name.length(); ) {
            char wanted = at < pattern.length() ? pattern.charAt(at) : 0;
            if (wanted == '*') {
                star = at++;
                afterStar = i;
            } else if (at < pattern.length() && (wanted == '?' || wanted == name.charAt(i))) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++afterStar;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
