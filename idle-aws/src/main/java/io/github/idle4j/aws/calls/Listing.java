package io.github.idle4j.aws.calls;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a paged list: the items, and why it is not all of them, where it is not.
 *
 * <p>The SDK's paginators trust the service: a token that repeats would keep them reading for ever, and a page that a
 * proxy sent ends the list without a word. Here either ends the list as unfinished.
 *
 * @param items   what was read
 * @param failure why reading ended before the list did
 * @param <T>     what is listed
 */
public record Listing<T>(List<T> items, Optional<CallFailedException> failure) {

    /** No list has so many pages: at a hundred items each, this is a million resources. */
    private static final int MOST_PAGES = 10_000;

    /** Some lists answer empty pages before full ones (aws/aws-sdk issue 486), but not so many. */
    private static final int MOST_EMPTY_PAGES = 100;

    /**
     * How the pages of one list are read.
     *
     * @param api      what is called
     * @param read     reads the page of a token; the first one has none
     * @param isList   whether a page holds a list at all, an empty one too: the SDK's {@code hasX()}
     * @param items    the items of a page
     * @param next     the token of the next page, if there is one
     * @param <P>      a page
     * @param <T>      an item
     */
    public record Pages<P, T>(
            String api,
            Function<@Nullable String, P> read,
            Predicate<P> isList,
            Function<P, List<T>> items,
            Function<P, @Nullable String> next) {}

    /** Reads all pages of a list; never throws for what AWS does. */
    public static <P, T> Listing<T> read(Pages<P, T> pages) {
        return new Reader<>(pages).all();
    }

    /** Reads a list page by page, when asked to; never throws for what AWS does. Not thread-safe. */
    public static final class Reader<P, T> {

        private final Pages<P, T> pages;
        private final Set<String> tokens = new HashSet<>();
        private @Nullable String token;
        private @Nullable CallFailedException failure;
        private boolean ended;
        private int number;
        private int emptyPages;

        /** A reader of a list from its beginning. */
        public Reader(Pages<P, T> pages) {
            this.pages = pages;
        }

        /** Whether the list may go on: it neither ended nor broke off. */
        public boolean hasNext() {
            return !ended;
        }

        /** The items of the next page; none where it cannot be read. */
        public List<T> next() {
            try {
                P page = pages.read.apply(token);
                AwsCalls.requireContent(pages.api, page, pages.isList.test(page));
                List<T> found = pages.items.apply(page);
                advance(found.isEmpty(), pages.next.apply(page));
                return found;
            } catch (CallFailedException broken) {
                failure = broken;
                ended = true;
                return List.of();
            }
        }

        /** The items of all pages that are left; never throws for what AWS does. */
        public Listing<T> all() {
            var items = new ArrayList<T>();
            while (hasNext()) {
                items.addAll(next());
            }
            return new Listing<>(items, failure());
        }

        private void advance(boolean empty, @Nullable String following) {
            number++;
            emptyPages = empty ? emptyPages + 1 : 0;
            token = following;
            if (token == null || token.isEmpty()) {
                ended = true;
            } else if (!tokens.add(token)) {
                end("page " + number + " repeats a token: the list has no end");
            } else if (emptyPages >= MOST_EMPTY_PAGES) {
                end(emptyPages + " empty pages in a row: the list has no end");
            } else if (number >= MOST_PAGES) {
                end("more than " + MOST_PAGES + " pages: the list has no end");
            }
        }

        /** What was read stands, but it is not all. */
        private void end(String problem) {
            failure = CallFailedException.unusable(pages.api, problem);
            ended = true;
        }

        /** Why reading ended before the list did. */
        public Optional<CallFailedException> failure() {
            return Optional.ofNullable(failure);
        }
    }
}
