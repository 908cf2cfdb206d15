package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Deliveries made by hand from figures that others have published: the beds of Jingdezhen at the end of 2020
 * (policy-baselines.csv, JDZ1O1Y 一(一)2 and 一(二)1) and the county tables of the seventh census.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedFiguresTest {
    private static final Path CENSUS = TestHome.PROJECT.resolve("../shared/cases/census_county_2020_v1.xlsx");
    private static final LocalDateTime ARRIVAL = LocalDateTime.of(2021, 1, 4, 9, 30);
    private static final List<String> REGISTER = List.of("机构编号", "机构名称", "机构类型", "运营性质", "运营状态");
    private static final List<String> STATEMENT =
            List.of("机构编号", "核定床位数", "床位总数", "开放床位数", "护理型床位数", "月末入住人数", "未评估人数");

    /** Homes by county: 3 welfare homes, 39 township homes, 13 private homes. */
    private static final List<List<Object>> COUNTIES = List.of(
            List.of("360202", 0, 5, 2),
            List.of("360203", 1, 1, 4),
            List.of("360222", 1, 15, 2),
            List.of("360271", 0, 1, 1),
            List.of("360272", 0, 1, 1),
            List.of("360281", 1, 16, 3));

    private TestHome home;

    @BeforeAll
    void runTheNight(@TempDir Path directory) throws IOException {
        home = new TestHome(directory.resolve("home"));
        Beds beds = new Beds();
        for (List<Object> county : COUNTIES) {
            beds.add("社会福利院", "公办公营", (int) county.get(1));
            beds.add("敬老院", "公办公营", (int) county.get(2));
            beds.add("民办养老院", "民办民营", (int) county.get(3));
            beds.send(home, (String) county.get(0));
        }
        if (Files.exists(CENSUS)) {
            home.deliver(CENSUS, "census_county_2020_v1.xlsx");
        }
        NightSummary night = home.night();
        assertThat(night.refused()).isZero();
        assertThat(night.rejected()).isZero();
    }

    @AfterAll
    void stopTheMart() {
        home.close();
    }

    @Test
    void givesTheBedSharesAndTheOccupancyThatJingdezhenPublishedFor2020() {
        // 648 + 1 515 = 2 163 of 4 059; 1 896 of 4 059; 740 of 2 163
        assertThat(city("public_bed_share")).isEqualTo("2163/4059=53.29");
        assertThat(city("private_bed_share")).isEqualTo("1896/4059=46.71");
        assertThat(city("public_home_occupancy")).isEqualTo("740/2163=34.21");
        // 47 % of 4 059, printed without the count; 1 908 / 4 059 = 47.01 %
        assertThat(city("nursing_bed_share")).isEqualTo("1908/4059=47.01");
        // 3 + 39 + 13
        assertThat(city("institution_count")).isEqualTo("55/=55.00");
        assertThat(city("institution_bed_count")).isEqualTo("4059/=4059.00");
    }

    @Test
    void findsTheGapOf6441BedsToTheTargetOf10500() {
        assertThat(home.rows("select trim_scale(target_value), trim_scale(value), trim_scale(target_value - value)"
                        + " from mart.target join mart.attainment using (plan_code, target_id, region_code)"
                        + " where target_id = 'JDZ1O1Y-05' and region_code = '360200' and month = date '2020-12-01'"))
                .containsExactly("10500|4059|6441");
    }

    private String city(String kpi) {
        return home.rows("select trim_scale(numerator) || '/' || coalesce(trim_scale(denominator)::text, '') || '='"
                        + " || round(value, 2) from mart.kpi_value where kpi_code = '" + kpi
                        + "' and region_code = '360200' and month = date '2020-12-01'")
                .get(0);
    }

    @Test
    void readsTheCensusWorkbookThroughItsProfile() {
        assumeTrue(
                Files.exists(CENSUS), "skipped: ../shared/cases/census_county_2020_v1.xlsx is not beside the project");

        assertThat(home.rows("select kpi_code, trim_scale(numerator) from mart.kpi_value where region_code = '360000'"
                        + " and month = date '2020-11-01' and kpi_code in ('pop60', 'pop65') order by kpi_code"))
                .containsExactly("pop60|7624781", "pop65|5371021");
        assertThat(
                        home.rows(
                                "select count(*), count(flag) from mart.kpi_value join mart.region using (region_code)"
                                        + " where level = 'county' and region_code like '36%' and kpi_code = 'pop60' and month = date '2020-11-01'"))
                .containsExactly("100|0");
        assertThat(home.lake()
                        .read("silver", "population", month -> true)
                        .where("is_accepted and is_in_force")
                        .selectExpr("sum(pop_total)", "count(distinct county_code)", "count(*)")
                        .first()
                        .mkString("|"))
                .isEqualTo("45188635|100|100");
        assertThat(home.rows("select count(*), sum(rows), sum(accepted) from ops.delivery where feed = 'population'"))
                .containsExactly("100|100|100");
    }

    /** The homes of one county after the other; each kind's beds are spread as evenly as whole numbers allow. */
    private static final class Beds {
        private final Spread welfareBeds = new Spread(648, 3);
        private final Spread townshipBeds = new Spread(1515, 39);
        private final Spread privateBeds = new Spread(1896, 13);
        private final Spread nursingBeds = new Spread(1908, 55);
        // 740 residents in the 42 public homes; how many lived in private ones was not published
        private final Spread publicResidents = new Spread(740, 42);
        private final Spread privateResidents = new Spread(650, 13);
        private final List<List<Object>> register = new ArrayList<>();
        private final List<List<Object>> statement = new ArrayList<>();
        private int nursingLeft;
        private int number;

        void add(String kind, String ownership, int homes) {
            for (int home = 0; home < homes; home++) {
                String id = "JG-" + ++number;
                boolean isPrivate = kind.equals("民办养老院");
                int beds = (isPrivate ? privateBeds : kind.equals("敬老院") ? townshipBeds : welfareBeds).next();
                int residents = (isPrivate ? privateResidents : publicResidents).next();
                nursingLeft += nursingBeds.next();
                int nursing = Math.min(nursingLeft, beds);
                nursingLeft -= nursing;
                register.add(List.of(id, kind + number, kind, ownership, "运营"));
                statement.add(List.of(id, beds, beds, beds, nursing, residents, residents));
            }
        }

        /** One county sends workbooks, the others text. */
        void send(TestHome home, String county) throws IOException {
            boolean workbook = county.equals("360203");
            String ending = "_" + county + "_2020-12." + (workbook ? "xlsx" : "csv");
            home.deliver(county + "/institution" + ending, file(workbook, REGISTER, register), ARRIVAL);
            home.deliver(county + "/bed_month" + ending, file(workbook, STATEMENT, statement), ARRIVAL);
            register.clear();
            statement.clear();
        }

        private static byte[] file(boolean workbook, List<String> header, List<List<Object>> rows) throws IOException {
            if (workbook) {
                return workbook(header, rows);
            }
            StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
            rows.forEach(row -> text.append(
                            String.join(",", row.stream().map(Object::toString).toList()))
                    .append('\n'));
            return text.toString().getBytes(Charset.forName("GB18030"));
        }

        private static byte[] workbook(List<String> header, List<List<Object>> rows) throws IOException {
            try (XSSFWorkbook book = new XSSFWorkbook();
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
                XSSFSheet sheet = book.createSheet("报表");
                fill(sheet.createRow(0), header);
                for (int index = 0; index < rows.size(); index++) {
                    fill(sheet.createRow(index + 1), rows.get(index));
                }
                book.write(bytes);
                return bytes.toByteArray();
            }
        }

        private static void fill(XSSFRow row, List<?> cells) {
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) instanceof Integer number) {
                    row.createCell(column).setCellValue(number);
                } else {
                    row.createCell(column).setCellValue(String.valueOf(cells.get(column)));
                }
            }
        }
    }

    /** A total in so many whole parts that differ by one at most. */
    private static final class Spread {
        private final int total;
        private final int parts;
        private int given;

        Spread(int total, int parts) {
            this.total = total;
            this.parts = parts;
        }

        int next() {
            given++;
            return total * given / parts - total * (given - 1) / parts;
        }
    }
}
