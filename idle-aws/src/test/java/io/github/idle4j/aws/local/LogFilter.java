package io.github.idle4j.aws.local;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern of words and quoted phrases, all of which a line has to contain; one after {@code -} must not be there.
 * In a pattern of nothing but words and phrases after {@code ?}, one of them will do; beside any other they say nothing.
 * Letters are compared exactly, and a word is no part of a longer one. Patterns for JSON, for columns and regular expressions
 * are not read.
 */
final class LogFilter {

    private static final int LONGEST = 1024;
    private static final Pattern TERM =
            Pattern.compile("\\s*([-?]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([A-Za-z0-9_]+))(?=\\s|$)");

    private final List<Pattern> all = new ArrayList<>();
    private final List<Pattern> any = new ArrayList<>();
    private final List<Pattern> none = new ArrayList<>();

    private LogFilter() {}

    static LogFilter of(String pattern) {
        if (pattern.length() > LONGEST) {
            throw LogOperations.invalidParameter("filterPattern must have length less than or equal to " + LONGEST);
        }
        LogFilter filter = new LogFilter();
        String rest = pattern.strip();
        Matcher term = TERM.matcher(rest);
        while (!rest.isEmpty()) {
            if (!term.lookingAt()) {
                throw LogOperations.invalidParameter("Invalid filter pattern at: " + rest);
            }
            String phrase = term.group(2);
            String text = phrase == null ? term.group(3) : phrase.replaceAll("\\\\(.)", "$1");
            List<Pattern> list = switch (term.group(1)) {
                case "?" -> filter.any;
                case "-" -> filter.none;
                default -> filter.all;
            };
            list.add(wholeWords(text));
            rest = rest.substring(term.end()).strip();
            term.reset(rest);
        }
        return filter;
    }

    private static Pattern wholeWords(String text) {
        return Pattern.compile((text.matches("\\w.*") ? "(?<!\\w)" : "")
                + Pattern.quote(text)
                + (text.matches(".*\\w") ? "(?!\\w)" : ""));
    }

    boolean fits(String line) {
        boolean optional = all.isEmpty() && none.isEmpty() && !any.isEmpty();
        if (optional) {
            return any.stream().anyMatch(term -> term.matcher(line).find());
        }
        return all.stream().allMatch(term -> term.matcher(line).find())
                && none.stream().noneMatch(term -> term.matcher(line).find());
    }
}
