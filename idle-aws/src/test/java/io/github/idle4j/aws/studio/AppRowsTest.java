package io.github.idle4j.aws.studio;

import static io.github.idle4j.aws.studio.StudioWorld.NOW;
import static io.github.idle4j.aws.studio.StudioWorld.apps;
import static io.github.idle4j.aws.studio.StudioWorld.hoursAgo;
import static io.github.idle4j.aws.studio.StudioWorld.instances;
import static io.github.idle4j.aws.studio.StudioWorld.ofAlice;
import static io.github.idle4j.aws.studio.StudioWorld.one;
import static io.github.idle4j.aws.studio.StudioWorld.silentFor;
import static io.github.idle4j.policy.IdlePolicy.quietFor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.idle4j.IdleReport;
import io.github.idle4j.evidence.Fact;
import io.github.idle4j.evidence.ResourceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;

/** Rows of ListApps that do not say everything, or say something twice. */
class AppRowsTest {

    private static final String IDLE = "IDLE NO_USE_IN_WINDOW MEDIUM";
    private static final String APP = "d-1/user/alice/KernelGateway/app";
    private static final String INSTANCE = "d-1/user/alice/ml.m5.large";

    /** Changes the rows of every page of ListApps. */
    private static ExecutionInterceptor rows(UnaryOperator<List<AppDetails>> change) {
        return new ExecutionInterceptor() {
            @Override
            public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
                return context.response() instanceof ListAppsResponse page
                        ? page.toBuilder()
                                .apps(change.apply(new ArrayList<>(page.apps())))
                                .build()
                        : context.response();
            }
        };
    }

    private static IdleReport scanWithRows(StudioWorld world, UnaryOperator<List<AppDetails>> change) {
        return world.scan(quietFor(Duration.ofDays(1)), NOW, rows(change));
    }

    /** A row of a kernel app in domain d-1, without a name or an owner. */
    private static AppDetails.Builder kernel(String status) {
        return AppDetails.builder().domainId("d-1").appType("KernelGateway").status(status);
    }

    @Test
    void rows_with_holes_lose_nobody_else_and_a_row_that_comes_twice_is_one_app() {
        IdleReport report = scanWithRows(ofAlice(alice -> alice.kernelGateway("app", silentFor(30))), rows -> {
            rows.addAll(rows);
            rows.add(AppDetails.builder().domainId("d-1").build());
            rows.add(kernel("InService")
                    .appName("lost")
                    .creationTime(hoursAgo(99))
                    .build());
            return rows;
        });
        assertThat(apps(report))
                .containsOnly(Map.entry(APP, IDLE), Map.entry("d-1/user//KernelGateway/lost", "UNKNOWN UNKNOWN_OWNER"));
        assertThat(instances(report)).containsOnlyKeys(INSTANCE);
        assertThat(report.assessments())
                .filteredOn(one -> one.resource().name().equals("lost"))
                .allMatch(one -> one.activity().owner() instanceof Fact.Unreadable);
        assertThat(report.summary().inventoryComplete()).isFalse();
    }

    @Test
    void an_app_of_which_nobody_knows_the_age_is_not_idle() {
        IdleReport report = scanWithRows(
                ofAlice(alice -> alice.kernelGateway("app", silentFor(30))),
                rows -> rows.stream()
                        .map(row -> row.toBuilder().creationTime(null).build())
                        .toList());
        assertThat(apps(report)).containsEntry(APP, "UNKNOWN AGE_UNKNOWN");
        assertThat(instances(report)).containsEntry(INSTANCE, "UNKNOWN AGE_UNKNOWN");
    }

    @Test
    void a_row_without_a_name_may_be_an_app_on_any_instance_of_its_owner() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30)));
        IdleReport report = scanWithRows(world, rows -> {
            rows.add(AppDetails.builder()
                    .domainId("d-1")
                    .userProfileName("alice")
                    .appType("KernelGateway")
                    .status("InService")
                    .build());
            return rows;
        });
        assertThat(report.summary().inventoryComplete()).isFalse();
        assertThat(instances(report)).containsEntry(INSTANCE, "UNKNOWN PARTS_INCOMPLETE");
    }

    @Test
    void the_row_of_a_deleted_app_does_not_hide_the_one_of_its_name_that_runs() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30)));
        IdleReport report = scanWithRows(world, rows -> {
            rows.add(
                    0,
                    rows.get(0).toBuilder()
                            .status("Deleted")
                            .creationTime(hoursAgo(400))
                            .build());
            return rows;
        });
        assertThat(apps(report)).containsEntry(APP, IDLE);
        assertThat(instances(report)).containsEntry(INSTANCE, IDLE);
    }

    @Test
    void an_app_of_which_nobody_knows_the_owner_may_run_on_any_instance_of_its_domain() {
        StudioWorld world = ofAlice(alice -> alice.kernelGateway("app", silentFor(30)));
        IdleReport report = scanWithRows(world, rows -> {
            rows.add(AppDetails.builder()
                    .domainId("d-1")
                    .appName("lost")
                    .appType("KernelGateway")
                    .status("InService")
                    .creationTime(hoursAgo(99))
                    .build());
            return rows;
        });
        assertThat(instances(report)).containsEntry(INSTANCE, "UNKNOWN PARTS_INCOMPLETE");
    }

    /** In the words of the row: whose the nameless app is, of which type, and how it stands. */
    @ParameterizedTest
    @CsvSource({
        "d-1, alice, KernelGateway, InService, UNKNOWN PARTS_INCOMPLETE",
        "d-1, , KernelGateway, Pending, UNKNOWN PARTS_INCOMPLETE",
        ", alice, KernelGateway, InService, UNKNOWN PARTS_INCOMPLETE",
        "d-1, , , , UNKNOWN PARTS_INCOMPLETE",
        "d-1, alice, KernelGateway, Deleted, IDLE NO_USE_IN_WINDOW MEDIUM",
        "d-1, alice, KernelGateway, Failed, IDLE NO_USE_IN_WINDOW MEDIUM",
        "d-1, alice, JupyterServer, InService, IDLE NO_USE_IN_WINDOW MEDIUM",
        "d-1, alicent, KernelGateway, InService, IDLE NO_USE_IN_WINDOW MEDIUM",
        "d-2, alice, KernelGateway, InService, IDLE NO_USE_IN_WINDOW MEDIUM"
    })
    void a_row_without_a_name_hides_an_app_where_it_may_run(
            String domain, String owner, String type, String status, String verdict) {
        IdleReport report = scanWithRows(ofAlice(alice -> alice.kernelGateway("app", silentFor(30))), rows -> {
            rows.add(AppDetails.builder()
                    .domainId(domain)
                    .userProfileName(owner)
                    .appType(type)
                    .status(status)
                    .build());
            return rows;
        });
        assertThat(instances(report)).containsExactly(Map.entry(INSTANCE, verdict));
        assertThat(report.summary().inventoryComplete()).isFalse();
    }

    /** Of two rows of one app: the statuses, and how many hours ago each was created. */
    @ParameterizedTest
    @CsvSource({
        "Deleted, 400, InService, 200, IDLE NO_USE_IN_WINDOW MEDIUM",
        "InService, 200, Deleted, 400, IDLE NO_USE_IN_WINDOW MEDIUM",
        "InService, 400, Deleted, 200, NOT_JUDGED DELETED",
        "Deleted, 200, InService, 200, IDLE NO_USE_IN_WINDOW MEDIUM",
        "InService, 200, Deleted, 200, IDLE NO_USE_IN_WINDOW MEDIUM",
        "Deleted, , InService, 200, IDLE NO_USE_IN_WINDOW MEDIUM",
        "InService, 200, Deleted, , IDLE NO_USE_IN_WINDOW MEDIUM"
    })
    void of_two_rows_of_one_app_the_later_one_speaks(
            String first, Double firstAge, String second, Double secondAge, String verdict) {
        IdleReport report = scanWithRows(
                ofAlice(alice -> alice.kernelGateway("app", silentFor(30))),
                rows -> List.of(row(rows.get(0), first, firstAge), row(rows.get(0), second, secondAge)));
        assertThat(apps(report)).containsExactly(Map.entry(APP, verdict));
    }

    private static AppDetails row(AppDetails like, String status, Double age) {
        return like.toBuilder()
                .status(status)
                .creationTime(age == null ? null : hoursAgo(age))
                .build();
    }

    @Test
    void a_space_that_is_not_listed_is_not_said_to_have_no_owner() {
        StudioWorld world = StudioWorld.of(region -> region.domain(
                "d-1", domain -> domain.space("s1", space -> space.owner("bob").privately())));
        IdleReport report = scanWithRows(
                world,
                rows -> List.of(AppDetails.builder()
                        .domainId("d-1")
                        .spaceName("removed")
                        .appName("app")
                        .appType("KernelGateway")
                        .status("InService")
                        .creationTime(hoursAgo(99))
                        .build()));
        assertThat(report.assessments())
                .filteredOn(one -> one.resource().type().equals(ResourceId.STUDIO_APP))
                .singleElement()
                .extracting(one -> one.activity().owner())
                .isInstanceOfSatisfying(
                        Fact.Unreadable.class, owner -> assertThat(owner.why()).doesNotContain("has no owner"));
    }
}
