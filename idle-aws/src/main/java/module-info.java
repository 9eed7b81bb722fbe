/** Sources of activity on AWS SDK for Java v2. */
module io.github.idle4j.aws {
    requires transitive io.github.idle4j;
    requires transitive software.amazon.awssdk.services.cloudwatch;
    requires transitive software.amazon.awssdk.services.cloudwatchlogs;
    requires transitive software.amazon.awssdk.services.pricing;
    requires transitive software.amazon.awssdk.services.sagemaker;
    requires static org.jspecify;
    requires org.slf4j;
    requires software.amazon.awssdk.core;
    requires software.amazon.awssdk.awscore;
    requires software.amazon.awssdk.http;
    requires software.amazon.awssdk.protocols.jsoncore;
    requires software.amazon.awssdk.regions;

    exports io.github.idle4j.aws.advice;
    exports io.github.idle4j.aws.cost;
    exports io.github.idle4j.aws.endpoint;
    exports io.github.idle4j.aws.permissions;
    exports io.github.idle4j.aws.studio;
}
