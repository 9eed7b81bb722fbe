package io.github.idle4j.aws;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.idle4j.aws.calls.AwsCalls;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.SdkClient;

/** Holds the shape of the module, and shows of each rule that it catches a class that breaks it. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.idle4j.aws");

    private static final JavaClasses CROOKED = new ClassFileImporter().importPackages("io.github.idle4j.aws.crooked");

    /** What only reads, and what makes or describes a client. */
    private static final Pattern HARMLESS =
            Pattern.compile("(list|describe|get|filter)[A-Z].*|search|builder|serviceClientConfiguration");

    private enum Rule {
        CHANGES_NOTHING_IN_AWS(
                classes().should(onlyReadFromAws()), "SageMakerClient.deleteApp", "CloudWatchClient.putMetricAlarm"),

        ADVISES_WITHOUT_ACTING(
                classes()
                        .that()
                        .resideInAPackage("io.github.idle4j.aws..advice..")
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                        "java.lang..",
                                        "java.util..",
                                        "org.jspecify..",
                                        "io.github.idle4j",
                                        "io.github.idle4j.evidence",
                                        "io.github.idle4j.policy",
                                        "io.github.idle4j.aws..advice..")
                                .and(not(belongToAnyOf(Process.class, ProcessBuilder.class, Runtime.class)))),
                "SageMakerClient",
                "ProcessBuilder"),

        HAS_NO_CYCLES(slices().matching("io.github.idle4j.aws.(**)").should().beFreeOfCycles(), "Cycle detected");

        private final ArchRule rule;
        private final String[] violations;

        Rule(ArchRule rule, String... violations) {
            this.rule = rule;
            this.violations = violations;
        }
    }

    @ParameterizedTest
    @EnumSource
    void our_classes_keep_to(Rule one) {
        one.rule.check(OURS);
    }

    @ParameterizedTest
    @EnumSource
    void a_crooked_class_is_caught_by(Rule one) {
        assertThat(one.rule.evaluate(CROOKED).getFailureReport().toString()).contains(one.violations);
    }

    @Test
    void the_rules_look_at_all_packages_and_at_calls_to_every_client() {
        assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
                .contains(
                        "io.github.idle4j.aws.advice",
                        "io.github.idle4j.aws.calls",
                        "io.github.idle4j.aws.cost",
                        "io.github.idle4j.aws.metrics",
                        "io.github.idle4j.aws.tags",
                        "io.github.idle4j.aws.endpoint",
                        "io.github.idle4j.aws.studio");
        assertThat(OURS.stream()
                        .flatMap(ArchitectureTest::callsToAws)
                        .map(call -> call.getTarget().getName()))
                .contains(
                        "listEndpoints",
                        "describeEndpoint",
                        "getMetricData",
                        "listApps",
                        "getLogEvents",
                        "getProducts");
    }

    @Test
    void what_all_sources_share_is_not_exported() throws IOException {
        String classFile = "/" + AwsCalls.class.getName().replace('.', '/') + ".class";
        String root = AwsCalls.class.getResource(classFile).toString().replace(classFile, "");
        try (InputStream descriptor = new URL(root + "/module-info.class").openStream()) {
            assertThat(hiddenButExported(ModuleDescriptor.read(descriptor))).isEmpty();
        }
    }

    @Test
    void a_module_that_exports_what_all_sources_share_is_caught() {
        String calls = "io.github.idle4j.aws.calls";
        assertThat(hiddenButExported(
                        ModuleDescriptor.newModule("crooked").exports(calls).build()))
                .containsExactly(calls);
        assertThat(hiddenButExported(ModuleDescriptor.newModule("crooked")
                        .exports(calls, Set.of("io.github.idle4j.examples"))
                        .build()))
                .containsExactly(calls);
    }

    private static Set<String> hiddenButExported(ModuleDescriptor module) {
        return module.exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .filter(
                        Set.of(
                                "io.github.idle4j.aws.calls",
                                "io.github.idle4j.aws.metrics",
                                "io.github.idle4j.aws.tags")::contains)
                .collect(toSet());
    }

    /** Calls and method references alike, those in lambdas too, to a client or whatever it inherits. */
    private static Stream<JavaCodeUnitAccess<?>> callsToAws(JavaClass one) {
        return Stream.concat(one.getCodeUnitCallsFromSelf().stream(), one.getCodeUnitReferencesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isAssignableTo(SdkClient.class));
    }

    private static ArchCondition<JavaClass> onlyReadFromAws() {
        return new ArchCondition<>("only read from AWS") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                callsToAws(one)
                        .forEach(call -> events.add(new SimpleConditionEvent(
                                one, HARMLESS.matcher(call.getName()).matches(), call.getDescription())));
            }
        };
    }
}
