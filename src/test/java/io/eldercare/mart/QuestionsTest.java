package io.eldercare.mart;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.question.Question;
import io.eldercare.definitions.question.Questions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Ready-made questions on a few rows whose answers can be worked out by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuestionsTest {
    private static final Map<String, Question> QUESTIONS =
            Questions.load(Path.of("")).stream().collect(Collectors.toMap(Question::name, Function.identity()));

    @TempDir
    private static Path home;

    private MartServer server;
    private Connection connection;

    @BeforeAll
    void fill() throws Exception {
        EmptyMart.into(home);
        server = MartServer.open(MartSettings.embedded(home));
        Migrations.apply(server.dataSource(), Path.of("sql/mart"));
        connection = server.dataSource().getConnection();
        connection.setAutoCommit(true);
        for (String statement : ROWS.split(";\n")) {
            execute(statement);
        }
    }

    /** Two counties; 浮梁 has two homes. The newest month is October 2025. */
    private static final String ROWS = """
            set search_path = mart;
            insert into region values
                ('360200', '景德镇市', 'prefecture', null, null, '地级市', 'official', 1),
                ('360222', '浮梁县', 'county', '360200', null, '县', 'official', 2),
                ('360281', '乐平市', 'county', '360200', null, '县级市', 'official', 3);
            insert into kpi values
                ('institution_bed_count', '养老机构床位总数', 'beds', '张', 'up', 0, 'microdata', false, '', ''),
                ('nursing_bed_share', '护理型床位占比', 'percent', '%', 'up', 1, 'microdata', true, '', ''),
                ('pop60', '60岁及以上常住人口', 'persons', '人', 'none', 0, 'microdata', false, '', ''),
                ('monthly_visit_rate', '月探访率', 'percent', '%', 'up', 1, 'microdata', true, '', '');
            insert into kpi_value (kpi_code, region_code, month, numerator, denominator, value, flag) values
                ('institution_bed_count', '360222', '2025-10-01', 1500, null, 1500, null),
                ('institution_bed_count', '360281', '2025-10-01', 300, null, 300, null),
                ('nursing_bed_share', '360222', '2025-09-01', 800, 1500, 53.333333, null),
                ('nursing_bed_share', '360222', '2025-10-01', 855, 1500, 57, null),
                ('nursing_bed_share', '360281', '2025-09-01', 240, 300, 80, null),
                ('nursing_bed_share', '360281', '2025-10-01', 240, 300, 80, null),
                ('pop60', '360222', '2025-10-01', 50000, null, 50000, null),
                ('pop60', '360281', '2025-10-01', 60000, null, 60000, 'census_2020'),
                ('monthly_visit_rate', '360222', '2025-08-01', 190, 200, 95, null),
                ('monthly_visit_rate', '360222', '2025-09-01', 196, 200, 98, null),
                ('monthly_visit_rate', '360222', '2025-10-01', 180, 200, 90, null),
                ('monthly_visit_rate', '360281', '2025-08-01', 90, 100, 90, null),
                ('monthly_visit_rate', '360281', '2025-09-01', 100, 100, 100, null),
                ('monthly_visit_rate', '360281', '2025-10-01', 99, 100, 99, null);
            insert into plan values ('P', '规划', null, 'draft', '360200', null, true, '');
            insert into target (plan_code, target_id, kpi_code, region_code, name, comparator, target_value,
                number_printed, deadline, nature, standing, sort_order) values
                ('P', 'P-1', 'nursing_bed_share', '360222', '护理型床位占比', '>=', 60, true, '2025-12-01', 'unstated', false, 1),
                ('P', 'P-1', 'nursing_bed_share', '360281', '护理型床位占比', '>=', 60, true, '2025-12-01', 'unstated', false, 1);
            insert into institution values
                ('h1', '360222', null, '2025-10-01', '第一敬老院', '敬老院', '公办公营', '运营'),
                ('h2', '360222', null, '2025-10-01', '康乐养老院', '民办养老院', '民办民营', '运营');
            insert into bed_month (institution_id, county_code, month, kind, ownership, status, built_beds, open_beds, residents, delivery_id, row_no) values
                ('h1', '360222', '2025-09-01', '敬老院', '公办公营', '运营', 80, 60, 55, 'd', 1),
                ('h1', '360222', '2025-10-01', '敬老院', '公办公营', '运营', 100, 60, 66, 'd', 1),
                ('h2', '360222', '2025-10-01', '民办养老院', '民办民营', '运营', 20, 20, 15, 'd', 2);
            insert into reporting (feed, feed_name, county_code, month, expected, filed, on_time, non_empty, passing_share, rows, rejected) values
                ('visit', '探访记录', '360222', '2025-09-01', true, true, true, true, 1, 200, 0),
                ('visit', '探访记录', '360222', '2025-10-01', true, true, false, true, 0.98, 200, 4),
                ('bed_month', '机构床位月报', '360222', '2025-10-01', true, false, null, null, null, null, null),
                ('visit', '探访记录', '360281', '2025-10-01', true, true, true, true, 1, 100, 0);
            """;

    @AfterAll
    void close() throws SQLException {
        connection.close();
        server.close();
    }

    /** 1500 beds for 50,000 elders are 30 a thousand; 855 nursing beds 17.1. */
    @Test
    void bedsPerThousand() throws Exception {
        assertThat(answer("beds_per_thousand"))
                .containsExactly("浮梁县|50000|1500|855|30.0|17.1|当月报送", "乐平市|60000|300|240|5.0|4.0|普查2020");
    }

    /** 60 % of 1500 are 900; 900 − 855 = 45. */
    @Test
    void nursingBedsMissing() throws Exception {
        assertThat(answer("nursing_bed_share"))
                .containsExactly("P|浮梁县|855|1500|57.0|60.0|2025-12|45", "P|乐平市|240|300|80.0|60.0|2025-12|0");
    }

    /** 浮梁 missed 10, 4 and 20 persons; 乐平 nobody in September. */
    @Test
    void onlyThreeMonthsRunningCount() throws Exception {
        assertThat(answer("visits_missed_by_county")).containsExactly("浮梁县|200|10|4|20|90.0");
    }

    /** 66 residents on 60 open beds. */
    @Test
    void moreResidentsThanBeds() throws Exception {
        assertThat(answer("over_occupancy")).containsExactly("浮梁县|第一敬老院|敬老院|60|66|6");
    }

    /** 15 of 20 beds in the small home, 66 of 100 in the other. */
    @Test
    void smallHomes() throws Exception {
        assertThat(answer("small_institutions")).containsExactly("浮梁县|2|1|20|15|75.0|66.0");
    }

    @Test
    void whatChangedInTheRegisterOfHomes() throws Exception {
        assertThat(answer("institutions_changed")).containsExactly("浮梁县|康乐养老院||运营||20|20", "浮梁县|第一敬老院|运营|运营|80|100|20");
    }

    /** 浮梁 owed three reports: one on time, one late, one missing. */
    @Test
    void whoReportsLate() throws Exception {
        assertThat(answer("late_reporters")).containsExactly("浮梁县|3|1|1|33.3|探访记录、机构床位月报", "乐平市|1|0|0|100.0|");
    }

    /** 4 of 200 rows of October were rejected. */
    @Test
    void qualityByMonth() throws Exception {
        assertThat(answer("data_quality"))
                .containsExactly(
                        "浮梁县|2025-09|1|100.0|100.0|100.00|0",
                        "浮梁县|2025-10|2|0.0|50.0|98.00|4",
                        "乐平市|2025-10|1|100.0|100.0|100.00|0");
    }

    /** 53.3 to 57.0 is 3.7 points; 乐平's beds did not change. */
    @Test
    void whatChangedSinceLastMonth() throws Exception {
        assertThat(answer("changed_since_last_month"))
                .containsExactly(
                        "护理型床位占比|浮梁县|53.3|57.0|3.7|%", "月探访率|浮梁县|98.0|90.0|-8.0|%", "月探访率|乐平市|100.0|99.0|-1.0|%");
    }

    private List<String> answer(String name) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUESTIONS.get(name).sql())) {
            while (rows.next()) {
                StringJoiner line = new StringJoiner("|");
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    String value = rows.getString(column);
                    line.add(value == null ? "" : value);
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
