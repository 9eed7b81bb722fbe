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
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The sentences in which verdicts explain themselves; instants in UTC, to the minute. */
final class Sentences {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int DATE_LENGTH = "yyyy-MM-dd".length();

    private static final Pattern OPENING = Pattern.compile("^(It|Its|The|There|Whether|Nobody|Nothing)\\b");

    /** Of more than so many things a sentence names some only. */
    private static final int MANY = 4;

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

    static String tooNew(String what, Instant started, Instant judgedAt, String threshold) {
        String began = what + " began at " + MINUTE.format(started) + " UTC, ";
        return started.isAfter(judgedAt)
                ? began + "after the instant for which it is judged."
                : began + words(Duration.between(started, judgedAt)) + " ago; it takes " + threshold + " to tell.";
    }

    static String changed(String what, Instant when, Instant judgedAt, String threshold) {
        return what + " was changed at " + MINUTE.format(when) + " UTC, " + words(Duration.between(when, judgedAt))
                + " ago; it takes " + threshold + " to tell.";
    }

    static String unseen(Gap gap) {
        return "Whether there was any " + gap.signal().use() + of(gap.signal()) + " between "
                + MINUTE.format(gap.from()) + " and " + MINUTE.format(gap.to()) + " UTC cannot be told: "
                + finished(gap.detail());
    }

    static String idle(ResourceActivity activity, List<SignalHistory> owing, Span window, Limit limit, boolean silent) {
        var signalsByKnowledge = new LinkedHashMap<String, List<Signal>>();
        for (SignalHistory history : owing) {
            signalsByKnowledge
                    .computeIfAbsent(how(history.silencesWithin(window)), any -> new ArrayList<>())
                    .add(history.signal());
        }
        var sentence =
                new StringBuilder(silent ? none(owing) + " in " + limit.words(activity) : limit.onTolerated(activity));
        boolean byUse = toldApartByUse(signalsByKnowledge.values());
        signalsByKnowledge.forEach((how, signals) -> {
            sentence.append("; ").append(how);
            if (signalsByKnowledge.size() > 1) {
                sentence.append(" (")
                        .append(byUse ? uses(signals) : listed(signals, Signal::subject, ", "))
                        .append(")");
            } else if (owing.size() > 1) {
                sentence.append(owing.size() == 2 ? ", for both" : ", for all " + owing.size());
            }
        });
        sentence.append('.');
        activity.lastUse()
                .ifPresent(use -> sentence.append(" Last ").append(used(use).replaceFirst("^U", "u")));
        owing.stream()
                .map(history -> history.signal().caveat())
                .filter(caveat -> !caveat.isEmpty())
                .distinct()
                .forEach(caveat -> sentence.append(' ').append(finished(caveat)));
        return sentence.toString();
    }

    /** Whether signals that are known in different ways show different uses, not the same use of different things. */
    private static boolean toldApartByUse(Collection<List<Signal>> groups) {
        var uses = new HashSet<String>();
        return groups.stream()
                .flatMap(group -> group.stream().map(Signal::use).distinct())
                .allMatch(uses::add);
    }

    /** "Failed and expired requests". */
    private static String uses(List<Signal> signals) {
        return joined(signals.stream().map(Signal::use).distinct().toList(), "and") + "s";
    }

    /** "Processed, failed or expired request": what ends alike ends once. */
    private static String joined(List<String> phrases, String conjunction) {
        String first = phrases.get(0);
        String end = first.substring(first.lastIndexOf(' ') + 1);
        boolean alike = phrases.stream().allMatch(phrase -> phrase.endsWith(" " + end));
        List<String> words = alike
                ? phrases.stream()
                        .map(phrase -> phrase.substring(0, phrase.length() - end.length() - 1))
                        .toList()
                : phrases;
        int last = words.size() - 1;
        String all = last == 0
                ? words.get(0)
                : String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
        return alike ? all + " " + end : all;
    }

    /** The first few of many words, each once. */
    private static String listed(List<Signal> signals, Function<Signal, String> word, String separator) {
        List<String> all = signals.stream()
                .map(word)
                .distinct()
                .filter(one -> !one.isEmpty())
                .toList();
        return all.size() <= MANY + 1
                ? String.join(separator, all)
                : String.join(separator, all.subList(0, MANY)) + separator + (all.size() - MANY) + " more";
    }

    /** "No invocation of variant blue or variant green". */
    private static String none(List<SignalHistory> owing) {
        var signalsByUse = new LinkedHashMap<String, List<Signal>>();
        for (SignalHistory history : owing) {
            signalsByUse
                    .computeIfAbsent(history.signal().use(), any -> new ArrayList<>())
                    .add(history.signal());
        }
        var usesBySubjects = new LinkedHashMap<String, List<String>>();
        signalsByUse.forEach((use, signals) -> usesBySubjects
                .computeIfAbsent(listed(signals, Signal::subject, " or "), any -> new ArrayList<>())
                .add(use));
        var phrases = new ArrayList<String>();
        usesBySubjects.forEach((subjects, uses) ->
                phrases.add("no " + joined(uses, "or") + (subjects.isEmpty() ? "" : " of " + subjects)));
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
                case ABSENT_AS_PUBLISHED ->
                    phrases.add("nothing was published, as for one that is never used"
                            + silence.witness()
                                    .map(control -> ", while " + control.name() + " was")
                                    .orElse(""));
                case READ_EMPTY -> phrases.add("its log was read to the end and has none");
                case REPORTED -> phrases.add("it tells itself when it was last used");
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
        return seen.isEmpty() ? finished(sentence) : finished(sentence) + " " + seen;
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

    /** "40 hours", "1 hour 30 minutes": in no unit longer than an hour, as a day of work is none of 24. */
    static String hours(Duration duration) {
        var units = new ArrayList<String>();
        add(units, duration.toHours(), "hour");
        add(units, duration.toMinutesPart(), "minute");
        return units.isEmpty() ? words(duration) : String.join(" ", units);
    }

    private static void add(List<String> units, long number, String unit) {
        if (number > 0) {
            units.add(number + " " + (number == 1 ? unit : unit + "s"));
        }
    }
}
