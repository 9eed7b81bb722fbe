package io.github.idle4j.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.idle4j.evidence.ResourceId;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A history as text: a line that says what it is, and one for each streak, of fields between tabs of which the last is the
 * checksum of the others. All of it is ASCII; other characters of names are written as in Java source.
 */
final class HistoryText {

    private static final String NAME = "idle4j-history ";
    private static final String HEADER = NAME + "1\n";

    private static final int FIELDS = 9;

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

    private HistoryText() {}

    static byte[] write(Map<Subject, IdleStreak> streaks) {
        return streaks.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .sorted()
                .map(line -> line + "\t" + checksum(line) + "\n")
                .collect(Collectors.joining("", HEADER, ""))
                .getBytes(ISO_8859_1);
    }

    /**
     * What a text says. What comes after its last line end was cut off while it was copied or written, and says nothing.
     *
     * @throws IOException if it is something else, or damaged
     */
    static Map<Subject, IdleStreak> read(byte[] bytes) throws IOException {
        String text = new String(bytes, ISO_8859_1); // by which any damaged byte stays what it is
        if (HEADER.startsWith(text)) {
            return Map.of();
        }
        if (!text.startsWith(HEADER)) {
            throw new IOException(
                    text.matches("(?s)" + NAME + "\\d+\n.*")
                            ? "it was written by another version of Idle4j"
                            : "it is no history of Idle4j, or damaged in line 1");
        }
        var streaks = new HashMap<Subject, IdleStreak>();
        int number = 1;
        int from = HEADER.length();
        for (int to = text.indexOf('\n', from); to >= 0; to = text.indexOf('\n', from)) {
            number++;
            if (!readLine(text.substring(from, to), streaks)) {
                throw new IOException("it is damaged in line " + number + "; without the file, all streaks begin anew");
            }
            from = to + 1;
        }
        return Map.copyOf(streaks);
    }

    private static String line(Subject subject, IdleStreak streak) {
        ResourceId resource = subject.resource();
        return Stream.of(
                        resource.type(),
                        resource.partition(),
                        resource.account(),
                        resource.region(),
                        resource.path(),
                        subject.policy(),
                        streak.firstIdleAt().toString(),
                        streak.lastIdleAt().toString(),
                        Integer.toString(streak.verdicts()))
                .map(HistoryText::escaped)
                .collect(Collectors.joining("\t"));
    }

    /** Whether the line makes sense, and is of a streak of which no other line is. */
    private static boolean readLine(String line, Map<Subject, IdleStreak> streaks) {
        int end = line.lastIndexOf('\t');
        if (end < 0 || !line.substring(end + 1).equals(checksum(line.substring(0, end)))) {
            return false;
        }
        List<String> fields = Stream.of(line.substring(0, end).split("\t", -1))
                .map(HistoryText::unescaped)
                .toList();
        if (fields.size() != FIELDS) {
            return false;
        }
        try {
            var resource = new ResourceId(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
            var streak = new IdleStreak(
                    Instant.parse(fields.get(6)), Instant.parse(fields.get(7)), Integer.parseInt(fields.get(8)));
            return streaks.put(new Subject(resource, fields.get(5)), streak) == null;
        } catch (IllegalArgumentException | DateTimeException nonsense) {
            return false;
        }
    }

    private static String checksum(String line) {
        var sum = new CRC32();
        sum.update(line.getBytes(ISO_8859_1));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    private static String escaped(String field) {
        return field.chars()
                .mapToObj(c -> c >= ' ' && c <= '~' && c != '\\'
                        ? Character.toString(c)
                        : "\\u" + HexFormat.of().toHexDigits((char) c))
                .collect(Collectors.joining());
    }

    private static String unescaped(String field) {
        return ESCAPE.matcher(field).replaceAll(code -> {
            String one = Character.toString(Integer.parseInt(code.group(1), 16));
            return Matcher.quoteReplacement(one);
        });
    }
}
