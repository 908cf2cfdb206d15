package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyLoaderTest {
    private static final String LEDGER = """
            duty_id,plan,kind,name,frequency,clause,responsible
            P-D1,P,duty,定期通报,定期,五,
            P-L01,P,service_item,老年人探访服务,持续,附件 第1项,市民政局
            """;
    private static final String ANSWERS = """
            duties:
              P-D1: {answer: fulfils, by: ['report:bulletin.html', 'table:mart.kpi_value', 'kpi:visits']}
              P-L01: {answer: outside, note: 由别的部门办理}
            """;

    @TempDir
    private Path root;

    private final Problems problems = new Problems();

    /** The ledger of 136 duties and the 30 items of Ganzhou's service list. */
    @Test
    void answersEveryDutyOfTheDocuments() {
        List<Duty> duties = Definitions.load(TestRoot.path()).duties();
        assertThat(duties).filteredOn(duty -> duty.kind() == Duty.Kind.DUTY).hasSize(136);
        assertThat(duties)
                .filteredOn(duty -> duty.kind() == Duty.Kind.SERVICE_ITEM)
                .hasSize(30);
        assertThat(duties)
                .filteredOn(duty -> duty.id().equals("JX145-D06"))
                .flatExtracting(Duty::evidence)
                .contains("check:project_bed_cap");
    }

    @Test
    void readsAnswersWithTheirEvidence() throws IOException {
        List<Duty> duties = load(ANSWERS);
        assertThat(problems.found()).isEmpty();
        assertThat(duties).extracting(Duty::answer).containsExactly(Duty.Answer.FULFILS, Duty.Answer.OUTSIDE);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            report:bulletin.html  | report:bulletins.html | is not there; nearest known is 'bulletin.html'
            table:mart.kpi_value  | table:mart.kpi_values | is not there; nearest known is 'mart.kpi_value'
            kpi:visits            | kpi:visit             | is not there; nearest known is 'visits'
            kpi:visits            | visits                | does not begin with report:, table:, kpi:, check: or feed:
            P-L01:                | P-L02:                | no duty 'P-L02'
            P-L01:                | P-L02:                | duty 'P-L01' is not answered
            answer: outside,      | answer: fulfils,      | names by what
            "note: 由别的部门办理" | "note: ''"            | a note says why
            answer: outside       | answer: nobody        | is not one of fulfils, supports, outside
            """)
    void reportsEachMistake(String right, String wrong, String message) throws IOException {
        load(ANSWERS.replace(right, wrong));
        assertThat(problems.found())
                .anySatisfy(problem -> assertThat(problem.message()).contains(message));
    }

    private List<Duty> load(String answers) throws IOException {
        Files.createDirectories(root.resolve("sql/reference"));
        Files.createDirectories(root.resolve("sql/mart"));
        Files.createDirectories(root.resolve("jobs"));
        Files.writeString(root.resolve("sql/reference/policy-duties.csv"), LEDGER);
        Files.writeString(root.resolve("sql/mart/V1__mart.sql"), "create table mart.kpi_value (month date);\n");
        Files.writeString(root.resolve("jobs/duties.yml"), answers);
        return DutyLoader.load(root, Set.of("P"), Set.of("visits"), Set.of(), Set.of("visit"), problems);
    }
}
