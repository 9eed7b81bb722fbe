package io.github.idle4j.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exemption that people write into a tag, by the grammar that {@link Exemption} tells. */
final class TaggedExemption extends Exemption {

    private static final Pattern UNTIL = Pattern.compile(
            "until\\s+(?<day>\\d{4}-\\d{2}-\\d{2})\\s*(?::\\s*(?<why>.*))?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern ALWAYS =
            Pattern.compile("always\\s*:\\s*(?<why>.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String key;
    private final boolean needsEnd;

    TaggedExemption(String key, boolean needsEnd) {
        this.key = key;
        this.needsEnd = needsEnd;
    }

    /** What a tag says: until when, if it ends, and why. */
    private record Said(Optional<LocalDate> lastDay, String why) {}

    @Override
    public Exemption until(LocalDate lastDay) {
        throw new IllegalStateException(
                "The tag " + key + " says itself when the exemption ends, not the program: " + lastDay);
    }

    @Override
    public Exemption requiringEnd() {
        return new TaggedExemption(key, true);
    }

    @Override
    Answer test(ResourceActivity activity) {
        if (!activity.tagsOrThrow().containsKey(key)) {
            return Answer.NO;
        }
        return said(activity)
                .map(said -> said.lastDay().filter(day -> isOver(day, activity)).isPresent()
                        ? Answer.EXPIRED
                        : Answer.EXEMPT)
                .orElse(Answer.MALFORMED);
    }

    private Optional<Said> said(ResourceActivity activity) {
        String value = String.valueOf(activity.tagsOrThrow().get(key)).strip();
        Matcher until = UNTIL.matcher(value);
        if (until.matches()) {
            try {
                String why = Optional.ofNullable(until.group("why")).orElse("").strip();
                return Optional.of(new Said(Optional.of(LocalDate.parse(until.group("day"))), why));
            } catch (DateTimeException noSuchDay) {
                return Optional.empty();
            }
        }
        Matcher always = ALWAYS.matcher(value);
        return always.matches() && !needsEnd
                ? Optional.of(new Said(Optional.empty(), always.group("why").strip()))
                : Optional.empty();
    }

    @Override
    String sentence(Answer answer, ResourceActivity activity, Optional<String> part) {
        String tag = part.map(name -> "the tag " + key + " of its " + name).orElse("its tag " + key);
        if (answer == Answer.MALFORMED) {
            return "Whether it is to be kept cannot be told: " + tag + " says '"
                    + activity.tagsOrThrow().get(key) + "', which is not 'until YYYY-MM-DD: why'"
                    + (needsEnd ? "." : " nor 'always: why'.");
        }
        Said said = said(activity).orElseThrow();
        String until = said.lastDay().map(day -> " until " + day).orElse("");
        String why = said.why().isEmpty() ? "." : ": " + Sentences.finished(said.why());
        return (answer == Answer.EXPIRED ? "It was excluded by " : "Excluded by ") + tag + until + why;
    }

    @Override
    Optional<LocalDate> lastDay(ResourceActivity activity) {
        return said(activity).flatMap(Said::lastDay);
    }

    @Override
    String description() {
        return "exempt by its tag " + key;
    }

    @Override
    EvidenceNeeds needs() {
        return EvidenceNeeds.nothing().withTags();
    }
}
