package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.subsidy.SubsidyPlan;
import io.eldercare.plan.subsidy.SubsidyRule;
import io.eldercare.plan.subsidy.SubsidyRule.Answer;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubsidyLoaderTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());

    @TempDir
    Path root;

    private final Problems problems = new Problems();

    @BeforeEach
    void copy() throws IOException {
        copy("sql/reference/policy-subsidies.csv");
        for (String plan : List.of("GZ23", "JDZ1O1Y", "JDZ3Y", "JX145", "WY14")) {
            copy("jobs/subsidies/" + plan + ".yml");
        }
    }

    private void copy(String file) throws IOException {
        Path target = root.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(TestRoot.path().resolve(file), target);
    }

    private void edit(String plan, String old, String replacement) throws IOException {
        Path file = root.resolve("jobs/subsidies/" + plan + ".yml");
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, replacement));
    }

    private List<SubsidyPlan> load() {
        return SubsidyLoader.load(root, DEFINITIONS.plans(), DEFINITIONS.regions(), problems);
    }

    private SubsidyRule rule(String plan, String id) {
        return load().stream()
                .filter(one -> one.planCode().equals(plan))
                .flatMap(one -> one.rule(id).stream())
                .findFirst()
                .orElseThrow();
    }

    /** 80 % of a minimum wage of 1 850 yuan is 1 480; 1.3 times a subsistence standard of 797 is 1 036.10. */
    @Test
    void computesPartsOfLocalStandardsWhereTheyAreGiven() throws IOException {
        assertThat(rule("GZ23", "GZ23-S30").answer()).isEqualTo(Answer.UNDECIDED);
        assertThat(rule("GZ23", "GZ23-S30").missing()).startsWith("未提供当地最低工资标准");

        edit("GZ23", "minimum_wage: {}", "minimum_wage: {360702: 1850}");
        edit("GZ23", "subsistence: {}", "subsistence: {360702: 797}");
        SubsidyRule wage = rule("GZ23", "GZ23-S30");
        SubsidyRule living = rule("GZ23", "GZ23-S39");

        assertThat(problems.found()).isEmpty();
        assertThat(wage.answer()).isEqualTo(Answer.PARTLY);
        assertThat(wage.entitlement().orElseThrow().ratesIn("360702")).hasToString("{any=1480.00}");
        assertThat(wage.entitlement().orElseThrow().ratesIn("360703")).isEmpty();
        assertThat(living.entitlement().orElseThrow().ratesIn("360702")).hasToString("{any=1036.10}");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            by: construction       | by: constructions    | 'constructions' is not one of construction
            grades: [新建, 扩建]    | grades: [新建, 扩]    | '扩' is not one of 扩建, 改建, 改造, 新建
            2: 1.0625              | 2: 1.00001           | 100.00100 yuan is not a whole number of cents
            3: 1.125, 4            | 4                    | lacks the key '3'
            part_of: [JDZ3Y-S03    | part_of: [JDZ3Y-S0   | no rule 'JDZ3Y-S0'
            JDZ3Y-S27:             | JDZ3Y-S72:           | no rule 'JDZ3Y-S72' of this plan
            JDZ3Y-S27:             | JDZ3Y-S72:           | rule 'JDZ3Y-S27' is not answered
            months_in_post: 24     | months_in_post: 0    | months_in_post belongs to caregiver_award
            missing: 税收优惠，不发放 | reading: 税收优惠    | say in 'missing' what is lacking
            document: none         | years: none          | unknown key 'years'; nearest known is
            document: none         | years: none          | lacks the key 'document'
            """)
    void namesMistakesWithFileAndLine(String old, String replacement, String message) throws IOException {
        edit("JDZ3Y", old.strip(), replacement.strip());
        load();

        assertThat(problems.found())
                .extracting(Problem::message)
                .anySatisfy(found -> assertThat(found).contains(message.strip()));
        assertThat(problems.found()).allSatisfy(found -> {
            assertThat(found.file()).isIn("jobs/subsidies/JDZ3Y.yml", "sql/reference/policy-subsidies.csv");
            assertThat(found.line()).isPositive();
        });
    }

    /** JDZ3Y-S11 prints no amount, JDZ3Y-S27 a share. */
    @Test
    void computesOnlyPrintedYuan() throws IOException {
        String undecided = "answer: undecided\n    missing: 文件没有写补贴标准；报表没有保费";
        edit("JDZ3Y", undecided, "answer: decided\n    by: retrofit");
        load();

        assertThat(problems.found())
                .extracting(Problem::message)
                .containsExactly("the document prints no amount in yuan: the rule cannot be computed");
    }

    @Test
    void missesAWholePlan() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("jobs/subsidies"))) {
            for (Path file : files.filter(path -> path.endsWith("WY14.yml")).toList()) {
                Files.delete(file);
            }
        }
        load();

        assertThat(problems.found())
                .extracting(Problem::message)
                .containsExactly("the rules of plan 'WY14' are not answered: jobs/subsidies/WY14.yml is missing");
    }
}
