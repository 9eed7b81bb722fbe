package io.github.idle4j.aws.permissions;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An action that some scan calls, and for what it has to be allowed. Which actions take resources is told by the Service
 * Authorization Reference: listings and {@code Search} of SageMaker, CloudWatch and the price list take none. Immutable.
 *
 * @param action    as IAM calls it: {@code sagemaker:ListEndpoints}
 * @param resources the ARNs, without the {@code arn:aws:} before them and with {@code *} for what is any; none where it is
 *                  allowed for all resources or for none
 * @param isNeeded  whether less is known without it; without the others a scan takes more calls
 * @param without   what is lost without it, as a sentence without its full stop
 */
public record Permission(String action, List<String> resources, boolean isNeeded, String without) {

    private static final String STUDIO_LOGS = "logs:*:*:log-group:/aws/sagemaker/studio:*";

    static final Permission LIST_ENDPOINTS =
            toList("sagemaker:ListEndpoints", "no endpoint is reported, and inference components are UNKNOWN");

    static final Permission SEARCH =
            new Permission("sagemaker:Search", List.of(), false, "a scan takes more calls, one for every endpoint");

    static final Permission LIST_COMPONENTS = toList(
            "sagemaker:ListInferenceComponents",
            "no inference component is reported, and endpoints that host them are UNKNOWN");

    static final Permission LIST_METRICS = toList(
            "cloudwatch:ListMetrics",
            "endpoints that were changed inside the window are UNKNOWN unless they are in use");

    static final Permission DESCRIBE_ENDPOINT =
            on("endpoint/*", "sagemaker:DescribeEndpoint", "endpoints of which Search knows too little are UNKNOWN");

    static final Permission DESCRIBE_CONFIG = on(
            "endpoint-config/*",
            "sagemaker:DescribeEndpointConfig",
            "endpoints of which nothing else tells the kind are UNKNOWN, and costs of endpoints are not known");

    static final Permission DESCRIBE_COMPONENT = on(
            "inference-component/*",
            "sagemaker:DescribeInferenceComponent",
            "inference components, and endpoints that host them, are UNKNOWN unless they are in use");

    static final Permission GET_METRIC_DATA =
            toList("cloudwatch:GetMetricData", "endpoints, inference components and Canvas are UNKNOWN");

    static final Permission LIST_APPS = toList("sagemaker:ListApps", "no app of Studio is reported");

    static final Permission LIST_SPACES = toList(
            "sagemaker:ListSpaces", "the owners of apps in spaces are not known, and Canvas in spaces is UNKNOWN");

    static final Permission LIST_DOMAINS =
            toList("sagemaker:ListDomains", "the account of apps is not known where nobody tells it");

    static final Permission DESCRIBE_LOG_GROUPS = new Permission(
            "logs:DescribeLogGroups",
            List.of(),
            false,
            "a scan takes more calls, one for each app and not for a hundred");

    static final Permission DESCRIBE_LOG_STREAMS = new Permission(
            "logs:DescribeLogStreams",
            List.of(STUDIO_LOGS),
            true,
            "apps that are judged by their log and seem unused are UNKNOWN");

    static final Permission FILTER_LOG_EVENTS = new Permission(
            "logs:FilterLogEvents",
            List.of(STUDIO_LOGS),
            false,
            "a scan takes more calls, one for each app and not for a hundred");

    static final Permission GET_LOG_EVENTS = new Permission(
            "logs:GetLogEvents",
            List.of(STUDIO_LOGS),
            true,
            "JupyterLab and Code Editor without work are UNKNOWN, and kernels where they are few");

    static final Permission DESCRIBE_DOMAIN =
            on("domain/*", "sagemaker:DescribeDomain", "nobody tells whether idle shutdown reaches an app");

    static final Permission DESCRIBE_USER_PROFILE = on(
            "user-profile/*",
            "sagemaker:DescribeUserProfile",
            "nobody tells by which names people sign in, nor whether idle shutdown reaches their apps");

    static final Permission DESCRIBE_SPACE =
            on("space/*", "sagemaker:DescribeSpace", "nobody tells after how long idle shutdown ends an app");

    static final Permission DESCRIBE_APP = on(
            "app/*",
            "sagemaker:DescribeApp",
            "apps are UNKNOWN to policies that ask about tags, unless they are in use");

    static final Permission LIST_TAGS = new Permission(
            "sagemaker:ListTags",
            List.of("sagemaker:*:*:endpoint/*", "sagemaker:*:*:inference-component/*", "sagemaker:*:*:app/*"),
            true,
            "everything is UNKNOWN to policies that ask about tags, unless it is in use");

    static final Permission GET_PRODUCTS = toList("pricing:GetProducts", "costs are not known");

    private static final List<Permission> ALL = List.of(
            LIST_ENDPOINTS,
            SEARCH,
            LIST_COMPONENTS,
            LIST_METRICS,
            DESCRIBE_ENDPOINT,
            DESCRIBE_CONFIG,
            DESCRIBE_COMPONENT,
            GET_METRIC_DATA,
            LIST_APPS,
            LIST_SPACES,
            LIST_DOMAINS,
            DESCRIBE_LOG_GROUPS,
            DESCRIBE_LOG_STREAMS,
            FILTER_LOG_EVENTS,
            GET_LOG_EVENTS,
            DESCRIBE_DOMAIN,
            DESCRIBE_USER_PROFILE,
            DESCRIBE_SPACE,
            DESCRIBE_APP,
            LIST_TAGS,
            GET_PRODUCTS);

    /** Checks that nothing is missing. */
    public Permission {
        requireNonNull(action, "action");
        resources = List.copyOf(resources);
        requireNonNull(without, "without");
    }

    private static Permission toList(String action, String without) {
        return new Permission(action, List.of(), true, without);
    }

    private static Permission on(String resource, String action, String without) {
        return new Permission(action, List.of("sagemaker:*:*:" + resource), true, without);
    }

    /** All that any scan calls, in the order in which they are asked about. */
    public static List<Permission> all() {
        return ALL;
    }

    /**
     * For what it has to be allowed, as the {@code Resource} of a statement; {@code *} where it takes no resources.
     *
     * @param partition as {@code aws} or {@code aws-cn}
     */
    public List<String> resourcesIn(String partition) {
        requireNonNull(partition, "partition");
        return resources.isEmpty()
                ? List.of("*")
                : resources.stream()
                        .map(rest -> "arn:" + partition + ":" + rest)
                        .toList();
    }
}
