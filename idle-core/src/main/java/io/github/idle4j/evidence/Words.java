package io.github.idle4j.evidence;

import java.util.Locale;

/** The few words that details of evidence are made of. */
final class Words {

    private Words() {}

    static String count(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : noun + "s");
    }

    /** With its article, by how it sounds: a use, an upload. */
    static String one(String noun) {
        boolean vowel = "aeiou".indexOf(noun.charAt(0)) >= 0 && !noun.startsWith("us");
        return (vowel ? "an " : "a ") + noun;
    }
}
