package io.github.idle4j.aws.bench;

import io.github.idle4j.aws.account.RandomAccount;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** A program that scans what it finds at an address, in one way, and prints the {@link Figures}. */
final class MeasuredScan {

    private MeasuredScan() {}

    /** Takes the name of a {@link Way}, an address, and how many scans to do before the one that is measured. */
    public static void main(String[] arguments) {
        Way way = Way.valueOf(arguments[0]);
        URI address = URI.create(arguments[1]);
        int warmUps = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 0;
        try (SdkHttpClient http = UrlConnectionHttpClient.create()) {
            for (int i = 0; i < warmUps; i++) {
                measure(way, http, address);
            }
            System.out.println(measure(way, http, address).line());
        }
    }

    private static Figures measure(Way way, SdkHttpClient http, URI address) {
        var sent = new AtomicLong();
        long cpu = cpuMillis();
        long start = System.nanoTime();
        Way.Found found;
        try (SageMakerClient sageMaker = client(SageMakerClient.builder(), http, address, sent);
                CloudWatchClient cloudWatch = client(CloudWatchClient.builder(), http, address, sent)) {
            found = way.find(sageMaker, cloudWatch);
        }
        long wall = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new Figures(found.resources(), found.idle(), sent.get(), wall, cpuMillis() - cpu, peakKib());
    }

    private static long cpuMillis() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
    }

    private static long peakKib() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(peak -> peak.getUsed())
                        .sum()
                / 1024;
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, SdkHttpClient http, URI address, AtomicLong sent) {
        return builder.region(Region.of(RandomAccount.REGION))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDLOCAL", "secret")))
                .overrideConfiguration(override -> override.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                        sent.incrementAndGet();
                    }
                }))
                .endpointOverride(address)
                .httpClient(http)
                .build();
    }
}
