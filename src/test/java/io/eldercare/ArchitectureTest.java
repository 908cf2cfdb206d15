package io.eldercare;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The house rules: which package may use which, and what no class does. */
@AnalyzeClasses(packages = "io.eldercare", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> STAGES = List.of("ingest", "transform", "mart", "report", "simulate", "form");

    @ArchTest
    static final ArchRule importsGoDownward = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("cli")
            .definedBy("io.eldercare.cli..")
            .layer("job")
            .definedBy("io.eldercare.job..")
            .layer("stages")
            .definedBy(STAGES.stream().map(ArchitectureTest::within).toArray(String[]::new))
            .layer("lake")
            .definedBy("io.eldercare.lake..")
            .layer("definitions")
            .definedBy("io.eldercare.definitions..")
            .layer("lineage")
            .definedBy("io.eldercare.lineage..")
            .layer("plan")
            .definedBy("io.eldercare.plan..")
            .layer("export")
            .definedBy("io.eldercare.export..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("job")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("stages")
            .mayOnlyBeAccessedByLayers("cli", "job")
            .whereLayer("lake")
            .mayOnlyBeAccessedByLayers("cli", "job", "stages")
            .whereLayer("lineage")
            .mayOnlyBeAccessedByLayers("cli", "job", "stages")
            .whereLayer("definitions")
            .mayOnlyBeAccessedByLayers("cli", "job", "stages", "lake")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("cli", "job", "stages", "lake", "definitions")
            .whereLayer("export")
            .mayOnlyBeAccessedByLayers("cli", "job", "stages", "lake");

    /** Both doors write their results through it, so it may know neither. */
    @ArchTest
    static final ArchRule exportsKnowRowsOnly = noClasses()
            .that()
            .resideInAPackage("io.eldercare.export..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "belong to the project outside the export package, or to a database or a session",
                    type -> type.getPackageName().startsWith("io.eldercare")
                                    && !type.getPackageName().startsWith("io.eldercare.export")
                            || type.getPackageName().startsWith("java.sql")
                            || type.getPackageName().startsWith("org.apache.spark")));

    @ArchTest
    static void stagesMeetOnlyInTables(com.tngtech.archunit.core.domain.JavaClasses classes) {
        for (String stage : STAGES) {
            String[] others = STAGES.stream()
                    .filter(other -> !other.equals(stage))
                    .filter(other -> !(stage.equals("report") && other.equals("mart")))
                    .map(ArchitectureTest::within)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(within(stage))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule planIsPureJava = classes()
            .that()
            .resideInAPackage("io.eldercare.plan..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("io.eldercare.plan..", "java..", "org.jspecify.annotations..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule lineageIsDataOnly = classes()
            .that()
            .resideInAPackage("io.eldercare.lineage..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.eldercare.lineage..", "java..", "com.fasterxml.jackson..", "org.jspecify.annotations..");

    /** Documents are made of text and pictures; what they are about is none of their business. */
    @ArchTest
    static final ArchRule documentsKnowNoIndicator = noClasses()
            .that()
            .resideInAPackage("io.eldercare.report.document..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "belong to the project outside the document package",
                    type -> type.getPackageName().startsWith("io.eldercare")
                            && !type.getPackageName().startsWith("io.eldercare.report.document")));

    @ArchTest
    static final ArchRule drawingKnowsNoMart = noClasses()
            .that()
            .resideInAnyPackage("io.eldercare.report.chart..", "io.eldercare.report.workbook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.eldercare.report", "io.eldercare.mart..", "io.eldercare.plan..", "org.jdbi..");

    @ArchTest
    static final ArchRule theWebServerKnowsFilesOnly = classes()
            .that()
            .resideInAPackage("io.eldercare.report.serve..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.eldercare.report.serve..", "java..", "com.sun.net.httpserver..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule reportsDoNotNeedTheSite = noClasses()
            .that()
            .resideInAPackage("io.eldercare.report..")
            .and()
            .resideOutsideOfPackage("io.eldercare.report.site..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.eldercare.report.site..");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe("it asks for the present time without a clock", Now::isAsked));

    @ArchTest
    static final ArchRule clocksAreMadeAtTheEntrance = noClasses()
            .that()
            .resideOutsideOfPackages("io.eldercare.cli..", "io.eldercare.job..")
            .should()
            .callMethodWhere(DescribedPredicate.describe("it makes a clock of the system", Now::isClockMade));

    private static String within(String name) {
        return "io.eldercare." + name + "..";
    }

    /** The ways of the JDK to ask for the present time. */
    private static final class Now {
        private static final Map<String, Set<String>> ELSEWHERE =
                Map.of("java.lang.System", Set.of("currentTimeMillis"), "java.util.Calendar", Set.of("getInstance"));

        static boolean isAsked(JavaCall<?> call) {
            JavaClass owner = call.getTargetOwner();
            boolean hasClock = call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
            return owner.getPackageName().equals("java.time") && call.getName().equals("now") && !hasClock
                    || ELSEWHERE.getOrDefault(owner.getName(), Set.of()).contains(call.getName());
        }

        static boolean isClockMade(JavaCall<?> call) {
            return call.getTargetOwner().isEquivalentTo(java.time.Clock.class)
                    && call.getName().startsWith("system");
        }
    }
}
