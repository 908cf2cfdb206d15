package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileLoaderTest {
    private static final String CONTRACT = """
            feed: fund
            number: 12
            title: 资金台账
            cadence: monthly
            content: events
            key: [line]
            county_column: county_code
            columns:
              - {name: line, type: text, label: 流水号, required: true}
              - {name: county_code, type: text, label: 县区代码}
              - {name: stage, type: code, label: 环节, codes: {下达: [], 支出: []}}
              - {name: amount_yuan, type: decimal, precision: 18, scale: 2, label: 金额, unit: 元, required: true}
            """;
    /** A profile without mistakes; the tests replace one text of it. */
    private static final String GOOD = """
            profile: ledger
            title: 财政系统导出
            file_pattern: 'ledger_(?<month>\\d{4}-\\d{2})\\.csv'
            sender: 360200
            sheet: 明细
            header_row: 2
            feed: fund
            where: "`作废` = '否'"
            columns:
              line: "concat(`批次`, '`-`', `序号`)"
              county_code: "`区划`"
              stage: "`状态`"
              amount_yuan: "`金额（万元）`"
            codes:
              stage: {已下达: 下达, 已支付: 支出}
            units:
              amount_yuan: 万元
            """;

    @TempDir
    private Path root;

    private final Problems problems = new Problems();

    @Test
    void readsWhatIsWritten() throws IOException {
        Profile profile = load(GOOD).get(0);
        assertThat(problems.found()).isEmpty();
        assertThat("ledger_2025-10.csv").matches(profile.filePattern());
        assertThat(profile.sender()).contains("360200");
        assertThat(profile.headerRow()).contains(2);
        assertThat(profile.month()).isEmpty();
        assertThat(profile.codes().get("stage")).containsEntry("已支付", "支出");
        assertThat(profile.headers()).containsExactlyInAnyOrder("作废", "批次", "序号", "区划", "状态", "金额（万元）");
        Contract contract = contracts().get("fund");
        assertThat(profile.multiplier(contract.column("amount_yuan").orElseThrow()))
                .isEqualByComparingTo("10000");
        assertThat(profile.multiplier(contract.column("line").orElseThrow())).isEqualByComparingTo("1");
    }

    @Test
    void takesAFixedMonth() throws IOException {
        Profile profile = load(GOOD.replace("(?<month>\\d{4}-\\d{2})", "x") + "month: \"2020-11\"\n")
                .get(0);
        assertThat(problems.found()).isEmpty();
        assertThat(profile.month()).contains(YearMonth.of(2020, 11));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            profile: ledger               | profile: ledgers            | 1  | differs from the file name
            (?<month>                     | (?<period>                  | 3  | unknown named group 'period'
            (?<month>                     | (                           | 1  | nothing states the month
            (?<month>                     | ((?<month>                  | 3  | not a regular expression
            sender: 360200                | sender: 3602                | 4  | not a region code of 6 digits
            header_row: 2                 | header_row: 0               | 6  | counted from 1
            feed: fund                    | feed: funds                 | 7  | feed 'funds' has no contract; nearest known is 'fund'
            "`作废` = '否'"                | "`作废 = '否'"               | 8  | a back quote is not closed
            county_code: "`区划`"          | county: "`区划`"             | 11 | 'county' is not a column of fund; nearest known is
            county_code: "`区划`"          | county: "`区划`"             | 1  | nothing states the county
            county_code: "`区划`"          | county_code: ""             | 11 | an SQL expression is expected
            amount_yuan: "`金额（万元）`"   | amount: "`金额（万元）`"      | 10 | the required column 'amount_yuan' is not mapped
            stage: {已下达: 下达           | stage: {已下达: 下发          | 15 | '下发' is not a code of 'stage'; nearest known is '下达'
            stage: {已下达                | line: {已下达                 | 15 | 'line' has no code list
            amount_yuan: 万元             | amount_yuan: 万人            | 17 | '万人' cannot be turned into the unit of 'amount_yuan' (元)
            amount_yuan: 万元             | amounts: 万元                | 17 | 'amounts' is not mapped under 'columns'
            units:                        | unit:                       | 17 | unknown key 'unit'; nearest known is 'units'
            """)
    void reportsAMistakeWithItsPlace(String before, String after, int line, String message) throws IOException {
        assertThat(GOOD).contains(before);
        load(GOOD.replace(before, after));
        assertThat(problems.found())
                .anyMatch(problem -> problem.file().equals("sql/sources/profiles/ledger.yml")
                        && problem.line() == line
                        && problem.message().contains(message));
    }

    @Test
    void hasNoProfilesWithoutTheirDirectory() throws IOException {
        assertThat(ProfileLoader.load(root.resolve("profiles"), contracts(), problems))
                .isEmpty();
        assertThat(problems.found()).isEmpty();
    }

    private List<Profile> load(String text) throws IOException {
        Map<String, Contract> contracts = contracts();
        Path file = root.resolve("sql/sources/profiles/ledger.yml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return ProfileLoader.load(file.getParent(), contracts, problems);
    }

    private Map<String, Contract> contracts() throws IOException {
        Path sources = Files.createDirectories(root.resolve("sql/sources"));
        Files.writeString(sources.resolve("fund.yml"), CONTRACT);
        return ContractLoader.load(sources, problems);
    }
}
