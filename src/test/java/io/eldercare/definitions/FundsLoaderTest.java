package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.money.FundRules;
import io.eldercare.plan.money.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FundsLoaderTest {
    private static final Path PLANS = Path.of("jobs/plans");
    private static final Set<String> KPIS = Set.of("pop60", "pop65");

    private final Problems problems = new Problems();

    /** The default proposal: 70, 20 and 10 %; residents 60, disabled 25, fiscal 15 %; no document approves it. */
    @Test
    void readsTheProposalOfTwoPlans() {
        Map<String, FundRules> funds = FundsLoader.load(PLANS, KPIS, problems);

        assertThat(problems.found()).isEmpty();
        assertThat(funds).containsOnlyKeys("JDZ3Y", "GZ23");
        assertThat(funds.values()).allSatisfy(rules -> {
            assertThat(rules.shares().need()).isEqualByComparingTo("0.70");
            assertThat(rules.shares().performance()).isEqualByComparingTo("0.20");
            assertThat(rules.shares().improvement()).isEqualByComparingTo("0.10");
            assertThat(rules.needBases())
                    .extracting(base -> base.code() + " " + base.weight() + " "
                            + base.kpiCode().orElse("-"))
                    .containsExactly("pop60 0.60 pop60", "disabled 0.25 -", "fiscal 0.15 -");
            assertThat(rules.document()).isEmpty();
            assertThat(rules.weightsDocument()).isEmpty();
            assertThat(rules.floor()).isEmpty();
            assertThat(rules.advanceShare()).isZero();
        });
    }

    @Test
    void readsLimits(@TempDir Path folder) throws IOException {
        String text = Files.readString(PLANS.resolve("JDZ3Y.yml"));
        Files.writeString(
                folder.resolve("JDZ3Y.yml"),
                text.replace("floor: none", "floor: {yuan: 200000}").replace("cap: none", "cap: {share: 0.4}"));
        FundRules rules =
                FundsLoader.load(folder, KPIS, problems).values().iterator().next();

        assertThat(problems.found()).isEmpty();
        assertThat(rules.floor().map(Limit::text)).contains("200,000.00元");
        assertThat(rules.cap().map(Limit::text)).contains("资金总额的40%");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            need: 0.70             | need: 0.71                 | shares of the pot add up to 1.01, not to 1
            need: 0.70             | need: 1.70                 | '1.70' does not lie between 0 and 1
            weight: 0.60           | weight: 0.50               | weights of the need bases add up to 0.90, not to 1
            kpi: pop60             | kpi: popp60                 | unknown KPI 'popp60'; nearest known is 'pop60'
            kpi: pop60,            | collected: true,           | need base 'pop60' names its kpi
            recipients: ranked     | recipients: everybody      | 'everybody' is not one of ranked, all
            by: score              | by: rank                   | 'rank' is not one of score, grade, band
            by: score, per: unit   | by: band, per: need        | performance by band counts per unit
            合格: 0.9              | 合格: -1                   | a coefficient cannot be negative
            floor: none            | floor: 5                   | write {share: …} of the pot, {yuan: …}, or none
            floor: none            | "floor: {yuan: 1, share: 1}" | write either {share: …} of the pot or {yuan: …}
            floor: none            | "floor: {yuan: -1}"        | an amount cannot be negative
            cap: none              | caps: none                 | lacks the key 'cap'
            advance_share: 0       | advance_share: 2           | '2' does not lie between 0 and 1
            """)
    void reportsEachMistakeWithItsLine(String right, String wrong, String message, @TempDir Path folder)
            throws IOException {
        String text = Files.readString(PLANS.resolve("JDZ3Y.yml"));
        int funds = text.indexOf("\nfunds:");
        String section = text.substring(funds);
        assertThat(section).contains(right);
        Files.writeString(folder.resolve("JDZ3Y.yml"), text.substring(0, funds) + section.replace(right, wrong));

        FundsLoader.load(folder, KPIS, problems);

        int first = (int) text.substring(0, funds).lines().count() + 1;
        assertThat(problems.found()).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.file()).isEqualTo("JDZ3Y.yml");
            assertThat(problem.line()).isGreaterThanOrEqualTo(first);
        });
    }

    @Test
    void gradesNeedCoefficients(@TempDir Path folder) throws IOException {
        String text = Files.readString(PLANS.resolve("JDZ3Y.yml"));
        Files.writeString(
                folder.resolve("JDZ3Y.yml"),
                text.replace("by: score", "by: grade").replaceAll("(?m)^  coefficient:.*\n", ""));

        FundsLoader.load(folder, KPIS, problems);

        assertThat(problems.found())
                .extracting(Problem::message)
                .containsExactly("performance by grade needs a coefficient for every grade");
    }
}
