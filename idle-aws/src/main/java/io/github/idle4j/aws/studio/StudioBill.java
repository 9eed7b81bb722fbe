package io.github.idle4j.aws.studio;

import io.github.idle4j.evidence.Bill;
import io.github.idle4j.evidence.BillItem;
import io.github.idle4j.evidence.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is billed for Studio: instances, each once however many apps share it, by the product of what runs on them; and the
 * sessions of Canvas, which are billed by themselves (developer guide, "Usage metering" and "Manage billing" of Canvas).
 */
final class StudioBill {

    private static final Fact<Bill> THAT_OF_ITS_INSTANCE = Fact.none();

    private static final Fact<Bill> NOBODYS = Fact.none();

    private StudioBill() {}

    /**
     * An app, and since when it runs.
     *
     * @param app   the app
     * @param since since when, where known
     */
    record Running(StudioApp app, Optional<Instant> since) {}

    /**
     * The bill of one app: mostly none, since what it runs on has one.
     *
     * @param app            the app
     * @param ownerHasOthers whether its owner has instances of known types, of which it may be on none
     */
    static Fact<Bill> ofApp(StudioApp app, boolean ownerHasOthers) {
        if (!app.kind().isOnInstance()) {
            return app.isOfWholeDomain() ? Fact.unreadable("the server is that of the domain") : NOBODYS;
        }
        if (app.instanceType().isPresent() || !ownerHasOthers) {
            return THAT_OF_ITS_INSTANCE;
        }
        return app.kind() == AppType.CANVAS
                ? Fact.known(Bill.of(List.of(session(new Running(app, app.createdAt())))))
                : Fact.unreadable("on which instance it runs is not known");
    }

    /**
     * The bill of an instance.
     *
     * @param type what it is, where known
     * @param apps those that run on it
     */
    static Fact<Bill> ofInstance(Optional<String> type, List<Running> apps) {
        List<BillItem> items = new ArrayList<>();
        List<Running> sharing = new ArrayList<>();
        for (Running one : apps) {
            if (one.app().kind() == AppType.CANVAS) {
                items.add(session(one));
            } else {
                sharing.add(one);
            }
        }
        List<String> products =
                sharing.stream().map(one -> product(one.app())).distinct().toList();
        if (products.isEmpty()) {
            return Fact.known(Bill.of(items));
        }
        Optional<String> why = type.isEmpty()
                ? Optional.of("the type of its instance is not known")
                : products.size() > 1
                        ? Optional.of("by which of these it is billed is not known: " + String.join(", ", products))
                        : Optional.empty();
        if (why.isPresent()) {
            return items.isEmpty() ? Fact.unreadable(why.get()) : Fact.known(Bill.atLeast(items, why.get()));
        }
        BillItem instance = BillItem.of(products.get(0), type.orElseThrow(), 1);
        // It is up as long as any app is that shares it.
        Optional<Instant> since =
                sharing.stream().flatMap(one -> one.since().stream()).min(Instant::compareTo);
        items.add(0, since.map(instance::unchangedSince).orElse(instance));
        return Fact.known(Bill.of(items));
    }

    private static BillItem session(Running canvas) {
        BillItem session = BillItem.of(BillItem.CANVAS, "session", 1);
        return canvas.since().map(session::unchangedSince).orElse(session);
    }

    private static String product(StudioApp app) {
        return switch (app.kind()) {
            case KERNEL_GATEWAY -> BillItem.KERNEL_GATEWAY;
            case JUPYTER_LAB -> BillItem.JUPYTER_LAB;
            case CODE_EDITOR -> BillItem.CODE_EDITOR;
            default -> "Studio " + app.type();
        };
    }
}
