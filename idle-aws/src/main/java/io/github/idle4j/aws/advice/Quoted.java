package io.github.idle4j.aws.advice;

import java.util.Locale;
import java.util.regex.Pattern;

/** Words within texts in which some characters mean something else. */
final class Quoted {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:,@%+-][A-Za-z0-9_./:,@%+=-]*");

    private Quoted() {}

    /** One word for a POSIX shell. */
    static String forShell(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A string in JSON. */
    static String inJson(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) one));
            } else {
                json.append(one == '"' || one == '\\' ? "\\" : "").append(one);
            }
        }
        return json.append('"').toString();
    }

    /** JSON as a literal of JMESPath, the language of {@code --query}. */
    static String inJmesPath(String json) {
        return "`" + json.replace("`", "\\`") + "`";
    }
}
