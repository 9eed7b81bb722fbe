package io.github.idle4j.aws.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * A stand-in for one AWS account, to be read by real SDK clients: through {@link #httpClient()}, which needs no network,
 * or through {@link #serve()}, which listens on a loopback port.
 *
 * <pre>{@code
 * LocalAws aws = LocalAws.builder(clock)
 *         .region("us-east-1", region -> region.endpoint("churn-v3", endpoint -> endpoint
 *                 .createdAt(created)
 *                 .variant("blue", variant -> variant.instanceType("ml.m5.xlarge").instances(1).living()))
 *                 .domain("d-1", domain -> domain.userProfile("alice", alice -> alice
 *                         .kernelGateway("app-1", app -> app
 *                                 .instanceType("ml.t3.medium")
 *                                 .logs(log -> log.eventsEvery(Duration.ofMinutes(1), started, stopped, "ran"))))))
 *         .build();
 * SageMakerClient sageMaker = SageMakerClient.builder().httpClient(aws.httpClient()) ... .build();
 * }</pre>
 *
 * <p>The world may be changed, faults may be added and calls be read at any time and from any thread.
 */
public final class LocalAws {

    private static final Map<String, Operation> OPERATIONS = Operation.all();

    private final World world;
    private final Map<String, LocalRegion> regions = new ConcurrentHashMap<>();
    private final CallLog calls = new CallLog();
    private final FaultPlan faults = new FaultPlan();
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable LocalPolicy policy;

    private LocalAws(Builder builder) {
        world = new World(
                builder.account,
                builder.clock,
                builder.lowerCaseArns,
                builder.metricDelay,
                builder.logIndexLag,
                builder.emptyLogPages);
    }

    /** An empty account whose now, on which retention and listings depend, is {@code clock}'s. */
    public static Builder builder(InstantSource clock) {
        return new Builder(clock);
    }

    /** The region of that name, to be described or changed; a region that was never described is an empty one. */
    public LocalRegion region(String name) {
        return regions.computeIfAbsent(name, absent -> new LocalRegion(world, absent));
    }

    /** Describes what AWS sells, or more of it. */
    public LocalAws prices(Consumer<LocalPrices> description) {
        world.change(() -> description.accept(world.prices()));
        return this;
    }

    /** A client for SDK clients, that answers from memory. Closing it changes nothing. */
    public SdkHttpClient httpClient() {
        return new InMemoryHttpClient(this, Optional.empty());
    }

    /**
     * As {@link #httpClient()}, where waiting for a late answer is what {@code wait} does: a test that steps a clock waits
     * for nothing. What it throws ends the call.
     */
    public SdkHttpClient httpClient(Consumer<Duration> wait) {
        return new InMemoryHttpClient(this, Optional.of(wait));
    }

    /** Listens on a free loopback port until it is closed: a value for the SDK clients' {@code endpointOverride}. */
    public LocalServer serve() {
        return LocalServer.start(this, 0);
    }

    /** Listens on that loopback port until it is closed. */
    public LocalServer serve(int port) {
        return LocalServer.start(this, port);
    }

    /** Makes calls of {@code action} ({@code sagemaker:ListEndpoints}, {@code sagemaker:*}, {@code *}) go wrong. */
    public LocalAws fail(String action, Fault fault) {
        faults.add(action, fault);
        return this;
    }

    /** Denies from now on what this policy does not allow; without one, everything is allowed. */
    public LocalAws allow(LocalPolicy newPolicy) {
        policy = newPolicy;
        return this;
    }

    /** Ends all faults and quotas and forgets what was to be done before calls. */
    public LocalAws heal() {
        faults.clear();
        return this;
    }

    /** Does something just before the {@code number}th call of {@code action} from now on is answered, once. */
    public LocalAws before(String action, int number, Runnable change) {
        faults.add(action, Fault.doing(change).onCall(number));
        return this;
    }

    /**
     * Throttles calls of {@code action} beyond this rate, by a bucket for each region that holds the calls of one second.
     */
    public LocalAws quota(String action, double callsPerSecond) {
        return quota(action, callsPerSecond, System::nanoTime);
    }

    /** As {@link #quota(String, double)}, by a clock of nanoseconds that is the caller's own. */
    public LocalAws quota(String action, double callsPerSecond, LongSupplier nanoTime) {
        return fail(action, Fault.quota(callsPerSecond, nanoTime));
    }

    /** Throttles what comes faster than AWS publishes that it takes, in each region; calls of SageMaker are not throttled. */
    public LocalAws publishedQuotas() {
        return publishedQuotas(System::nanoTime);
    }

    /** As {@link #publishedQuotas()}, by a clock of nanoseconds that is the caller's own. */
    public LocalAws publishedQuotas(LongSupplier nanoTime) {
        PublishedQuotas.forEach((action, quota) -> fail(action, Fault.quota(quota, nanoTime)));
        return this;
    }

    /** Lets every call take that long. */
    public LocalAws latency(Duration newLatency) {
        latency = newLatency;
        return this;
    }

    /** Puts the clock of AWS ahead of this machine's, in what answers from memory tell of their date; or behind it. */
    public LocalAws clockAhead(Duration by) {
        ahead = by;
        return this;
    }

    /** The date of an answer that is given now. */
    Instant date() {
        return Instant.now().plus(ahead);
    }

    /** All calls so far, in the order in which they were answered. */
    public List<Call> calls() {
        return calls.all();
    }

    /** The calls of {@code action} so far: {@code sagemaker:ListEndpoints}, {@code sagemaker:*} or {@code *}. */
    public List<Call> calls(String action) {
        return calls.all().stream().filter(call -> call.is(action)).toList();
    }

    /** Forgets the calls so far. */
    public LocalAws forgetCalls() {
        calls.clear();
        return this;
    }

    /** Answers a request, through whichever door it came. */
    WireAnswer answer(WireRequest request) {
        Protocol protocol = Protocol.of(request);
        CredentialScope scope = CredentialScope.of(request);
        Protocol.Message message;
        WireAnswer answer;
        try {
            message = protocol.read(request, scope);
        } catch (AwsError e) {
            message = new Protocol.Message("", "", Map.of());
            return recorded(call(request, message, protocol, scope), protocol.refusal(message, e));
        }
        Call call = call(request, message, protocol, scope);
        Reply reply = faults.around(call, world.principal(), changed -> perform(changed, scope));
        answer = rendered(reply, protocol, message);
        return recorded(call, answer.after(latency));
    }

    private static Call call(
            WireRequest request, Protocol.Message message, Protocol protocol, @Nullable CredentialScope scope) {
        String region = scope == null ? "" : scope.region();
        return new Call(
                message.service(), message.operation(), request.host(), region, protocol.name(), message.request(), 0);
    }

    private WireAnswer recorded(Call call, WireAnswer answer) {
        calls.add(call.answered(answer.status()));
        return answer;
    }

    private Reply perform(Call call, @Nullable CredentialScope scope) {
        if (scope == null) {
            return new Reply.Refused(AwsError.missingCredentials());
        }
        Operation operation = OPERATIONS.get(call.action());
        if (operation == null) {
            return new Reply.Refused(AwsError.unknownOperation(call.operation()));
        }
        // A region that nobody described is empty, and asking for it does not make it a part of the world.
        LocalRegion known = regions.get(call.region());
        LocalRegion region = known == null ? new LocalRegion(world, call.region()) : known;
        Lock lock = world.lock().readLock();
        lock.lock();
        try {
            authorize(call, region);
            return new Reply.Result(operation.answer(call.input(), region));
        } catch (AwsError e) {
            return new Reply.Refused(e);
        } finally {
            lock.unlock();
        }
    }

    /** Who one is may be asked by everybody (API reference of GetCallerIdentity: "No permissions are required"). */
    private void authorize(Call call, LocalRegion region) {
        LocalPolicy enforced = policy;
        if (enforced != null && !call.is("sts:GetCallerIdentity")) {
            enforced.check(world.principal(), call.action(), AuthorizedResource.of(call, region));
        }
    }

    private static WireAnswer rendered(Reply reply, Protocol protocol, Protocol.Message message) {
        if (reply instanceof Reply.Result result) {
            return protocol.result(message, result.tree());
        }
        if (reply instanceof Reply.Refused refused) {
            return protocol.refusal(message, refused.error());
        }
        if (reply instanceof Reply.Late late) {
            return rendered(late.reply(), protocol, message).after(late.delay());
        }
        if (reply instanceof Reply.Mangled mangled) {
            return mangled.change().apply(rendered(mangled.reply(), protocol, message));
        }
        return ((Reply.Foreign) reply).answer();
    }

    /** Describes the account that a {@link LocalAws} stands for. */
    public static final class Builder {

        private final InstantSource clock;
        private final Map<String, Consumer<LocalRegion>> descriptions = new LinkedHashMap<>();
        private String account = "111111111111";
        private boolean lowerCaseArns;
        private Duration metricDelay = Duration.ZERO;
        private Duration logIndexLag = Duration.ZERO;
        private boolean emptyLogPages;
        private Consumer<LocalPrices> prices = none -> {};

        private Builder(InstantSource clock) {
            this.clock = clock;
        }

        public Builder account(String newAccount) {
            account = newAccount;
            return this;
        }

        public Builder region(String name, Consumer<LocalRegion> description) {
            descriptions.merge(name, description, Consumer::andThen);
            return this;
        }

        /** What AWS sells, and at which price; nothing, where nothing is said. */
        public Builder prices(Consumer<LocalPrices> description) {
            prices = prices.andThen(description);
            return this;
        }

        /** Shows the ARNs of endpoints, and the types in ARNs of apps, in lower case, as has been seen. */
        public Builder lowerCaseArns() {
            lowerCaseArns = true;
            return this;
        }

        /**
         * How long after its minute is over a datum can be read; at once, where nothing is said. With a negative delay
         * data that lie ahead of the clock can be read too.
         */
        public Builder metricDelay(Duration delay) {
            metricDelay = delay;
            return this;
        }

        /**
         * How late the summaries of log streams are: they do not know yet what was logged since. They are exact, where
         * nothing is said.
         */
        public Builder logIndexLag(Duration lag) {
            logIndexLag = lag;
            return this;
        }

        /** Lets each page of GetLogEvents and FilterLogEvents come after an empty one that has a token. */
        public Builder emptyLogPages() {
            emptyLogPages = true;
            return this;
        }

        public LocalAws build() {
            LocalAws aws = new LocalAws(this);
            descriptions.forEach((name, description) -> description.accept(aws.region(name)));
            return aws.prices(prices);
        }
    }
}
