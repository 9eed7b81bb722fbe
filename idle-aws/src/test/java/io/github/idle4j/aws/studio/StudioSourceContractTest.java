package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;

import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.contract.ResourceActivitySourceContract;
import java.time.Duration;
import java.time.Instant;

/** The source of Studio apps, by the contract that holds for everybody's: of two on one instance, one is in use. */
class StudioSourceContractTest extends ResourceActivitySourceContract {

    private final StudioWorld world = StudioWorld.of(region -> region.domain(
            "d-1",
            domain -> domain.userProfile(
                    "alice",
                    alice -> alice.kernelGateway(
                                    "silent",
                                    one -> one.createdAt(hoursAgo(5 * 24))
                                            .instanceType("ml.t3.medium")
                                            .logs(stream -> stream.event(hoursAgo(50), "x")))
                            .kernelGateway(
                                    "busy",
                                    one -> one.createdAt(hoursAgo(5 * 24))
                                            .instanceType("ml.t3.medium")
                                            .logs(stream -> stream.event(hoursAgo(2), "x"))))));

    @Override
    protected ResourceActivitySource source() {
        return world.source();
    }

    @Override
    protected long callsSoFar() {
        return world.aws.calls().size();
    }

    @Override
    protected void breakBackend() {
        world.aws.fail("*", Fault.internalFailure());
    }

    @Override
    protected Instant asOf() {
        return NOW;
    }

    @Override
    protected Duration lookback() {
        return Duration.ofHours(24);
    }
}
