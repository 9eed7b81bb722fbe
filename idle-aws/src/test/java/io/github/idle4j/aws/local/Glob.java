package io.github.idle4j.aws.local;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The wildcards of IAM: {@code *} is any text, also none, and {@code ?} is one character. */
final class Glob {

    private Glob() {}

    static boolean matches(String pattern, String text) {
        String expression = pattern.chars()
                .mapToObj(character -> switch (character) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(character));
                })
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
    }

    static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
