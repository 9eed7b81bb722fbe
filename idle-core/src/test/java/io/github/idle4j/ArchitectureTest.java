package io.github.idle4j;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.github.idle4j.crooked.policy.Crooked;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the shape of the module, and shows of each rule that it catches a class that breaks it. */
class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.idle4j");

    private static final JavaClasses CROOKED =
            new ClassFileImporter().importPackages(Crooked.class.getPackageName(), "io.github.idle4j.crooked.evidence");

    /** Whatever tells the present; arithmetic on instants does not. */
    private static final Set<String> CLOCKS =
            Set.of("now", "currentTimeMillis", "nanoTime", "instant", "millis", "system");

    private enum Rule {
        STANDS_ON_THE_JDK(
                classes()
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage("java..", "io.github.idle4j..", "org.jspecify.annotations.."),
                "org.assertj.core.util.Strings"),

        READS_NO_CLOCK(
                noClasses()
                        .that()
                        .resideInAnyPackage("..policy..", "..evidence..", "..history..", "..inventory..", "..cost..")
                        .should()
                        .accessTargetWhere(readsAClock())
                        .orShould()
                        .dependOnClassesThat()
                        .areAssignableTo(InstantSource.class),
                "calls method <java.time.Instant.now()>",
                "references method <java.time.Instant.now()>",
                "System.nanoTime()",
                "InstantSource"),

        IS_CLOSED_TO_SUBCLASSES(classes().that().arePublic().should(beClosed()), "Crooked is open"),

        HAS_NO_CYCLES(slices().assignedFrom(packages()).should().beFreeOfCycles(), "Cycle detected");

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
    void the_rules_look_at_all_packages() {
        assertThat(OURS.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder(
                        "io.github.idle4j",
                        "io.github.idle4j.cost",
                        "io.github.idle4j.evidence",
                        "io.github.idle4j.history",
                        "io.github.idle4j.inventory",
                        "io.github.idle4j.policy");
    }

    private static DescribedPredicate<JavaAccess<?>> readsAClock() {
        return DescribedPredicate.describe("reads a clock", access -> {
            AccessTarget target = access.getTarget();
            return CLOCKS.contains(target.getName())
                    && (target.getOwner().getPackageName().equals(Instant.class.getPackageName())
                            || target.getOwner().isEquivalentTo(System.class)
                            || target.getOwner().isAssignableTo(Clock.class));
        });
    }

    private static ArchCondition<JavaClass> beClosed() {
        return new ArchCondition<>("be final, sealed, an interface, a record, an enum or an exception") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                boolean closed = one.getModifiers().contains(FINAL)
                        || one.isInterface()
                        || one.isEnum()
                        || one.isAssignableTo(Throwable.class)
                        || one.reflect().isSealed();
                events.add(new SimpleConditionEvent(one, closed, one.getSimpleName() + " is open to subclasses"));
            }
        };
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass one) {
                return SliceIdentifier.of(one.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }
}
