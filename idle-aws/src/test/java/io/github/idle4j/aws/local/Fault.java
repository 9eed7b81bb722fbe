package io.github.idle4j.aws.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A way for calls to go wrong. It strikes every call unless it is told which: {@code throttling().firstCalls(3)},
 * {@code accessDenied().where("EndpointName", "churn-v3").onCall(2)}. Calls are counted from the moment at which it is put
 * on, and only those that {@code where} lets through; every attempt of the SDK is a call.
 */
public final class Fault {

    /** What happens in place of the reply, or to it. */
    @FunctionalInterface
    private interface Effect {
        Reply strike(Call call, String principal, Supplier<Reply> reply);
    }

    private static final String HTML = "<html><body><h1>Please log in</h1></body></html>";

    private final Effect effect;
    private final UnaryOperator<Call> asking;
    private final Predicate<Call> concerned;
    private final IntPredicate struck;

    private Fault(Effect effect, UnaryOperator<Call> asking, Predicate<Call> concerned, IntPredicate struck) {
        this.effect = effect;
        this.asking = asking;
        this.concerned = concerned;
        this.struck = struck;
    }

    private static Fault of(Effect effect) {
        return new Fault(effect, call -> call, call -> true, number -> true);
    }

    private static Fault refusing(Supplier<AwsError> error) {
        return of((call, principal, reply) -> new Reply.Refused(error.get()));
    }

    private static Fault foreign(WireAnswer answer) {
        return of((call, principal, reply) -> new Reply.Foreign(answer));
    }

    private static Fault changing(Answering change) {
        return of((call, principal, reply) -> changed(reply.get(), tree -> change.answer(call, tree)));
    }

    @FunctionalInterface
    private interface Answering {
        Map<String, Object> answer(Call call, Map<String, Object> tree);
    }

    /** 400 ThrottlingException (JSON, CBOR), 400 Throttling (Query). */
    public static Fault throttling() {
        return refusing(AwsError::throttling);
    }

    /** 500 InternalFailure. */
    public static Fault internalFailure() {
        return refusing(AwsError::internal);
    }

    /** 503 ServiceUnavailable. */
    public static Fault unavailable() {
        return refusing(AwsError::unavailable);
    }

    /** 400 AccessDeniedException (JSON, CBOR), 403 AccessDenied (Query). */
    public static Fault accessDenied() {
        return of((call, principal, reply) -> new Reply.Refused(AwsError.accessDenied(principal, call.action())));
    }

    /** 400 ExpiredTokenException (JSON, CBOR), 403 ExpiredToken (Query). */
    public static Fault expiredToken() {
        return refusing(AwsError::expiredToken);
    }

    /** 400 ValidationException (JSON), 400 ValidationError (Query), with that message. */
    public static Fault validation(String message) {
        return refusing(() -> AwsError.validation(message));
    }

    /** Any error of AWS. */
    public static Fault error(String code, int status, String message) {
        return refusing(() -> AwsError.of(code, status, message));
    }

    /** A proxy's HTML page with status 200. */
    public static Fault htmlPage() {
        return foreign(new WireAnswer(200, "text/html", HTML.getBytes(StandardCharsets.UTF_8)));
    }

    /** Status 200 and nothing else. */
    public static Fault emptyBody() {
        return of((call, principal, reply) -> new Reply.Foreign(
                new WireAnswer(200, Protocol.named(call.protocol()).contentType(), new byte[0])));
    }

    /** The connection is cut before any answer. */
    public static Fault connectionReset() {
        return foreign(WireAnswer.reset());
    }

    /** The connection is cut in the middle of the answer. */
    public static Fault connectionResetInBody() {
        return mangling(WireAnswer::cut);
    }

    /** Half of the answer, with a length that says that this is all. */
    public static Fault truncatedBody() {
        return mangling(WireAnswer::halved);
    }

    /** An answer that is none in its protocol, though its status and type say so. */
    public static Fault malformedBody() {
        return mangling(WireAnswer::garbled);
    }

    private static Fault mangling(UnaryOperator<WireAnswer> change) {
        return of((call, principal, reply) -> new Reply.Mangled(reply.get(), change));
    }

    /** Nothing is answered, until the caller's socket gives up after that time. */
    public static Fault timeout(Duration patience) {
        return foreign(WireAnswer.silence(patience));
    }

    /** 502 and a page of HTML, from whatever balances the load before a service. */
    public static Fault badGateway() {
        return foreign(new WireAnswer(502, "text/html", HTML.getBytes(StandardCharsets.UTF_8)));
    }

    /** The call takes that much longer. */
    public static Fault latency(Duration duration) {
        return of((call, principal, reply) -> new Reply.Late(reply.get(), duration));
    }

    /** The page comes with the token that it was asked with, or with one that leads to itself: paging never ends. */
    public static Fault repeatedToken() {
        return changing((call, tree) -> FaultToken.after(call).in(call, tree));
    }

    /** An empty page comes in between, with a token to the page that was asked for. */
    public static Fault emptyPage() {
        return changing((call, tree) -> {
            Map<String, Object> page = FaultToken.after(call).in(call, tree);
            page.replaceAll((member, value) -> value instanceof List<?> ? List.of() : value);
            return page;
        });
    }

    /** GetMetricData says PartialData of every series and gives a token, for ever; only the first page has points. */
    public static Fault partialData() {
        return partialData(query -> true);
    }

    /** As {@link #partialData()}, for the series that have a dimension of that value; all others are complete. */
    public static Fault partialDataOf(String dimensionValue) {
        return partialData(MetricFault.about(dimensionValue));
    }

    private static Fault partialData(Predicate<Input> meant) {
        return changing((call, tree) -> FaultToken.after(call).in(call, MetricFault.partial(call, tree, meant)));
    }

    /** GetMetricData answers the series that have a dimension of that value with this status, and without values. */
    public static Fault metricStatusOf(String dimensionValue, String statusCode) {
        return changing((call, tree) -> MetricFault.status(call, tree, statusCode, MetricFault.about(dimensionValue)));
    }

    /** As {@link #metricStatusOf(String, String)}, for one metric alone. */
    public static Fault metricStatusOf(String metric, String dimensionValue, String statusCode) {
        Predicate<Input> meant = MetricFault.named(metric).and(MetricFault.about(dimensionValue));
        return changing((call, tree) -> MetricFault.status(call, tree, statusCode, meant));
    }

    /**
     * GetMetricData answers the series that have a dimension of that value with this status, such as InternalError or
     * PartialData, without values and with a token; their values come with that token.
     */
    public static Fault metricStatusAtFirstOf(String dimensionValue, String statusCode) {
        Predicate<Input> meant = MetricFault.about(dimensionValue);
        return changing((call, tree) -> FaultToken.of(call) == null
                ? FaultToken.after(call).in(call, MetricFault.status(call, tree, statusCode, meant))
                : MetricFault.only(call, tree, meant));
    }

    /** GetMetricData answers the series of that metric with this status, whatever their dimensions, and without values. */
    public static Fault metricStatusOfAll(String metric, String statusCode) {
        return changing((call, tree) -> MetricFault.status(call, tree, statusCode, MetricFault.named(metric)));
    }

    /** GetMetricData leaves out of its answer the series that have a dimension of that value. */
    public static Fault metricMissingOf(String dimensionValue) {
        Predicate<Input> meant = MetricFault.about(dimensionValue).negate();
        return changing((call, tree) -> MetricFault.only(call, tree, meant));
    }

    /** GetMetricData gives no values and calls them Complete; that something is wrong a message of the whole answer tells. */
    public static Fault metricMessage(String code, String value) {
        return changing((call, tree) -> MetricFault.message(call, tree, code, value));
    }

    /** GetMetricData answers every series with this status, such as InternalError or Forbidden, and without values. */
    public static Fault metricStatus(String statusCode) {
        return changing((call, tree) -> MetricFault.status(call, tree, statusCode, query -> true));
    }

    /** No fault at all: pages of lists hold no more than this, as AWS may decide at any time. ListMetrics has no such pages. */
    public static Fault pagesOf(int most) {
        return new Fault(
                (call, principal, reply) -> reply.get(), call -> call.withPagesOf(most), call -> true, number -> true);
    }

    /** No fault at all: something happens just before the call is answered. */
    static Fault doing(Runnable change) {
        return of((call, principal, reply) -> {
            change.run();
            return reply.get();
        });
    }

    /**
     * Throttling of what comes faster than this, by a bucket for each region that holds the calls of one second. Time is
     * what {@code nanoTime} says: {@code System::nanoTime}, or a clock that a test steps.
     */
    public static Fault quota(double callsPerSecond, LongSupplier nanoTime) {
        return quota(region -> callsPerSecond, nanoTime);
    }

    /** As {@link #quota(double, LongSupplier)}, with a rate for each region. */
    static Fault quota(ToDoubleFunction<String> callsPerSecond, LongSupplier nanoTime) {
        Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
        return of((call, principal, reply) -> buckets.computeIfAbsent(
                                call.region(),
                                region -> new TokenBucket(callsPerSecond.applyAsDouble(region), nanoTime))
                        .takes()
                ? reply.get()
                : new Reply.Refused(AwsError.throttling()));
    }

    /** Only calls of which this is true. The status of such a call is not known yet. */
    public Fault where(Predicate<Call> condition) {
        return new Fault(effect, asking, concerned.and(condition), struck);
    }

    /**
     * Only calls with this value of a member of the request, or with this value among those of a list: {@code
     * where("EndpointName", "churn-v3")}, {@code where("logStreamNames", "d-1/alice/KernelGateway/app")}.
     */
    public Fault where(String member, String value) {
        return where(
                call -> value.equals(call.text(member)) || call.texts(member).contains(value));
    }

    /** Only calls to this region. */
    public Fault inRegion(String region) {
        return where(call -> region.equals(call.region()));
    }

    /** The same fault, of which is told whenever it strikes. */
    public Fault telling(Runnable strike) {
        Effect told = (call, principal, reply) -> {
            strike.run();
            return effect.strike(call, principal, reply);
        };
        return new Fault(told, asking, concerned, struck);
    }

    private Fault on(IntPredicate numbers) {
        return new Fault(effect, asking, concerned, numbers);
    }

    /** Only the {@code number}th such call; the first is 1. */
    public Fault onCall(int number) {
        return on(count -> count == number);
    }

    /** Only the first such calls. */
    public Fault firstCalls(int count) {
        return on(number -> number <= count);
    }

    /** Only calls from the {@code number}th such call on; the first is 1. */
    public Fault fromCall(int number) {
        return on(count -> count >= number);
    }

    /** Only every {@code n}th such call. */
    public Fault everyCalls(int n) {
        return on(count -> count % n == 0);
    }

    /** Only bursts: of each {@code every} such calls the first {@code length}. */
    public Fault inBursts(int length, int every) {
        return on(count -> (count - 1) % every < length);
    }

    boolean concerns(Call call) {
        return concerned.test(call);
    }

    boolean strikes(int number) {
        return struck.test(number);
    }

    /** The call as the service is to see it. */
    Call asking(Call call) {
        return asking.apply(call);
    }

    Reply strike(Call call, String principal, Supplier<Reply> reply) {
        return effect.strike(call, principal, reply);
    }

    private static Reply changed(Reply reply, UnaryOperator<Map<String, Object>> change) {
        if (reply instanceof Reply.Late late) {
            return new Reply.Late(changed(late.reply(), change), late.delay());
        }
        if (reply instanceof Reply.Mangled mangled) {
            return new Reply.Mangled(changed(mangled.reply(), change), mangled.change());
        }
        return reply instanceof Reply.Result result ? new Reply.Result(change.apply(result.tree())) : reply;
    }
}
