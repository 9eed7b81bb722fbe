package io.github.idle4j.aws.endpoint;

import static io.github.idle4j.aws.endpoint.EndpointWorld.NOW;
import static io.github.idle4j.aws.endpoint.EndpointWorld.daysAgo;

import io.github.idle4j.ResourceActivitySource;
import io.github.idle4j.aws.local.Fault;
import io.github.idle4j.contract.ResourceActivitySourceContract;
import java.time.Instant;

/** The source of endpoints, by the contract that holds for everybody's: one is idle, one in use, one was renamed in parts. */
class EndpointSourceContractTest extends ResourceActivitySourceContract {

    private final EndpointWorld world = EndpointWorld.of(region -> region.endpoint(
                    "silent",
                    endpoint -> endpoint.createdAt(daysAgo(60))
                            .variant("a", v -> v.instances(1).living())
                            .variant("b", v -> v.instances(1).living()))
            .endpoint(
                    "busy",
                    endpoint -> endpoint.createdAt(daysAgo(90))
                            .variant("a", v -> v.instances(1).living().requests(daysAgo(2), 500)))
            .endpoint(
                    "changed",
                    endpoint -> endpoint.createdAt(daysAgo(90))
                            .lastModifiedAt(daysAgo(3))
                            .variant("a", v -> v.instances(1).living())));

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
}
