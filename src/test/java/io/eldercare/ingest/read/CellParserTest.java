package io.eldercare.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outcomes of reference/bad-inputs.csv and the forms of reference/standards.md, section I. */
class CellParserTest {
    private final RowIssues issues = new RowIssues();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120|120|",
                "0|0|",
                "１２３|123|",
                "'1,200'|1200|",
                "'1，200'|1200|",
                "120张|120|",
                "12 人|12|",
                "35个|35|",
                "12.0|12|",
                "-0|0|",
                "+5|5|",
                "'''120'|120|",
                "12.5||TYPE_NOT_INTEGER",
                "-3||DOM_RANGE",
                "2147483648||TYPE_OVERFLOW",
                "9999999999999999999||TYPE_OVERFLOW",
                "1O5||TYPE_NOT_NUMBER",
                "1.2E3||TYPE_NOT_NUMBER",
                "0x10||TYPE_NOT_NUMBER",
                "010||TYPE_NOT_NUMBER",
                "'12,00'||TYPE_NOT_NUMBER",
                "20-30||TYPE_NOT_NUMBER",
                "约50||TYPE_NOT_NUMBER",
                "三十||TYPE_NOT_NUMBER",
                "张||TYPE_NOT_NUMBER",
                "NaN||TYPE_NOT_NUMBER",
                "TRUE||TYPE_MISMATCH",
                "'#REF!'||XLSX_ERROR_CELL",
                "'#DIV/0!'||XLSX_ERROR_CELL",
                "——||TYPE_MISSING_REQUIRED",
                "N/A||TYPE_MISSING_REQUIRED",
                "无||TYPE_MISSING_REQUIRED",
            })
    void readsCounts(String text, Integer value, String code) {
        expect(Beds.column("beds", Type.INTEGER, "床位", true, "张"), text, value, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|12.00|",
                "12.345||TYPE_SCALE",
                "12.340|12.34|",
                "1.2万元|12000.00|",
                "'1,234.5元'|1234.50|",
                "3万|30000.00|",
                "-5.5|-5.50|",
                "95%||DOM_UNIT",
                "12345678901234567.00||TYPE_OVERFLOW",
                "1e400||TYPE_NOT_NUMBER",
                ".5|0.50|",
                "12.||TYPE_NOT_NUMBER",
            })
    void readsAmounts(String text, BigDecimal value, String code) {
        expect(Beds.money("amount_yuan", "金额"), text, value, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-03-01|2025-03-01|",
                "2025-3-1|2025-03-01|",
                "2025/3/1|2025-03-01|",
                "2025.3.1|2025-03-01|",
                "2025年3月1日|2025-03-01|",
                "２０２５年３月１日|2025-03-01|",
                "20250301|2025-03-01|",
                "' 2025-03-01  '|2025-03-01|",
                "2028-02-29|2028-02-29|",
                "2027-02-29||DATE_INVALID",
                "2025-04-31||DATE_INVALID",
                "1900-01-00||DATE_INVALID",
                "25/3/1||DATE_FORMAT",
                "01/02/2026||DATE_FORMAT",
                "2026||DATE_FORMAT",
                "2026-1||DATE_FORMAT",
                "2026-01-01T99||DATE_FORMAT",
                "2025-3/1||DATE_FORMAT",
                "农历二月初二||DATE_FORMAT",
                "民国三十年||DATE_FORMAT",
                "截至2025年3月底||DATE_FORMAT",
                "0026-01-01||DATE_RANGE",
                "1582-10-10||DATE_RANGE",
                "9999-12-31||DATE_RANGE",
                "45717||DATE_FORMAT",
            })
    void readsDates(String text, LocalDate value, String code) {
        expect(Beds.column("on", Type.DATE, "日期", true, null), text, value, code);
    }

    /** 45717 is 2025-03-01 in the 1900 system; the 1904 system counts 1462 days fewer. */
    @Test
    void readsBareDayNumbersOfWorkbooksOnly() {
        Column column = Beds.column("on", Type.DATE, "日期", true, null);
        assertThat(workbook(column, false).parse("45717", issues)).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(workbook(column, true).parse("44255", issues)).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(workbook(column, false).parse("45717.75", issues)).isEqualTo(LocalDate.of(2025, 3, 1));
        assertThat(issues.warnings()).containsExactly("DATE_TIME_DROPPED:on");
        assertThat(workbook(column, false).parse("2026", issues)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-11-03 09:30|2025-11-03T09:30|",
                "2025/11/3 9:30:15|2025-11-03T09:30:15|",
                "2025-11-03|2025-11-03T00:00|",
                "2025-11-03T20:00:00Z|2025-11-04T04:00|",
                "2025-11-03T23:59:59+08:00|2025-11-03T23:59:59|",
                "2025-11-03T23:30+00:00|2025-11-04T07:30|",
                "2025-11-03 24:00:00||DATE_FORMAT",
                "2025-11-03 23:59:60||DATE_FORMAT",
                "2025-11-03 9点||DATE_FORMAT",
            })
    void readsMoments(String text, LocalDateTime value, String code) {
        expect(Beds.column("at", Type.TIMESTAMP, "时间", true, null), text, value, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-03|2025-03-01|",
                "2025年3月|2025-03-01|",
                "2025年3月份|2025-03-01|",
                "202503|2025-03-01|",
                "2025.3|2025-03-01|",
                "2025.03|2025-03-01|",
                "2025-03-15|2025-03-01|",
                "2025.1||DATE_FORMAT",
                "2025-13||DATE_INVALID",
                "3月||DATE_FORMAT",
                "2025年第一季度||DATE_FORMAT",
            })
    void readsMonths(String text, LocalDate value, String code) {
        expect(Beds.column("period", Type.MONTH, "月份", true, null), text, value, code);
    }

    @ParameterizedTest
    @CsvSource({
        "是, true", "有, true", "√, true", "Y, true", "1, true", "对, true", "已, true", "●, true", "TRUE, true",
        "否, false", "无, false", "×, false", "n, false", "0, false", "错, false", "未, false", "-, ", "/, "
    })
    void readsYesAndNo(String text, Boolean value) {
        expect(Beds.column("filed", Type.BOOLEAN, "备案", false, null), text, value, null);
    }

    @Test
    void keepsUnknownCodesOutOrRejectsThem() {
        Map<String, List<String>> codes = Map.of("敬老院", List.of("乡镇敬老院", "农村敬老院"), "无", List.of());
        CellParser required = parser(Beds.code("kind", "类型", true, codes));
        CellParser optional = parser(Beds.code("kind", "类型", false, codes));
        assertThat(required.parse("乡镇 敬老院", issues)).isEqualTo("敬老院");
        assertThat(optional.parse("无", issues)).isEqualTo("无");
        assertThat(optional.parse("酒店", issues)).isNull();
        assertThat(issues.warnings()).containsExactly("DOM_UNKNOWN_CODE:kind");
        assertThat(required.parse("酒店", issues)).isNull();
        assertThat(issues.rejects()).containsExactly("DOM_UNKNOWN_CODE:kind");
    }

    @Test
    void splitsListsOfCodes() {
        Map<String, List<String>> codes = Map.of("独居", List.of("独居老人"), "空巢", List.of(), "失能", List.of());
        CellParser parser = parser(Beds.coded("categories", Type.CODES, "类别", true, codes));
        List<String> three = List.of("失能", "独居", "空巢").stream().sorted().toList();
        assertThat(parser.parse("独居老人；空巢、失能 独居", issues)).isEqualTo(three);
        assertThat(parser.parse("空巢\n独居,失能/空巢", issues)).isEqualTo(three);
        assertThat(issues.rejects()).isEmpty();
        assertThat(parser.parse("独居;留学", issues)).isNull();
        assertThat(issues.rejects()).containsExactly("DOM_UNKNOWN_CODE:categories");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' 幸福　院　'|幸福　院|",
                "e\u0301|\u00E9|",
                "\uD842\uDFB7田敬老院|\uD842\uDFB7田敬老院|",
                "幸\uFFFD院||ENC_REPLACEMENT_CHAR",
                "幸\u0007院||ENC_CONTROL_CHAR",
                "幸\u202E院||ENC_BIDI_CONTROL",
                "=1+1|=1+1|",
                "'''; drop table x'|'''; drop table x'|",
            })
    void readsText(String text, String value, String code) {
        expect(Beds.text("name", "名称", true), text, value, code);
    }

    @Test
    void readsTextWithLineBreaksOnOneLine() {
        CellParser parser = parser(Beds.text("name", "名称", true));
        assertThat(parser.parse("幸福\r\n院", issues)).isEqualTo("幸福 院");
        assertThat(parser.parse("字".repeat(65), issues)).isNull();
        assertThat(parser.parse("\t=cmd", issues)).isNull();
        assertThat(issues.rejects()).containsExactly("TYPE_LENGTH:name", "ENC_CONTROL_CHAR:name");
        assertThat(parser(Beds.text("org_id", "编号", true)).parse("A\u200B1", issues))
                .isNull();
        assertThat(issues.rejects()).contains("ENC_INVISIBLE_CHAR:org_id");
    }

    @Test
    void warnsOfACreditCodeThatFailsItsCheck() {
        CellParser parser = parser(Beds.text("uscc", "统一社会信用代码", false));
        assertThat(parser.parse("52369999mj000000xa", issues)).isEqualTo("52369999MJ000000XA");
        assertThat(issues.warnings()).isEmpty();
        assertThat(parser.parse("52369999MJ000000XB", issues)).isEqualTo("52369999MJ000000XB");
        assertThat(issues.warnings()).containsExactly("ID_USCC_CHECKSUM:uscc");
    }

    private void expect(Column column, String text, Object value, String code) {
        assertThat(parser(column).parse(text, issues)).isEqualTo(value);
        if (code == null) {
            assertThat(issues.rejects()).isEmpty();
        } else {
            assertThat(issues.rejects()).containsExactly(code + ":" + column.name());
        }
    }

    private static CellParser parser(Column column) {
        return CellParser.of(column, CellContext.plain(Beds.RECEIVED, new PersonKey(Beds.SECRET)));
    }

    private static CellParser workbook(Column column, boolean date1904) {
        Sheet.Origin origin = new Sheet.Origin(true, date1904, false);
        return CellParser.of(
                column, new CellContext(origin, BigDecimal.ONE, Beds.RECEIVED, new PersonKey(Beds.SECRET)));
    }
}
