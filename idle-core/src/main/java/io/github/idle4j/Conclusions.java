package io.github.idle4j;

import io.github.idle4j.evidence.ReasonCode;
import io.github.idle4j.inventory.Inventory;
import io.github.idle4j.inventory.InventoryBreaker;
import io.github.idle4j.inventory.InventoryBreaker.Suspicion;
import io.github.idle4j.policy.IdleVerdict.Idle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns what was judged into what is said: holds idle verdicts back that cannot be believed, after all that was seen or after
 * the verdicts of scans before. Thread-safe.
 */
final class Conclusions {

    private final Optional<InventoryBreaker> breaker;
    private final Optional<Recollection> recollection;
    private final Consumer<Assessment> next;
    private final Inventory.Builder inventory = Inventory.builder();
    private final List<Assessment> idle = new ArrayList<>();

    /**
     * Nothing yet.
     *
     * @param breaker      says what cannot be believed once all was seen; until then idle verdicts wait, and nothing else does
     * @param recollection says what is not steady yet
     * @param next         takes what is said
     */
    Conclusions(Optional<InventoryBreaker> breaker, Optional<Recollection> recollection, Consumer<Assessment> next) {
        this.breaker = breaker;
        this.recollection = recollection;
        this.next = next;
    }

    /** Takes what was judged. */
    void add(Assessment judged) {
        if (breaker.isPresent()) {
            inventory.add(
                    judged.resource(),
                    judged.verdict().status(),
                    judged.verdict().reason());
            if (judged.verdict() instanceof Idle) {
                synchronized (idle) {
                    idle.add(judged);
                }
                return;
            }
        }
        conclude(judged);
    }

    /** Says what had to wait until all was seen; to be called once, after all was added. */
    void end(Outcome outcome) {
        List<Suspicion> suspect =
                breaker.map(known -> known.suspicions(inventory.build())).orElse(List.of());
        suspect.forEach(one -> outcome.failed(failure(one)));
        for (Assessment judged : idle) {
            conclude(suspect.stream()
                    .filter(one -> one.concerns(judged.resource()))
                    .findFirst()
                    .map(one -> doubted(judged, one))
                    .orElse(judged));
        }
        idle.clear();
    }

    private static Assessment doubted(Assessment judged, Suspicion suspicion) {
        var verdict = ((Idle) judged.verdict()).heldBack(ReasonCode.INVENTORY_SUSPECT, suspicion.sentence());
        return Assessment.of(judged.activity(), verdict, judged.policy());
    }

    private static ScanFailure failure(Suspicion suspicion) {
        Inventory.Group group = suspicion.group();
        var origin = new Origin(
                "InventoryBreaker",
                Optional.of(group.account()).filter(account -> !account.isEmpty()),
                Optional.of(group.region()));
        return new ScanFailure(origin, suspicion.sentence() + "; nothing of it is called idle", false);
    }

    private void conclude(Assessment judged) {
        next.accept(recollection.map(known -> known.steady(judged)).orElse(judged));
    }
}
