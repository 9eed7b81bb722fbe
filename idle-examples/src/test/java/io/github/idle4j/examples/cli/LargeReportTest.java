package io.github.idle4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A report is as large as an account, whatever the memory of whoever writes it. */
class LargeReportTest {

    @TempDir
    private Path folder;

    @Test
    void a_hundred_thousand_verdicts_pass_through_a_heap_of_32_megabytes() throws Exception {
        reported(100_000, "-Xmx32m");
    }

    /** By {@code -Didle4j.million}: it writes more than a gigabyte. */
    @Test
    @EnabledIfSystemProperty(named = "idle4j.million", matches = ".*")
    void a_million_verdicts_pass_through_a_heap_of_128_megabytes() throws Exception {
        reported(1_000_000, "-Xmx128m");
    }

    private void reported(int resources, String heap) throws Exception {
        Path file = folder.resolve("report.json");

        try (Fork scan = Fork.of(
                List.of(heap, "-XX:+UseSerialGC"), LargeScan.class, String.valueOf(resources), file.toString())) {
            assertThat(scan.errorLine()).isNull();
            assertThat(scan.exitCode()).isZero();
        }

        long quarter = resources / 4;
        Map<String, Long> expected =
                Map.of("IDLE", 2 * quarter, "ACTIVE", quarter, "UNKNOWN", quarter, "NOT_JUDGED", 0L);
        var counted = new TreeMap<String, Long>();
        counted.put("NOT_JUDGED", 0L);
        var told = new TreeMap<String, Long>();
        int owners = 0;
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                switch (field) {
                    case "verdicts" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            counted.merge(statusOf(json), 1L, Long::sum);
                        }
                    }
                    case "counts" -> {
                        while (json.nextToken() != JsonToken.END_OBJECT) {
                            told.put(json.currentName(), json.nextLongValue(-1));
                        }
                    }
                    case "idleUsers" -> {
                        while (json.nextToken() != JsonToken.END_ARRAY) {
                            owners++;
                        }
                    }
                    default -> {
                        assertThat(value).as(field).isNotNull();
                        json.skipChildren();
                    }
                }
            }
            assertThat(json.nextToken()).isNull();
        }
        assertThat(counted).isEqualTo(expected);
        assertThat(told).isEqualTo(expected);
        assertThat(owners).isEqualTo(LargeScan.OWNERS / 4);
    }

    private static String statusOf(JsonParser json) throws IOException {
        String status = "";
        assertThat(json.currentToken()).isEqualTo(JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("status")) {
                status = json.getText();
            }
            json.skipChildren();
        }
        return status;
    }
}
