package io.github.idle4j.aws.local;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * SageMaker's way of listing: sorted by creation time unless asked otherwise, filtered, ten to a page and a hundred at
 * most. A token says after which row to go on, so a row that goes away between two pages moves no other row.
 */
final class Listing<T> {

    private static final int DEFAULT_PAGE = 10;
    private static final int LARGEST_PAGE = 100;
    private static final String TOKEN = "page";
    private static final String SEPARATOR = "\n";

    private record Row<T>(String key, String name, T item) {}

    private record Sorted<T>(List<Row<T>> rows, Comparator<Row<T>> order) {}

    private final Function<T, String> name;
    private final Function<T, Instant> createdAt;
    private final Function<T, Instant> lastModifiedAt;
    private final Function<T, @Nullable String> status;
    /** The first is the usual one. */
    private final List<String> sortKeys;

    private final String usualOrder;

    /** Sorting 50,000 rows for each of 500 pages would take longer than all else; it is done once per change. */
    private final Map<String, Sorted<T>> sorted = new ConcurrentHashMap<>();

    private Listing(
            Function<T, String> name,
            Function<T, Instant> createdAt,
            Function<T, Instant> lastModifiedAt,
            Function<T, @Nullable String> status,
            List<String> sortKeys,
            String usualOrder) {
        this.name = name;
        this.createdAt = createdAt;
        this.lastModifiedAt = lastModifiedAt;
        this.status = status;
        this.sortKeys = sortKeys;
        this.usualOrder = usualOrder;
    }

    /** As endpoints and inference components are listed: the newest first. */
    static <T> Listing<T> of(
            Function<T, String> name,
            Function<T, Instant> createdAt,
            Function<T, Instant> lastModifiedAt,
            Function<T, @Nullable String> status) {
        List<String> keys = List.of("CreationTime", "Name", "Status");
        return new Listing<>(name, createdAt, lastModifiedAt, status, keys, "Descending");
    }

    /** As all that is in Studio is listed: the oldest first, with no filter but those of the operation. */
    static <T> Listing<T> oldestFirst(
            Function<T, String> name,
            Function<T, Instant> createdAt,
            Function<T, Instant> lastModifiedAt,
            String... sortKeys) {
        return new Listing<>(name, createdAt, lastModifiedAt, item -> null, List.of(sortKeys), "Ascending");
    }

    /** As Search lists: what changed last comes first. */
    static <T> Listing<T> lastModifiedFirst(
            Function<T, String> name,
            Function<T, Instant> createdAt,
            Function<T, Instant> lastModifiedAt,
            String nameKey) {
        List<String> keys = List.of("LastModifiedTime", "CreationTime", nameKey);
        return new Listing<>(name, createdAt, lastModifiedAt, item -> null, keys, "Descending");
    }

    void changed() {
        sorted.clear();
    }

    /** Puts a page of {@code all} under {@code member}, each row as {@code view} shows it. */
    Map<String, Object> page(
            Input input, Collection<T> all, Predicate<T> alsoWanted, String member, Function<T, Object> view) {
        int size = pageSize(input);
        String sortBy = oneOf(input, "SortBy", sortKeys.get(0), sortKeys);
        String sortOrder = oneOf(input, "SortOrder", usualOrder, List.of("Ascending", "Descending"));
        String order = sortBy + SEPARATOR + sortOrder;
        Sorted<T> rows = sorted.computeIfAbsent(order, absent -> sort(all, sortBy, sortOrder.equals("Ascending")));
        Predicate<T> wanted = filter(input).and(alsoWanted);
        List<Object> page = new ArrayList<>();
        Row<T> last = null;
        for (int i = start(input.text("NextToken"), order, rows);
                i < rows.rows().size();
                i++) {
            Row<T> row = rows.rows().get(i);
            if (!wanted.test(row.item())) {
                continue;
            }
            if (page.size() == size) {
                return new Tree()
                        .put(member, page)
                        .put("NextToken", token(order, Objects.requireNonNull(last)))
                        .members();
            }
            page.add(view.apply(row.item()));
            last = row;
        }
        return new Tree().put(member, page).members();
    }

    private static int pageSize(Input input) {
        int size = input.number("MaxResults", DEFAULT_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            String bound = size < 1 ? "greater than or equal to 1" : "less than or equal to " + LARGEST_PAGE;
            throw AwsError.constraint(size, "maxResults", "Member must have value " + bound);
        }
        return size;
    }

    private static String oneOf(Input input, String member, String otherwise, List<String> allowed) {
        String value = input.text(member, otherwise);
        if (!allowed.contains(value)) {
            String inLowerCase = Character.toLowerCase(member.charAt(0)) + member.substring(1);
            throw AwsError.constraint(value, inLowerCase, "Member must satisfy enum value set: " + allowed);
        }
        return value;
    }

    private Sorted<T> sort(Collection<T> all, String sortBy, boolean ascending) {
        List<Row<T>> rows = new ArrayList<>(all.size());
        for (T item : all) {
            rows.add(new Row<>(key(item, sortBy), name.apply(item), item));
        }
        Comparator<Row<T>> order =
                Comparator.comparing((Row<T> row) -> row.key()).thenComparing(Row::name);
        Comparator<Row<T>> directed = ascending ? order : order.reversed();
        rows.sort(directed);
        return new Sorted<>(rows, directed);
    }

    private String key(T item, String sortBy) {
        return switch (sortBy) {
            case "CreationTime" -> nanoseconds(createdAt.apply(item));
            case "LastModifiedTime" -> nanoseconds(lastModifiedAt.apply(item));
            case "Status" -> Objects.requireNonNullElse(status.apply(item), "");
            default -> name.apply(item);
        };
    }

    /** Nineteen digits for every time from 2001 to 2262, so that they sort as text. */
    private static String nanoseconds(Instant time) {
        return Long.toString(time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }

    private Predicate<T> filter(Input input) {
        String part = input.text("NameContains");
        String exact = input.text("StatusEquals");
        Instant createdAfter = input.time("CreationTimeAfter");
        Instant createdBefore = input.time("CreationTimeBefore");
        Instant modifiedAfter = input.time("LastModifiedTimeAfter");
        Instant modifiedBefore = input.time("LastModifiedTimeBefore");
        return item -> (part == null || name.apply(item).contains(part))
                && (exact == null || exact.equals(status.apply(item)))
                && (createdAfter == null || !createdAt.apply(item).isBefore(createdAfter))
                && (createdBefore == null || createdAt.apply(item).isBefore(createdBefore))
                && (modifiedAfter == null || !lastModifiedAt.apply(item).isBefore(modifiedAfter))
                && (modifiedBefore == null || lastModifiedAt.apply(item).isBefore(modifiedBefore));
    }

    private static String token(String order, Row<?> last) {
        String plain = String.join(SEPARATOR, TOKEN, order, last.key(), last.name());
        return Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private int start(@Nullable String token, String order, Sorted<T> rows) {
        if (token == null || token.isEmpty()) {
            return 0;
        }
        String prefix = TOKEN + SEPARATOR + order + SEPARATOR;
        String plain = decoded(token);
        if (!plain.startsWith(prefix)) {
            throw invalidToken();
        }
        String[] parts = plain.substring(prefix.length()).split(SEPARATOR, -1);
        int low = 0;
        int high = rows.rows().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Row<T> row = rows.rows().get(middle);
            if (rows.order().compare(row, new Row<>(parts[0], parts[1], row.item())) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static String decoded(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalidToken();
        }
    }

    private static AwsError invalidToken() {
        return AwsError.validation("Invalid NextToken");
    }
}
