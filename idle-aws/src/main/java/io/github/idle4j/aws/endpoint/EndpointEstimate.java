package io.github.idle4j.aws.endpoint;

import io.github.idle4j.ActivitySourceException;
import io.github.idle4j.Estimate;
import io.github.idle4j.Estimate.Range;
import io.github.idle4j.Observation;
import io.github.idle4j.aws.calls.AwsCalls;
import io.github.idle4j.aws.metrics.MetricReader;
import io.github.idle4j.aws.tags.Tags;
import io.github.idle4j.policy.EvidenceNeeds;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a scan of the endpoints of one account and region takes: the lists, which it reads again; and what
 * {@link EndpointEvidence} may ask of each that is listed.
 *
 * <p>The fewest calls are those where a glance shows use of everything. No list tells how many variants were taken away of
 * endpoints that were changed in the time that is looked at, nor how long the list of metrics is that names them.
 */
final class EndpointEstimate {

    private static final String LIST_COMPONENTS = "sagemaker:ListInferenceComponents";
    private static final String SEARCH = "sagemaker:Search";

    private final Observation observation;
    private final EvidenceNeeds needs;
    private final Readings readings;
    private final SortedMap<String, Range> calls = new TreeMap<>();
    private Range metrics = Range.NONE;
    private boolean mayHaveRemoved;

    private EndpointEstimate(Observation observation, Readings readings) {
        this.observation = observation;
        this.needs = observation.needs();
        this.readings = readings;
    }

    /**
     * Reads the lists, and adds up what a scan takes.
     *
     * @param inventory  the lists, which have begun to be read
     * @param describer  one that asks for no tags
     * @param readings   how series would be read
     * @throws ActivitySourceException if no endpoint could be listed
     */
    static Estimate of(
            Observation observation,
            AwsCalls calls,
            Inventory inventory,
            Inventory.Hosted hosted,
            EndpointDescriber describer,
            Readings readings) {
        List<EndpointRow> rows = inventory.all();
        if (rows.isEmpty() && inventory.lost().isPresent()) {
            throw new ActivitySourceException(
                    inventory.lost().get().getMessage(), inventory.lost().get());
        }
        inventory.lost().ifPresent(why -> calls.lost(why.getMessage()));
        var estimate = new EndpointEstimate(observation, readings);
        calls.made().forEach((api, number) -> estimate.add(api, Range.exactly(number)));
        if (rows.isEmpty()) { // who finds nothing does not wait for Search
            estimate.calls.computeIfPresent(SEARCH, (api, pages) -> Range.upTo(pages.most()));
        }
        rows.forEach(row -> estimate.add(row, describer));
        hosted.byEndpoint().values().stream()
                .flatMap(ofOne -> ofOne.values().stream())
                .forEach(estimate::add);
        estimate.addReadings(rows.size(), calls);
        Estimate sum = Estimate.of(estimate.calls, estimate.metrics);
        return inventory.lost().isPresent() || hosted.lost().isPresent() ? sum.orMore() : sum;
    }

    private void add(EndpointRow row, EndpointDescriber describer) {
        Optional<Endpoint> indexed = describer.indexed(row);
        Optional<Endpoint> known = indexed.filter(Endpoint::namesAllVariants);
        boolean judged = EndpointStanding.of(row.status()).isJudged();
        if (needs.tags() && row.arn() != null) {
            add(Tags.API, judged ? uncertainIf(known.isPresent()) : Range.exactly(indexed.isPresent() ? 0 : 1));
        }
        if (judged) {
            add("sagemaker:DescribeEndpoint", uncertainIf(known.isPresent()));
            Endpoint least = known.orElseGet(() -> describer.supposed(row, 1, 0));
            int variants = SeriesEstimate.MOST_VARIANTS;
            Endpoint most = known.orElseGet(() -> describer.supposed(row, variants, variants));
            add(row, least, most);
            if (needs.tags() && known.isEmpty() && indexed.isPresent()) { // of its components they are read again
                add(Tags.API, Range.upTo(most.components().size()));
            }
        }
    }

    /** Where it is not known, it is asked for in any case. */
    private static Range uncertainIf(boolean known) {
        return known ? Range.upTo(1) : Range.exactly(1);
    }

    private void add(EndpointRow row, Endpoint least, Endpoint most) {
        int hosted = most.components().size();
        boolean onInstances = EndpointBill.hasInstances(most);
        if (onInstances && (hosted == 0 || needs.bill())) {
            add("sagemaker:DescribeEndpointConfig", Range.upTo(1));
        }
        if (hosted > 0) {
            add("sagemaker:DescribeInferenceComponent", Range.upTo(hosted));
        }
        if (hosted > 0 || onInstances) { // what seems to host nothing is asked for what it hosts
            add(LIST_COMPONENTS, Range.upTo(Math.max(1, pages(hosted, SageMakerReader.LARGEST_PAGE))));
        }
        boolean changed =
                most.modifiedAt().map(observation.window().from()::isBefore).orElse(true);
        mayHaveRemoved |= changed;
        int first = new SeriesEstimate(row, least, needs, changed).atFirst();
        int all = new SeriesEstimate(row, most, needs, changed)
                .most(readings.coarse().isPresent());
        metrics = metrics.plus(Range.between(first, all));
    }

    private void add(ComponentRow row) {
        if (needs.tags() && row.arn() != null) {
            add(Tags.API, Range.exactly(1));
        }
    }

    /** The calls that read series: each of a number of series, but for the last one of each reading. */
    private void addReadings(int endpoints, AwsCalls listing) {
        if (mayHaveRemoved) {
            add(
                    "cloudwatch:ListMetrics",
                    Range.upTo(EndpointSignals.OF_VARIANTS.size()).orMore());
            metrics = metrics.orMore();
        }
        if (readings.grid().count() == 0) {
            metrics = Range.NONE;
        }
        if (metrics.most() == 0) {
            return;
        }
        long atOnce = readings.grid().seriesPerCall();
        long atOnceAtFirst = readings.coarse().orElse(readings.grid()).seriesPerCall();
        long most = Math.min(
                metrics.most(), metrics.most() / atOnce + EndpointEvidence.READINGS * mostChunks(endpoints, listing));
        Range range = Range.between(Math.min(most, pages(metrics.fewest(), atOnceAtFirst)), most);
        add(MetricReader.API, metrics.open() ? range.orMore() : range);
    }

    /** What is ready is looked at together, which may be each page of the lists by itself. */
    private static long mostChunks(int endpoints, AwsCalls listing) {
        long pages = listing.made().values().stream().mapToLong(Long::longValue).sum();
        return Math.min(endpoints, endpoints / EndpointScan.CHUNK + pages + 1);
    }

    private static long pages(long items, long each) {
        return (items + each - 1) / each;
    }

    private void add(String api, Range range) {
        calls.merge(api, range, Range::plus);
    }
}
