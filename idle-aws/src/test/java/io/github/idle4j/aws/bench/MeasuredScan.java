package io.github.idle4j.aws.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

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
        long cpu = cpuMillis();
        long start = System.nanoTime();
        Way.Found found;
        Map<String, Long> calls;
        try (Clients clients = Clients.of(http, address)) {
            found = way.find(clients);
            calls = clients.calls();
        }
        long wall = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new Figures(found.resources(), found.idle(), calls, wall, cpuMillis() - cpu, peakKib());
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
}
