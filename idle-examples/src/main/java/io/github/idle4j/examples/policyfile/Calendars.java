package io.github.idle4j.examples.policyfile;

import io.github.idle4j.examples.policyfile.Node.Field;
import io.github.idle4j.examples.policyfile.Node.Fields;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.WorkingTime;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code quietForWorkingTime}: how much time, and which time people work. */
final class Calendars {

    static final List<String> KEYS = List.of("time", "zone", "hours", "holidays");

    private static final String SUCH_AS =
            "a map such as {time: 16h, zone: Europe/Berlin, hours: {mon-fri: 09:00-17:30}}";

    private static final Pattern HOURS = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private final Form form;

    Calendars(Form form) {
        this.form = form;
    }

    IdlePolicy quietForWorkingTime(Field field) {
        Fields fields = form.fields(field, SUCH_AS);
        form.onlyKeys(fields, KEYS);
        Field time = form.required(field, fields, "time");
        Duration threshold = time(time);
        WorkingTime hours = hours(
                form.required(field, fields, "hours"), WorkingTime.in(zone(form.required(field, fields, "zone"))));
        List<LocalDate> holidays = form.field(fields, "holidays")
                .map(days -> form.each(days, "days such as 2026-12-25", LocalDate.EPOCH, Scalars::date))
                .orElse(List.of());
        return policy(time, threshold, hours.except(holidays));
    }

    /** Days would be taken for working days. */
    private static Duration time(Field field) {
        Duration time = Scalars.threshold(field);
        if (Scalars.text(field, "").toLowerCase(Locale.ROOT).contains("d")) {
            throw Form.wrong(field, "is told in hours, such as 16h, since a day at work has not 24");
        }
        return time;
    }

    private static IdlePolicy policy(Field time, Duration threshold, WorkingTime hours) {
        String sentence;
        try {
            IdlePolicy policy = IdlePolicy.quietFor(threshold, hours);
            Duration reach = policy.needs().lookback();
            if (reach.compareTo(WrittenDuration.LONGEST) <= 0) {
                return policy;
            }
            sentence = "So much working time can take " + reach.toDays() + " days; it has to be at most "
                    + WrittenDuration.LONGEST.toDays() + ".";
        } catch (IllegalArgumentException e) {
            sentence = e.getMessage() + ".";
        }
        throw new WrongFormException(time.value().at(), sentence);
    }

    private static ZoneId zone(Field field) {
        String such = "a time zone such as Europe/Berlin";
        try {
            return ZoneId.of(Scalars.text(field, such));
        } catch (DateTimeException e) {
            throw Form.wrong(field, "takes " + such);
        }
    }

    private WorkingTime hours(Field field, WorkingTime none) {
        Fields week = form.fields(field, "a map such as {mon-fri: 09:00-17:30}");
        Set<DayOfWeek> named = EnumSet.noneOf(DayOfWeek.class);
        WorkingTime hours = none;
        for (Field entry : week.fields().values()) {
            Set<DayOfWeek> days = days(entry);
            if (named.stream().anyMatch(days::contains)) {
                throw new WrongFormException(entry.at(), "A day of '" + entry.key() + "' has hours already.");
            }
            named.addAll(days);
            hours = on(days, entry, hours);
        }
        return hours;
    }

    private static WorkingTime on(Set<DayOfWeek> days, Field entry, WorkingTime hours) {
        String such = "hours such as 09:00-17:30, or to 24:00";
        Matcher matcher = HOURS.matcher(Scalars.text(entry, such));
        if (!matcher.matches() || matcher.group(2).equals("00:00")) {
            throw Form.wrong(entry, "takes " + such);
        }
        try {
            LocalTime to = matcher.group(2).equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(matcher.group(2));
            return hours.on(days, LocalTime.parse(matcher.group(1)), to);
        } catch (DateTimeException e) {
            throw Form.wrong(entry, "takes " + such);
        } catch (IllegalArgumentException e) {
            throw new WrongFormException(entry.value().at(), e.getMessage() + ".");
        }
    }

    /** One day, or from one to another, over the end of the week if need be. */
    private static Set<DayOfWeek> days(Field entry) {
        String[] names = entry.key().toLowerCase(Locale.ROOT).split("-", -1);
        int first = DAYS.indexOf(names[0]);
        int last = DAYS.indexOf(names[names.length - 1]);
        if (names.length > 2 || first < 0 || last < 0) {
            throw new WrongFormException(
                    entry.at(),
                    "There is no day '" + entry.key() + "'; there are " + String.join(", ", DAYS)
                            + ", and ranges such as mon-fri.");
        }
        Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(last + 1));
        for (int day = first; day != last; day = (day + 1) % DAYS.size()) {
            days.add(DayOfWeek.of(day + 1));
        }
        return days;
    }
}
