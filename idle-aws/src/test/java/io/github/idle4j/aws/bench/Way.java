package io.github.idle4j.aws.bench;

import io.github.idle4j.Costs;
import io.github.idle4j.IdleDetector;
import io.github.idle4j.IdleReport;
import io.github.idle4j.ScanListener;
import io.github.idle4j.ScanSummary;
import io.github.idle4j.aws.account.RandomAccount;
import io.github.idle4j.aws.cost.PriceList;
import io.github.idle4j.aws.endpoint.EndpointActivitySource;
import io.github.idle4j.policy.IdlePolicy;
import io.github.idle4j.policy.IdleVerdict.Status;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantSummary;

/** A way to find idle endpoints, or idle apps of Studio. */
enum Way {

    /** With this library, and everything that was seen in one report. */
    LIBRARY {
        @Override
        Found find(Clients clients) {
            IdleReport report = detector(clients).scan();
            return found(report.summary());
        }
    },

    /** With this library, each assessment forgotten once it was heard. */
    LIBRARY_STREAMED {
        @Override
        Found find(Clients clients) {
            return found(detector(clients).stream(new ScanListener() {}));
        }
    },

    /** With this library, and what is idle priced. */
    LIBRARY_WITH_COSTS {
        @Override
        Found find(Clients clients) {
            return found(builder(clients)
                    .then(Costs.by(PriceList.of(clients.pricing())))
                    .build()
                    .scan()
                    .summary());
        }
    },

    /** As one would write it by hand: page by page, one call a resource and a variant, one after the other. */
    BY_HAND {
        @Override
        Found find(Clients clients) {
            int all = 0;
            int idle = 0;
            for (EndpointSummary row : clients.sageMaker()
                    .listEndpointsPaginator(request -> request.maxResults(100))
                    .endpoints()) {
                List<ProductionVariantSummary> variants = clients.sageMaker()
                        .describeEndpoint(request -> request.endpointName(row.endpointName()))
                        .productionVariants();
                double requests = 0;
                for (ProductionVariantSummary variant : variants) {
                    requests += requests(clients.cloudWatch(), row.endpointName(), variant.variantName());
                }
                all++;
                idle += requests == 0 ? 1 : 0;
            }
            return new Found(all, idle);
        }
    },

    /** Apps, with this library. */
    STUDIO {
        @Override
        Found find(Clients clients) {
            return StudioWays.library(clients);
        }
    },

    /** Apps, as it has been published, one call after the other. */
    STUDIO_BY_HAND {
        @Override
        Found find(Clients clients) {
            return StudioWays.byHand(clients);
        }
    };

    /**
     * What was found.
     *
     * @param resources how many endpoints or apps were judged
     * @param idle      how many of them were found idle
     */
    record Found(long resources, long idle) {}

    abstract Found find(Clients clients);

    private static IdleDetector detector(Clients clients) {
        return builder(clients).build();
    }

    private static IdleDetector.Builder builder(Clients clients) {
        return IdleDetector.builder()
                .watch(
                        EndpointActivitySource.builder(clients.sageMaker(), clients.cloudWatch())
                                .clock(InstantSource.fixed(RandomAccount.NOW))
                                .build(),
                        IdlePolicy.quietFor(RandomAccount.ENDPOINT_WINDOW))
                .asOf(RandomAccount.NOW);
    }

    private static Found found(ScanSummary summary) {
        if (!summary.failures().isEmpty()) {
            throw new IllegalStateException("The scan failed: " + summary.failures());
        }
        long all = summary.counts().values().stream().mapToLong(Long::longValue).sum();
        return new Found(all, summary.counts().getOrDefault(Status.IDLE, 0L));
    }

    private static double requests(CloudWatchClient cloudWatch, String endpoint, String variant) {
        MetricDataQuery query = MetricDataQuery.builder()
                .id("requests")
                .metricStat(stat -> stat.period(3_600)
                        .stat("Sum")
                        .metric(metric -> metric.namespace("AWS/SageMaker")
                                .metricName("Invocations")
                                .dimensions(dimension("EndpointName", endpoint), dimension("VariantName", variant))))
                .build();
        return cloudWatch
                .getMetricDataPaginator(request -> request.metricDataQueries(query)
                        .startTime(RandomAccount.NOW.minus(RandomAccount.ENDPOINT_WINDOW))
                        .endTime(RandomAccount.NOW))
                .metricDataResults()
                .stream()
                .flatMap(result -> result.values().stream())
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
