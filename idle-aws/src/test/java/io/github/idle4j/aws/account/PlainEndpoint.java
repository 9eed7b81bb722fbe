package io.github.idle4j.aws.account;

import io.github.idle4j.aws.local.LocalRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** An endpoint in service for long, whose variants publish zeros and, where it is busy, some requests. */
final class PlainEndpoint {

    private final String name;
    private final int variants;
    private final Instant createdAt;
    private final List<Instant> uses;

    PlainEndpoint(String name, int variants, boolean idle, Instant now, Dice dice) {
        this.name = name;
        this.variants = variants;
        createdAt = dice.between(now.minus(Duration.ofDays(200)), now.minus(Duration.ofDays(20)));
        uses = idle
                ? List.of()
                : RequestPlan.endingAt(
                        dice.between(now.minus(Duration.ofDays(5)), now.minus(Duration.ofHours(1))), createdAt, dice);
    }

    void describeIn(LocalRegion region) {
        region.endpoint(name, endpoint -> {
            endpoint.createdAt(createdAt);
            for (int i = 0; i < variants; i++) {
                endpoint.variant(
                        "variant-" + i,
                        variant -> variant.model("m")
                                .instanceType("ml.m5.xlarge")
                                .instances(1)
                                .living());
            }
            endpoint.variant("variant-0", variant -> uses.forEach(use -> variant.requests(use, 3)));
        });
    }

    Truth truth() {
        Answer answer = uses.isEmpty() ? Answer.IDLE : Answer.ACTIVE;
        return new Truth("sagemaker:endpoint", name, createdAt, true, uses, EnumSet.of(answer), "plain, uses " + uses);
    }
}
