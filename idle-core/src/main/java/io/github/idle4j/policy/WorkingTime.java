package io.github.idle4j.policy;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The hours of the week in which people work, in their time zone, but for holidays.
 *
 * <pre>{@code
 * WorkingTime office = WorkingTime.in(ZoneId.of("Europe/Berlin"))
 *     .on(EnumSet.range(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 30))
 *     .except(List.of(LocalDate.of(2026, 12, 25)));
 * }</pre>
 *
 * <p>Where clocks are changed, a day has the hours that it really has. Immutable and thread-safe.
 */
public final class WorkingTime {

    private final ZoneId zone;
    private final Map<DayOfWeek, Hours> week;
    private final TreeSet<LocalDate> holidays;

    /** From when to when; midnight as the end is that of the same day. */
    private record Hours(LocalTime from, LocalTime to) {

        Duration length() {
            return to.equals(LocalTime.MIDNIGHT)
                    ? Duration.ofDays(1).minusNanos(from.toNanoOfDay())
                    : Duration.between(from, to);
        }

        @Override
        public String toString() {
            return from + " to " + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
        }
    }

    private record Stretch(Instant from, Instant to) {}

    private WorkingTime(ZoneId zone, Map<DayOfWeek, Hours> week, Collection<LocalDate> holidays) {
        this.zone = zone;
        this.week = Collections.unmodifiableMap(week);
        this.holidays = new TreeSet<>(holidays);
    }

    /** No working time yet, in that zone. */
    public static WorkingTime in(ZoneId zone) {
        return new WorkingTime(requireNonNull(zone, "zone"), new EnumMap<>(DayOfWeek.class), List.of());
    }

    /**
     * The same, with these hours on these days in place of any.
     *
     * @param from when work begins
     * @param to   when it ends, on the same day; {@link LocalTime#MIDNIGHT} for the end of the day
     */
    public WorkingTime on(Collection<DayOfWeek> days, LocalTime from, LocalTime to) {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("Work that begins at " + from + " cannot end at " + to
                    + " of the same day; give hours past midnight to the next day");
        }
        var hours = new EnumMap<DayOfWeek, Hours>(DayOfWeek.class);
        hours.putAll(week);
        days.forEach(day -> hours.put(day, new Hours(from, to)));
        return new WorkingTime(zone, hours, holidays);
    }

    /** The same, without these days. */
    public WorkingTime except(Collection<LocalDate> days) {
        var all = new ArrayList<>(holidays);
        all.addAll(days);
        return new WorkingTime(zone, week, all);
    }

    WorkingTime requireSome() {
        if (week.isEmpty()) {
            throw new IllegalArgumentException("This calendar has no working time: call on(days, from, to)");
        }
        return this;
    }

    /** How much of the time between two instants is working time. */
    public Duration between(Instant from, Instant to) {
        Duration sum = Duration.ZERO;
        for (LocalDate day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
            for (Stretch stretch : on(day)) {
                Instant start = stretch.from().isBefore(from) ? from : stretch.from();
                Instant end = stretch.to().isAfter(to) ? to : stretch.to();
                sum = start.isBefore(end) ? sum.plus(Duration.between(start, end)) : sum;
            }
        }
        return sum;
    }

    /** The latest instant since which there was so much working time up to another one. */
    Instant before(Instant to, Duration time) {
        Duration left = time;
        LocalDate day = day(to);
        while (true) {
            for (Stretch stretch : on(day)) {
                Instant end = stretch.to().isAfter(to) ? to : stretch.to();
                if (stretch.from().isBefore(end)) {
                    Duration length = Duration.between(stretch.from(), end);
                    if (length.compareTo(left) >= 0) {
                        return end.minus(left);
                    }
                    left = left.minus(length);
                }
            }
            day = day.minusDays(1);
        }
    }

    /** The working time of a day: none or one stretch. */
    private List<Stretch> on(LocalDate day) {
        Hours hours = week.get(day.getDayOfWeek());
        boolean leftOut = !day.atStartOfDay(zone).toLocalDate().equals(day); // as zones do that cross the date line
        if (hours == null || holidays.contains(day) || leftOut) {
            return List.of();
        }
        LocalDate end = hours.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
        return List.of(new Stretch(
                day.atTime(hours.from()).atZone(zone).toInstant(),
                end.atTime(hours.to()).atZone(zone).toInstant()));
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /**
     * How far back so much working time can reach at most, whatever the day: whole weeks, and those that holidays take. A day more
     * for where clocks are changed.
     */
    Duration longestWaitFor(Duration time) {
        Duration aWeek = week.values().stream().map(Hours::length).reduce(Duration.ZERO, Duration::plus);
        Duration aDay = week.values().stream()
                .map(Hours::length)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
        Duration wait = Duration.ZERO;
        while (true) {
            Duration needed = time.plus(aDay.multipliedBy(mostHolidaysIn(wait)));
            Duration longer = Duration.ofDays(7 * (needed.dividedBy(aWeek) + 1) + 1);
            if (longer.compareTo(wait) <= 0) {
                return wait;
            }
            wait = longer;
        }
    }

    private long mostHolidaysIn(Duration span) {
        return holidays.stream()
                .mapToLong(day -> holidays.subSet(day, true, day.plusDays(span.toDays() + 1), true)
                        .size())
                .max()
                .orElse(0);
    }

    /** The hours in words: {@code Mon to Fri 09:00 to 17:30 Europe/Berlin}. */
    @Override
    public String toString() {
        return week.entrySet().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue().toString(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> days(entry.getValue()) + " " + entry.getKey())
                .collect(Collectors.joining(", ", "", " " + zone));
    }

    private static String days(List<DayOfWeek> days) {
        List<String> names = days.stream()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .toList();
        DayOfWeek first = days.get(0);
        DayOfWeek last = days.get(days.size() - 1);
        boolean range = days.size() > 2 && last.getValue() - first.getValue() == days.size() - 1;
        return range ? names.get(0) + " to " + names.get(names.size() - 1) : String.join(", ", names);
    }
}
