package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.eldercare.definitions.Contract.Cadence;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Content;
import io.eldercare.definitions.Contract.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractLoaderTest {
    /** A contract without mistakes; the tests replace one text of it. */
    private static final String GOOD = """
            feed: bed
            number: 2
            title: 床位表
            cadence: monthly
            content: statement
            sheet_names: [床位]
            key: [bed_id]
            county_column: county_code
            month_column: period
            columns:
              - {name: bed_id, type: text, label: 床位编号, required: true, max_length: 64}
              - {name: county_code, type: text, label: 县区代码}
              - {name: period, type: month, label: 统计月份}
              - {name: person_id, type: person, label: 身份证号}
              - {name: beds, type: integer, label: 床位数, variants: [床位总数, 实有床位], unit: 张}
              - {name: cost_yuan, type: decimal, precision: 18, scale: 2, label: 费用, unit: 元}
              - {name: kind, type: code, label: 类别, codes: {养老: [养老床位], 病床: []}}
              - {name: visitor, type: text, label: 责任人, personal: token}
            checks:
              - rule: DOM_RANGE
                column: beds
                severity: reject_row
                violated: beds > 2000
                message: 床位数大于2000
                remedy: 核对床位数
              - rule: XROW_COST
                column: cost_yuan
                severity: warn
                violated: cost_yuan = 0
                message: 费用为0
                remedy: 核对费用
            """;

    @TempDir
    private Path root;

    private final Problems problems = new Problems();

    @Test
    void readsWhatIsWritten() throws IOException {
        Contract contract = load(GOOD).get("bed");
        assertThat(problems.found()).isEmpty();
        assertThat(contract.cadence()).isEqualTo(Cadence.MONTHLY);
        assertThat(contract.content()).isEqualTo(Content.STATEMENT);
        assertThat(contract.countyColumn()).contains("county_code");
        assertThat(contract.monthColumn()).contains("period");
        assertThat(contract.columns())
                .extracting(Column::silverName)
                .containsExactly(
                        "bed_id", "county_code", "period", "person_key", "beds", "cost_yuan", "kind", "visitor_key");
        Column beds = contract.column("beds").orElseThrow();
        assertThat(beds.variants()).containsExactly("床位总数", "实有床位");
        assertThat(beds.unit()).contains("张");
        assertThat(contract.column("kind").orElseThrow().codes())
                .isEqualTo(Map.of("养老", List.of("养老床位"), "病床", List.of()));
        assertThat(contract.checks().get(0).severity()).isEqualTo(Severity.REJECT_ROW);
        assertThat(contract.file()).isEqualTo("sql/sources/bed.yml");
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            feed: bed                          | feed: beds                            | 1  | differs from the file name
            number: 2                          | number: two                           | 2  | not a whole number
            number: 2                          | number: 0                             | 2  | 1 or more
            title: 床位表                       | title: ""                             | 3  | 'title' is empty
            cadence: monthly                   | cadence: montly                       | 4  | nearest known is 'monthly'
            sheet_names: [床位]                 | sheetnames: [床位]                     | 6  | unknown key 'sheetnames'; nearest known is 'sheet_names'
            key: [bed_id]                      | key: [bedid]                          | 7  | key column 'bedid' is not a column; nearest known is 'bed_id'
            key: [bed_id]                      | key: [bed_id, period]                 | 7  | not part of the key
            county_column: county_code         | county_column: county                 | 8  | county column 'county' is not a column
            month_column: period               | month_column: months                  | 9  | month column 'months' is not a column
            month_column: period               | month_column: beds                    | 9  | must be of type month
            name: bed_id, type: text           | name: bed_id, type: string            | 11 | 'string' is not one of text
            name: bed_id, type: text           | name: beds, type: text                | 15 | column 'beds' occurs twice
            name: bed_id, type: text           | name: Bed, type: text                 | 11 | not lower-case letters
            name: bed_id, type: text           | name: month, type: text               | 11 | 'month' is reserved
            name: bed_id, type: text           | name: person_key, type: text          | 14 | column 'person_key' occurs twice
            required: true                     | required: yes                         | 11 | neither true nor false
            max_length: 64                     | max_length: 0                         | 11 | 1 or more
            max_length: 64                     | precision: 5                          | 11 | 'precision' belongs to decimal columns
            label: 身份证号                     | label: 身份证号, personal: token       | 14 | leave 'personal' out
            label: 床位数                       | label: 床位 编号                       | 15 | header '床位 编号' of beds is taken by bed_id
            实有床位                            | 费用（万元）                            | 16 | header '费用' of cost_yuan is taken by beds
            实有床位                            | 床位总数（张）                          | 15 | is written twice
            实有床位                            | Bed_ID                                | 15 | is taken by bed_id
            precision: 18, scale: 2            | scale: 2                              | 16 | needs a 'precision'
            precision: 18, scale: 2            | precision: 39, scale: 2               | 16 | 1 to 38
            precision: 18, scale: 2            | precision: 18, scale: 19              | 16 | 'scale' must lie between
            label: 类别, codes: {养老: [养老床位], 病床: []} | label: 类别 | 17 | a code column needs 'codes'
            养老: [养老床位], 病床: []           | 养老: [病床], 病床: []                 | 17 | is taken by code '养老'
            label: 责任人, personal: token      | label: 责任人, personal: tokens        | 18 | nearest known is 'token'
            label: 责任人, personal: token      | label: 责任人, codes: {甲: []}          | 18 | 'codes' belongs to code columns
            rule: DOM_RANGE                    | rule: range                           | 20 | upper-case words
            column: beds                       | column: bed                           | 21 | check column 'bed' is not a column; nearest known is 'beds'
            severity: reject_row               | severity: reject                      | 22 | 'reject' is not one of reject_file, reject_row, warn, info
            message: 床位数大于2000              | message: ''                           | 24 | 'message' is empty
            remedy: 核对床位数                   | note: 核对床位数                        | 20 | lacks the key 'remedy'
            remedy: 核对床位数                   | note: 核对床位数                        | 25 | unknown key 'note'
            """)
    void reportsAMistakeWithItsPlace(String before, String after, int line, String message) throws IOException {
        assertThat(GOOD).contains(before);
        load(GOOD.replace(before, after));
        assertThat(problems.found())
                .anyMatch(problem -> problem.file().equals("sql/sources/bed.yml")
                        && problem.line() == line
                        && problem.message().contains(message));
    }

    @Test
    void reportsARuleThatStandsTwiceOnAColumn() throws IOException {
        load(GOOD.replace("rule: XROW_COST\n    column: cost_yuan", "rule: DOM_RANGE\n    column: beds"));
        assertThat(problems.found())
                .containsExactly(
                        new Problem("sql/sources/bed.yml", 26, "rule DOM_RANGE occurs twice on column 'beds'"));
    }

    @Test
    void reportsAllMistakesOfAllFilesAtOnce() throws IOException {
        write("bed.yml", GOOD.replace("monthly", "daily").replace("[bed_id]", "[bedid]"));
        write("visit.yml", "feed: [visit\nnumber: 6");
        ContractLoader.load(root.resolve("sql/sources"), problems);
        assertThat(problems.found())
                .extracting(Problem::file, Problem::line)
                .containsExactly(
                        tuple("sql/sources/bed.yml", 4),
                        tuple("sql/sources/bed.yml", 7),
                        tuple("sql/sources/visit.yml", 2));
    }

    @Test
    void ignoresProfilesBelowTheDirectory() throws IOException {
        write("profiles/census.yml", "profile: census");
        assertThat(load(GOOD)).containsOnlyKeys("bed");
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void reportsADirectoryThatIsNotThere() {
        ContractLoader.load(root.resolve("sql/sources"), problems);
        assertThat(problems.found()).containsExactly(new Problem("sql/sources", 1, "the directory cannot be read"));
    }

    private Map<String, Contract> load(String text) throws IOException {
        write("bed.yml", text);
        return ContractLoader.load(root.resolve("sql/sources"), problems);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve("sql/sources").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
