package io.github.idle4j.aws.permissions;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.idle4j.IdleReport;
import io.github.idle4j.aws.local.LocalPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/iam-policy.json to what scans call. */
class LeastPrivilegeTest {

    static final Path POLICY = Path.of("../docs/iam-policy.json");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Set<String>> TABLE = Permission.all().stream()
            .collect(toMap(Permission::action, permission -> new TreeSet<>(permission.resourcesIn("aws"))));

    private static final Map<KindOfScan, Set<String>> TOLD = Stream.of(KindOfScan.values())
            .collect(toMap(kind -> kind, kind -> KindOfScan.told(kind, kind.of(new WholeAccount()))));

    @Test
    void every_kind_of_scan_may_call_what_it_calls_and_nothing_more() throws IOException {
        LocalPolicy policy = LocalPolicy.of(Files.readString(POLICY));
        WholeAccount account = WholeAccount.allowing(policy);

        for (KindOfScan kind : KindOfScan.values()) {
            IdleReport report = kind.of(account);
            assertThat(report.failures()).as("failures of %s", kind).isEmpty();
            assertThat(report.assessments()).as("%s", kind).isNotEmpty();
        }

        assertThat(policy.denied()).as("called and not allowed").isEmpty();
        assertThat(policy.unused()).as("allowed and never called").isEmpty();
    }

    /** The statements that docs/permissions.md names for each. */
    @ParameterizedTest
    @CsvSource({
        "ENDPOINTS, Metrics Endpoints EndpointDetails",
        "ENDPOINTS_BY_TAG, Metrics Endpoints EndpointDetails EndpointTags",
        "STUDIO, Metrics Studio StudioLogs",
        "STUDIO_WITHOUT_LINES, Metrics Studio StudioLogs",
        "STUDIO_BY_TAG, Metrics Studio StudioLogs StudioTags",
        "ATTRIBUTED, Metrics Studio StudioLogs StudioAttribution",
        "COSTS, Metrics Endpoints EndpointDetails Studio StudioLogs Prices",
    })
    void a_kind_of_scan_needs_some_statements_only(KindOfScan kind, String sids) throws IOException {
        var policy = (ObjectNode) JSON.readTree(Files.readString(POLICY));
        List<String> kept = Stream.of(sids.split(" ")).map("Idle4j"::concat).toList();
        for (Iterator<JsonNode> each = policy.get("Statement").iterator(); each.hasNext(); ) {
            if (!kept.contains(each.next().get("Sid").textValue())) {
                each.remove();
            }
        }
        assertThat(policy.get("Statement")).hasSameSizeAs(kept);

        LocalPolicy enforced = LocalPolicy.of(policy.toString());
        kind.of(WholeAccount.allowing(enforced));

        assertThat(enforced.denied()).isEmpty();
    }

    /** A statement may name more resources than each of its actions takes; to an action they mean those that it takes. */
    @Test
    void the_table_of_permissions_says_what_the_policy_says() throws IOException {
        Map<String, Set<String>> allowed = new TreeMap<>();
        for (JsonNode statement : JSON.readTree(Files.readString(POLICY)).get("Statement")) {
            Set<String> resources = texts(statement.get("Resource"));
            Set<String> taken = new TreeSet<>();
            for (String action : texts(statement.get("Action"))) {
                Set<String> ofAction = new TreeSet<>(TABLE.getOrDefault(action, Set.of()));
                ofAction.retainAll(resources);
                taken.addAll(ofAction);
                allowed.computeIfAbsent(action, absent -> new TreeSet<>()).addAll(ofAction);
            }
            assertThat(taken).as(statement.get("Sid").textValue()).isEqualTo(resources);
        }
        assertThat(allowed).isEqualTo(TABLE);
    }

    static Stream<Permission> permissions() {
        return Permission.all().stream();
    }

    /** A permission that is not needed changes nothing but the calls; without another, something is not known. */
    @ParameterizedTest
    @MethodSource("permissions")
    void what_is_needed_is_what_tells_something(Permission permission) {
        Set<String> lost = new TreeSet<>();
        var failed = new ArrayList<String>();
        var allowing = WholeAccount.allowing(LocalPolicy.of(policyWithout(permission.action())));
        for (KindOfScan kind : KindOfScan.values()) {
            IdleReport report = kind.of(allowing);
            lost.addAll(TOLD.get(kind));
            lost.removeAll(KindOfScan.told(kind, report));
            report.failures().forEach(failure -> failed.add(failure.error()));
        }

        assertThat(!lost.isEmpty()).as("lost: %s", lost).isEqualTo(permission.isNeeded());
        if (permission.isNeeded() && !permission.equals(Permission.GET_PRODUCTS)) { // each cost tells that by itself
            assertThat(failed).anyMatch(error -> error.contains("not authorized to perform: " + permission.action()));
        }
    }

    /** The whole policy but for one action. */
    static String policyWithout(String action) {
        return policy(text -> !text.equals(action));
    }

    /** The policy with those of its actions only; statements without any are left out. */
    static String policy(Predicate<String> action) {
        try {
            var policy = (ObjectNode) JSON.readTree(Files.readString(POLICY));
            for (Iterator<JsonNode> each = policy.get("Statement").iterator(); each.hasNext(); ) {
                var statement = (ObjectNode) each.next();
                ArrayNode actions = JSON.createArrayNode();
                texts(statement.get("Action")).stream().filter(action).forEach(actions::add);
                statement.set("Action", actions);
                if (actions.isEmpty()) {
                    each.remove();
                }
            }
            return policy.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> texts(JsonNode node) {
        List<JsonNode> nodes = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(nodes::add);
        } else {
            nodes.add(node);
        }
        return nodes.stream().map(JsonNode::textValue).collect(toCollection(TreeSet::new));
    }
}
