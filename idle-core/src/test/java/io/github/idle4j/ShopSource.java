package io.github.idle4j;

import static java.time.Duration.ofDays;

import io.github.idle4j.contract.Seen;
import io.github.idle4j.evidence.Completeness;
import io.github.idle4j.evidence.Evidence;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.evidence.ResourceId;
import io.github.idle4j.evidence.Signal;
import io.github.idle4j.policy.ResourceActivity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A small source on a backend in memory, with steps that can be overridden to break it: one busy shop, one shut one. */
class ShopSource implements ResourceActivitySource {

    static final Signal SALES = Signal.demand("Sales", Map.of());

    private final List<String> shops;

    long calls;
    boolean down;

    ShopSource() {
        this(List.of("busy", "shut"));
    }

    ShopSource(List<String> shops) {
        this.shops = shops;
    }

    @Override
    public Stream<ResourceActivity> observe(Observation asked) {
        return Stream.concat(shops.stream(), Stream.of(""))
                .flatMap(name -> name.isEmpty() ? end(asked) : shop(name, asked));
    }

    @Override
    public Origin origin() {
        return Origin.of("the shops of the town");
    }

    /** The listing is a page for each shop, and an empty last one. */
    Stream<ResourceActivity> end(Observation asked) {
        page(asked);
        return Stream.empty();
    }

    Stream<ResourceActivity> shop(String name, Observation asked) {
        page(asked);
        var id = new ResourceId("shop", "town", "1", "north", name);
        return Stream.of(ResourceActivity.builder(id, asked.window())
                .createdAt(asked.asOf().minus(ofDays(100)))
                .completeness(Completeness.complete())
                .tags(tags(asked))
                .demand(SALES, sales(name, asked))
                .build());
    }

    Fact<Map<String, String>> tags(Observation asked) {
        return asked.needs().tags() ? Fact.known(Map.of()) : Fact.notAsked();
    }

    void page(Observation asked) {
        asked.stopped().ifPresent(why -> {
            throw new ActivitySourceException("The shops were not listed: " + why.sentence());
        });
        call();
    }

    List<Evidence> sales(String name, Observation asked) {
        var window = asked.window();
        if (asked.stopped().isPresent()) {
            return List.of(Seen.gap(SALES, asked.stopped().orElse(ReasonCode.CANCELLED))
                    .from(window.from())
                    .until(window.to()));
        }
        call();
        Evidence silence = Seen.zeros(SALES).from(window.from()).until(window.to());
        return name.equals("busy")
                ? List.of(silence, Seen.use(SALES).at(window.to().minus(ofDays(1))))
                : List.of(silence);
    }

    void call() {
        calls++;
        if (down) {
            throw new ActivitySourceException("The town hall does not answer");
        }
    }
}
