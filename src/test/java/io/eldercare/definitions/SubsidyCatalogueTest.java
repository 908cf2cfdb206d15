package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.plan.subsidy.SubsidyPlan;
import io.eldercare.plan.subsidy.SubsidyRule;
import io.eldercare.plan.subsidy.SubsidyRule.Answer;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 149 money rules of the five documents (sql/reference/policy-subsidies.csv): each is computed, or it is said why not. */
class SubsidyCatalogueTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final List<NamedCsvRecord> ROWS = rows();
    private static final String CHINESE = "(?s).*\\p{IsHan}{4}.*";

    private static List<NamedCsvRecord> rows() {
        Path file = TestRoot.path().resolve("sql/reference/policy-subsidies.csv");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            return reader.stream().toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static SubsidyPlan plan(String code) {
        return DEFINITIONS.subsidies().stream()
                .filter(plan -> plan.planCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hasEveryRowOnce() {
        assertThat(ROWS).hasSize(149);
        assertThat(ROWS).extracting(row -> row.getField("rule_id")).doesNotHaveDuplicates();
        assertThat(DEFINITIONS.subsidies().stream().flatMap(plan -> plan.rules().stream()))
                .hasSize(149);
    }

    @TestFactory
    Stream<DynamicTest> answersEveryRow() {
        return ROWS.stream().map(row -> DynamicTest.dynamicTest(row.getField("rule_id"), () -> answers(row)));
    }

    private static void answers(NamedCsvRecord row) {
        SubsidyPlan plan = plan(row.getField("plan"));
        SubsidyRule rule = plan.rule(row.getField("rule_id")).orElseThrow();
        assertThat(rule.name()).matches(CHINESE);
        assertThat(rule.printed().clause()).isEqualTo(row.getField("clause"));
        switch (rule.answer()) {
            case DECIDED, PARTLY -> {
                assertThat(rule.entitlement()).isPresent();
                if (rule.answer() == Answer.PARTLY) {
                    assertThat(rule.missing()).matches(CHINESE);
                }
                assertThat(rule.entitlement().orElseThrow().rates().values())
                        .isNotEmpty()
                        .allSatisfy(rate -> assertThat(rate.scale()).isEqualTo(2));
            }
            case PART_OF ->
                assertThat(rule.partOf())
                        .isNotEmpty()
                        .allSatisfy(id -> assertThat(plan.rule(id).orElseThrow().entitlement())
                                .isPresent());
            case UNDECIDED, NOT_PAYMENT -> assertThat(rule.missing()).matches(CHINESE);
        }
    }

    /** No amount is computed where the document prints none. */
    @Test
    void computesNothingThatIsNotPrinted() {
        assertThat(ROWS)
                .filteredOn(row -> row.getField("amount").isEmpty())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(plan(row.getField("plan"))
                                .rule(row.getField("rule_id"))
                                .orElseThrow()
                                .entitlement())
                        .isEmpty());
    }

    /** The parts of 1 to 1.25 are the default proposal, in equal steps; 200 yuan at level 3 are 200 x 1.125 = 225. */
    @Test
    void multipliesByRating() {
        assertThat(rates("JDZ3Y", "JDZ3Y-S04")).containsExactly("200.00", "212.50", "225.00", "237.50", "250.00");
        assertThat(rates("GZ23", "GZ23-S19")).containsExactly("100.00", "106.25", "112.50", "118.75", "125.00");
        assertThat(rates("JX145", "JX145-S12")).containsOnly("200.00");
        assertThat(plan("JDZ3Y").isTrial()).isTrue();
    }

    private static List<String> rates(String plan, String rule) {
        var rates =
                plan(plan).rule(rule).orElseThrow().entitlement().orElseThrow().rates();
        return Stream.of("1", "2", "3", "4", "5")
                .map(level -> rates.getOrDefault(level, BigDecimal.ZERO).toPlainString())
                .toList();
    }

    /** GZ23, 二(五)12: what is lacking to the higher award is paid; JDZ3Y prints no such thing. */
    @Test
    void topsUpOnlyWhereTheDocumentSaysSo() {
        assertThat(award("GZ23", "GZ23-S15")).hasToString("{0=200000.00, 1=200000.00, 2=150000.00, 3=100000.00}");
        assertThat(award("JDZ3Y", "JDZ3Y-S09")).hasToString("{0=200000.00, 1=200000.00, 2=200000.00, 3=200000.00}");
    }

    private static Object award(String plan, String rule) {
        return plan(plan).rule(rule).orElseThrow().entitlement().orElseThrow().rates();
    }
}
