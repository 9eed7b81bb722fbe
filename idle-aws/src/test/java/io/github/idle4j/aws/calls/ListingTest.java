package io.github.idle4j.aws.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTest {

    /** A page as some service answers it; without items it is no list at all. */
    private record Page(
            @Nullable List<String> items, @Nullable String next) {}

    private final List<String> asked = new ArrayList<>();

    private Listing<String> read(Function<@Nullable String, Page> service) {
        return Listing.read(new Listing.Pages<>(
                "service:List",
                token -> {
                    asked.add(String.valueOf(token));
                    return service.apply(token);
                },
                page -> page.items() != null,
                page -> page.items() == null ? List.of() : page.items(),
                Page::next));
    }

    private static String problem(Listing<String> listing) {
        return listing.failure().map(Throwable::getMessage).orElse("none");
    }

    @Test
    void pages_are_read_to_the_end() {
        Listing<String> listing = read(token -> token == null
                ? new Page(List.of("a", "b"), "2")
                : token.equals("2") ? new Page(List.of(), "3") : new Page(List.of("c"), null));
        assertThat(listing.items()).containsExactly("a", "b", "c");
        assertThat(listing.failure()).isEmpty();
        assertThat(asked).containsExactly("null", "2", "3");
    }

    @Test
    void an_empty_token_ends_the_list_too() {
        assertThat(read(token -> new Page(List.of("a"), "")).failure()).isEmpty();
    }

    @Test
    void a_page_that_is_no_list_is_a_failure_and_not_an_empty_list() {
        Listing<String> listing = read(token -> token == null ? new Page(List.of("a"), "2") : new Page(null, null));
        assertThat(listing.items()).containsExactly("a");
        assertThat(problem(listing)).startsWith("service:List: the answer has no content");
    }

    @Test
    void a_token_that_repeats_ends_the_reading() {
        Listing<String> listing = read(token -> new Page(List.of("a"), "x".equals(token) ? "y" : "x"));
        assertThat(listing.items()).hasSize(3);
        assertThat(problem(listing)).isEqualTo("service:List: page 3 repeats a token: the list has no end");
    }

    @Test
    void empty_pages_are_borne_with_but_not_for_ever() {
        int[] page = {0};
        Listing<String> some = read(token -> {
            page[0]++;
            return page[0] < 100 ? new Page(List.of(), "t" + page[0]) : new Page(List.of("a"), null);
        });
        assertThat(some.items()).containsExactly("a");
        assertThat(some.failure()).isEmpty();
        page[0] = 0;
        Listing<String> endless = read(token -> new Page(List.of(), "t" + page[0]++));
        assertThat(problem(endless)).isEqualTo("service:List: 100 empty pages in a row: the list has no end");
    }

    @Test
    void what_was_listed_before_a_failure_is_kept() {
        Listing<String> listing = read(token -> {
            if (token != null) {
                throw CallFailedException.denied("service:List", "no");
            }
            return new Page(List.of("a"), "2");
        });
        assertThat(listing.items()).containsExactly("a");
        assertThat(problem(listing)).isEqualTo("service:List: no");
    }

    @Test
    void full_pages_without_end_end_too() {
        int[] page = {0};
        Listing<String> endless = read(token -> new Page(List.of("a"), "t" + page[0]++));
        assertThat(problem(endless)).isEqualTo("service:List: more than 10000 pages: the list has no end");
        assertThat(endless.items()).hasSize(10_000);
    }
}
