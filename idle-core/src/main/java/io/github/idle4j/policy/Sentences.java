package io.github.idle4j.policy;

import io.github.idle4j.evidence.Evidence.Basis;
import io.github.idle4j.evidence.Evidence.Gap;
import io.github.idle4j.evidence.Evidence.Silence;
import io.github.idle4j.evidence.Evidence.Use;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.evidence.SignalHistory;
import io.github.idle4j.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The sentences in which verdicts explain themselves; instants in UTC, to the minute. */
final class Sentences {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int DATE_LENGTH = "yyyy-MM-dd".length();

    private static final Pattern OPENING = Pattern.compile("^(It|Its|The|There|Whether|Nobody|Nothing)\\b");

    private Sentences() {}

    /** "Used between 2026-01-08 08:00 and 10:00 UTC: 3 invocations of variant blue." */
    static String used(Use use) {
        return "Used " + when(use) + " UTC: " + use.detail() + of(use.signal()) + ".";
    }

    private static String when(Use use) {
        String from = MINUTE.format(use.earliest());
        String to = MINUTE.format(use.latest());
        if (from.equals(to)) {
            return "at " + from;
        }
        boolean sameDay = from.substring(0, DATE_LENGTH).equals(to.substring(0, DATE_LENGTH));
        return "between " + from + " and " + (sameDay ? to.substring(DATE_LENGTH + 1) : to);
    }

    static String tooNew(String what, Instant started, Instant judgedAt, Duration threshold) {
        String began = what + " began at " + MINUTE.format(started) + " UTC, ";
        return started.isAfter(judgedAt)
                ? began + "after the instant for which it is judged."
                : began + words(Duration.between(started, judgedAt)) + " ago; it takes " + words(threshold)
                        + " to tell.";
    }

    static String unseen(Gap gap) {
        return "Whether there was any " + gap.signal().use() + of(gap.signal()) + " between "
                + MINUTE.format(gap.from()) + " and " + MINUTE.format(gap.to()) + " UTC cannot be told: "
                + finished(gap.detail());
    }

    static String idle(ResourceActivity activity, List<SignalHistory> owing, Span window, Duration threshold) {
        var howByKnowledge = new LinkedHashMap<String, List<String>>();
        for (SignalHistory history : owing) {
            howByKnowledge
                    .computeIfAbsent(how(history.silencesWithin(window)), any -> new ArrayList<>())
                    .add(history.signal().subject());
        }
        var sentence = new StringBuilder(none(owing)).append(" in ").append(words(threshold));
        String separator = "; ";
        for (Map.Entry<String, List<String>> known : howByKnowledge.entrySet()) {
            sentence.append(separator).append(known.getKey());
            if (howByKnowledge.size() > 1) {
                sentence.append(" (")
                        .append(String.join(", ", known.getValue()))
                        .append(")");
            } else if (owing.size() > 1) {
                sentence.append(owing.size() == 2 ? ", for both" : ", for all " + owing.size());
            }
        }
        sentence.append('.');
        activity.lastUse()
                .filter(use -> !use.latest().isAfter(window.from()))
                .ifPresent(use -> sentence.append(" Last ").append(used(use).replaceFirst("^U", "u")));
        return sentence.toString();
    }

    /** "No invocation of variant blue or variant green". */
    private static String none(List<SignalHistory> owing) {
        var subjectsByUse = new LinkedHashMap<String, Set<String>>();
        for (SignalHistory history : owing) {
            subjectsByUse
                    .computeIfAbsent(history.signal().use(), any -> new LinkedHashSet<>())
                    .add(history.signal().subject());
        }
        var phrases = new ArrayList<String>();
        subjectsByUse.forEach((use, subjects) -> {
            subjects.remove("");
            phrases.add("no " + use + (subjects.isEmpty() ? "" : " of " + String.join(" or ", subjects)));
        });
        String all = String.join(" and ", phrases);
        return Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }

    private static String how(List<Silence> silences) {
        var phrases = new LinkedHashSet<String>();
        long zeros = count(silences, Basis.MEASURED);
        long all = silences.stream().mapToLong(Silence::buckets).sum();
        if (zeros > 0) {
            phrases.add("zeros were measured in " + zeros + " of " + all + " buckets");
            silences.stream()
                    .filter(silence -> silence.basis() == Basis.MEASURED)
                    .flatMap(silence -> silence.witness().stream())
                    .forEach(other -> phrases.add("some of them as " + other));
        }
        for (Silence silence : silences) {
            switch (silence.basis()) {
                case MEASURED -> {}
                case ABSENT_WHILE_ALIVE ->
                    phrases.add("nothing was published in " + count(silences, Basis.ABSENT_WHILE_ALIVE) + " of " + all
                            + " buckets, while "
                            + silence.witness().map(Signal::name).orElse("a control")
                            + " shows that it was alive");
                case ABSENT_AS_PUBLISHED -> phrases.add("nothing was published, as for one that is never used");
                case READ_EMPTY -> phrases.add("the events were read to the end and there were none");
            }
        }
        return String.join("; ", phrases);
    }

    private static long count(List<Silence> silences, Basis basis) {
        return silences.stream()
                .filter(silence -> silence.basis() == basis)
                .mapToLong(Silence::buckets)
                .sum();
    }

    private static String of(Signal signal) {
        return signal.subject().isEmpty() ? "" : " of " + signal.subject();
    }

    /** What a part is, and its name as far as the whole does not say it: "app JupyterLab/default", "inference component llama". */
    static String part(ResourceId whole, ResourceId part) {
        String beside = whole.path().substring(0, whole.path().lastIndexOf('/') + 1);
        String name = part.path().startsWith(beside) ? part.path().substring(beside.length()) : part.path();
        String kind = part.type().substring(part.type().lastIndexOf(':') + 1);
        return kind.replaceFirst("^studio-", "").replace('-', ' ') + " " + name;
    }

    /** A sentence that goes on after a colon: names keep their letters, a pronoun or article does not. */
    static String continued(String sentence) {
        return OPENING.matcher(sentence).replaceFirst(word -> word.group().toLowerCase(Locale.ROOT));
    }

    /** "Nobody used it. Then what was seen." */
    static String join(String sentence, String seen) {
        return finished(sentence) + " " + seen;
    }

    /** The words as a sentence with its full stop. */
    static String finished(String words) {
        String trimmed = words.strip();
        return trimmed.isEmpty() || trimmed.endsWith(".") ? trimmed : trimmed + ".";
    }

    /** "14 days", "2 days 3 hours", "90 minutes": the two largest units that are there. */
    static String words(Duration duration) {
        var units = new ArrayList<String>();
        add(units, duration.toDays(), "day");
        add(units, duration.toHoursPart(), "hour");
        add(units, duration.toMinutesPart(), "minute");
        if (units.isEmpty()) {
            add(units, duration.toSeconds(), "second");
        }
        return units.isEmpty() ? "no time" : String.join(" ", units.subList(0, Math.min(2, units.size())));
    }

    private static void add(List<String> units, long number, String unit) {
        if (number > 0) {
            units.add(number + " " + (number == 1 ? unit : unit + "s"));
        }
    }
}
