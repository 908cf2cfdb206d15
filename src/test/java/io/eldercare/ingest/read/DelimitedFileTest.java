package io.eldercare.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedFileTest {
    private static final String TABLE = "机构编号,机构名称,床位总数,护理型床位\nJ001,幸福敬老院,120,60\nJ002,康宁护理院,80,40\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16"})
    void readsEncodingsThatCountiesUse(String charset) {
        checkTable(Beds.file("a.csv", TABLE.getBytes(Charset.forName(charset))));
    }

    @Test
    void readsUtf16LittleEndianAndUtf8WithMark() {
        checkTable(Beds.file("a.csv", ("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_16LE)));
        checkTable(Beds.csv("\uFEFF" + TABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", ";"})
    void detectsTheDelimiter(String delimiter) {
        checkTable(Beds.csv(TABLE.replace(",", delimiter)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\r\n"})
    void readsOtherLineEnds(String lineEnd) {
        checkTable(Beds.csv(TABLE.replace("\n", lineEnd)));
    }

    @Test
    void readsGzip() throws IOException {
        checkTable(Beds.file("a.csv.gz", gzip(TABLE)));
        byte[] whole = gzip(TABLE);
        refused("FILE_TRUNCATED", "a.csv.gz", Arrays.copyOf(whole, whole.length - 12));
        refused("FILE_TYPE_MISMATCH", "a.csv.gz", TABLE.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesWhatIsNoTable() {
        refused("FILE_EMPTY", "a.csv", new byte[0]);
        refused("FILE_TYPE_MISMATCH", "a.csv", "<html><table></table></html>".getBytes(StandardCharsets.UTF_8));
        refused("FILE_TYPE_MISMATCH", "a.xls", "<html><table></table></html>".getBytes(StandardCharsets.UTF_8));
        refused("FILE_TYPE_MISMATCH", "a.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        refused("FILE_TYPE_MISMATCH", "a.xlsx", TABLE.getBytes(StandardCharsets.UTF_8));
        refused("FILE_TYPE_UNSUPPORTED", "a.ods", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0});
        refused("ENC_UNSUPPORTED", "a.csv", TABLE.getBytes(StandardCharsets.UTF_16LE));
        refused("ENC_BOM_INSIDE", "a.csv", ("\uFEFF\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_8));
        refused("ENC_WRONG_CHARSET", "a.csv", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, ',', 'b', '\n'});
        refused("CSV_DELIMITER", "a.csv", TABLE.replace(',', '，').getBytes(StandardCharsets.UTF_8));
        refused(
                "CSV_UNCLOSED_QUOTE",
                "a.csv",
                (TABLE + "J003,\"开头没有结尾,1,1\nJ4,b,1,1\n").getBytes(StandardCharsets.UTF_8));
        refused("CSV_BAD_QUOTE", "a.csv", (TABLE + "J003,\"甲\"乙,1,1\n").getBytes(StandardCharsets.UTF_8));
        refused("FILE_NO_ROWS", "a.csv", "\n,,,\n\n".getBytes(StandardCharsets.UTF_8));
        refused("FILE_TRUNCATED", "a.csv", (TABLE + "J003,光荣").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsTheRestWhereOneByteOfUtf8IsBroken() {
        byte[] bytes = TABLE.repeat(1).concat("J003,光荣敬老院,5,5\n").getBytes(StandardCharsets.UTF_8);
        int last = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("J003") + 5;
        bytes[last] = (byte) 0xFF;
        List<TypedRow> rows = Beds.rows(Beds.read(Beds.file("a.csv", bytes)));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).rejects()).isEmpty();
        assertThat(rows.get(2).rejects()).containsExactly("ENC_REPLACEMENT_CHAR:name");
    }

    @Test
    void rejectsRaggedRowsAndStrayQuotesAlone() {
        List<TypedRow> rows = Beds.rows(Beds.read(Beds.csv(TABLE
                + "J003,甲,1\n"
                + "J004,乙,1,1,多\n"
                + "J005,丙\"院,1,1\n"
                + "J006,\"丁\n\"\"院\"\"\",1,1,\n"
                + "#J007,戊,1,1\n")));
        assertThat(rows)
                .extracting(TypedRow::rejects)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("CSV_FIELD_COUNT:*"),
                        List.of("CSV_FIELD_COUNT:*"),
                        List.of("CSV_BAD_QUOTE:*"),
                        List.of(),
                        List.of());
        assertThat(rows).extracting(TypedRow::rowNo).containsExactly(2, 3, 4, 5, 6, 7, 9);
        assertThat(rows.get(5).values()[1]).isEqualTo("丁 \"院\"");
        assertThat(rows.get(6).values()[0]).isEqualTo("#J007");
    }

    /** The second column has something in it, the fourth has not. */
    @Test
    void tellsOfColumnsWithoutANameThatHoldSomething() {
        ContractReader reader = Beds.read(Beds.csv("机构编号,,床位总数,,补助金额\nJ001,,120,,1\nJ002,5,80, ,2\n"));

        assertThat(Beds.rows(reader)).extracting(row -> row.values()[2]).containsExactly(120, 80);
        assertThat(reader.summary().warnings()).containsExactly("HDR_UNKNOWN_COLUMN:第2列（无列名）");
    }

    @Test
    void skipsWhatPeoplePutAroundTheData() {
        ContractReader reader = Beds.read(Beds.csv("浮梁县养老机构床位月报,,,,\n"
                + "填报单位：浮梁县民政局,,,单位：万元,\n"
                + "序号,机构 编号,床位总数（张）,补助金额,备注二\n"
                + "甲,乙,1,2,3\n"
                + "1,J001,120张,1.5,\n"
                + "其中：,公办,120,1.5,\n"
                + "小　计,,120,1.5,\n"
                + "序号,机构 编号,床位总数（张）,补助金额,备注二\n"
                + ",,,,\n"
                + "2,J002,\"1,080\",２,\n"
                + "3,,,,\n"
                + ",合 计,1200,3.5,\n"
                + "示例,J999,1,1,\n"
                + "填报人：张三,,审核人：李四,,\n"
                + "负责人（签字）：欧阳修,,填报日期：2025年12月3日,,\n"
                + "联系电话 0798-0000000,,,,\n"
                + "注：不含日间照料,,,,\n"));
        List<TypedRow> rows = Beds.rows(reader);
        assertThat(rows).extracting(row -> row.values()[0]).containsExactly("J001", "J002");
        assertThat(rows).extracting(row -> row.values()[2]).containsExactly(120, 1080);
        // 1.5 and 2 万元
        assertThat(rows)
                .extracting(row -> row.values()[4])
                .containsExactly(new BigDecimal("15000.00"), new BigDecimal("20000.00"));
        ReadSummary summary = reader.summary();
        assertThat(summary.headerRow()).isEqualTo(3);
        assertThat(summary.rows()).isEqualTo(2);
        assertThat(summary.moneyUnit()).isEqualTo("万元");
        assertThat(summary.unknownColumns()).containsExactly("备注二");
        assertThat(summary.warnings()).containsExactly("HDR_UNKNOWN_COLUMN:备注二");
        assertThat(summary.skipped())
                .isEqualTo(Map.of(
                        RowKind.NUMBERING, 1,
                        RowKind.SUBTOTAL, 3,
                        RowKind.REPEATED_HEADER, 1,
                        RowKind.BLANK, 2,
                        RowKind.SAMPLE, 1,
                        RowKind.FOOTER, 4));
        assertThat(summary.signatures())
                .as("in the same order in every process: receipts keep it")
                .containsExactly(
                        Map.entry("approved_by", "欧阳*"),
                        Map.entry("approved_on", "2025-12-03"),
                        Map.entry("prepared_by", "张*"),
                        Map.entry("reviewed_by", "李*"));
    }

    @Test
    void readsTwoLevelHeadersWithoutMerges() {
        List<TypedRow> rows = Beds.rows(Beds.read(Beds.csv("机构编号,床位,,月份\n,总数,护理型,\nJ001,120,60,2025-11\n")));
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).values()[2]).isEqualTo(120);
        assertThat(rows.get(0).values()[3]).isEqualTo(60);
    }

    @Test
    void refusesHeadersThatDoNotServe() {
        assertThatThrownBy(() -> Beds.read(Beds.csv("机构编号,机构名称\nJ001,a\nJ002,b\n")))
                .isInstanceOfSatisfying(UnreadableFile.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("HDR_MISSING_COLUMN");
                    assertThat(refusal).hasMessageContaining("床位总数（built_beds）");
                    assertThat(refusal.dataRows()).isEqualTo(2);
                });
        refused("HDR_MISSING", "a.csv", "J001,a,1\nJ002,b,2\n".getBytes(StandardCharsets.UTF_8));
        refused("HDR_DUPLICATE_COLUMN", "a.csv", "机构编号,床位总数,床位 总数\nJ001,1,2\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAFileWhoseRowsAreAllOfAnotherWidthThanItsHeader() {
        for (String text : List.of("机构编号,床位总数\nJ001,a,1\nJ002,b,2\n", "机构编号,机构名称,床位总数\nJ001,1\nJ002,2\n")) {
            Sheet sheet = Beds.csv(text).sheets().get(0);
            assertThatThrownBy(() -> SheetScan.of(Beds.contract(), sheet, Beds.options()))
                    .isInstanceOfSatisfying(UnreadableFile.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("CSV_FIELD_COUNT_ALL");
                        assertThat(refusal.dataRows()).isEqualTo(2);
                    });
        }
        // one row that fits: the other is rejected alone; empty fields at the end do no harm
        assertThat(Beds.rows(Beds.read(Beds.csv("机构编号,床位总数\nJ001,1\nJ002,b,2\n"))))
                .extracting(TypedRow::rejects)
                .containsExactly(List.of(), List.of("CSV_FIELD_COUNT:*"));
        assertThat(Beds.rows(Beds.read(Beds.csv("机构编号,床位总数\nJ001,1,\nJ002,2,\n"))))
                .extracting(TypedRow::rejects)
                .containsOnly(List.of());
    }

    @Test
    void refusesMoreRowsThanAreAgreed() {
        Sheet sheet =
                Beds.csv("机构编号,床位总数\nJ001,1\nJ002,2\n小计,3\nJ003,3\n").sheets().get(0);

        assertThat(SheetScan.of(Beds.contract(), sheet, Beds.options(), 3)
                        .summary()
                        .rows())
                .isEqualTo(3);
        assertThatThrownBy(() -> SheetScan.of(Beds.contract(), sheet, Beds.options(), 2))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("FILE_TOO_MANY_ROWS"));
    }

    @Test
    void tellsADeclaredEmptyFileFromAnEmptyTable() {
        assertThat(Beds.read(Beds.csv("机构编号,床位总数\n无,\n")).summary().declaredEmpty())
                .isTrue();
        assertThat(Beds.read(Beds.csv("床位月报\n无\n")).summary().declaredEmpty()).isTrue();
        ReadSummary silent = Beds.read(Beds.csv("机构编号,床位总数\n")).summary();
        assertThat(silent.declaredEmpty()).isFalse();
        assertThat(silent.rows()).isZero();
    }

    @Test
    void comparesCountyAndMonthWithTheFileName() {
        List<TypedRow> rows = Beds.rows(Beds.read(Beds.csv("机构编号,床位总数,县区代码,月份\n"
                + "J001,1,360222,2025年11月\nJ002,1,,\nJ003,1,360281,2025-11\nJ004,1,360222,202510\n")));
        assertThat(rows)
                .extracting(TypedRow::rejects)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("REF_COUNTY_MISMATCH:county_code"),
                        List.of("DATE_OUT_OF_PERIOD:period"));
        assertThat(rows.get(1).values()[6]).isEqualTo("360222");
        assertThat(rows.get(1).values()[7]).isEqualTo(Beds.MONTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 100_000})
    void findsDuplicatesInShortAndLongFiles(int rowsKept) {
        TabularFile file = Beds.csv("机构编号,床位总数\nA,1\nB,1\nB,１\nC,1\nC,2\nD,1\nC,1\n");
        ContractReader reader =
                ContractReader.open(Beds.contract(), file.sheets().get(0), Beds.options(), rowsKept);
        assertThat(reader.summary().rows()).isEqualTo(7);
        assertThat(Beds.rows(reader))
                .extracting(TypedRow::rejects)
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("UNIQ_DUPLICATE_ROW:institution_id"),
                        List.of("UNIQ_KEY_CONFLICT:institution_id"),
                        List.of("UNIQ_KEY_CONFLICT:institution_id"),
                        List.of(),
                        List.of("UNIQ_KEY_CONFLICT:institution_id"));
    }

    @Test
    void readsPersonsAsPseudonyms() {
        TabularFile file = Beds.file(
                "special_roster_360222_2025-11.csv",
                ("身份证号,探访人编号,起始日期\n369999194503120012,张三,2025-1-1\n369999450312001,李四,2025/1/1\n"
                                + "369999194503120013,,\n369999********0012,,\n")
                        .getBytes(TextEncoding.GB18030));
        List<TypedRow> rows =
                Beds.rows(ContractReader.open(Beds.people(), file.sheets().get(0), Beds.options()));
        assertThat(rows.get(0).values()[0]).isInstanceOf(PersonValue.class);
        assertThat(rows.get(0).values()[1]).isInstanceOf(Token.class);
        assertThat(rows)
                .extracting(TypedRow::rejects)
                .containsExactly(
                        List.of("UNIQ_KEY_CONFLICT:person_id"),
                        List.of("UNIQ_KEY_CONFLICT:person_id"),
                        List.of("ID_CHECKSUM:person_id"),
                        List.of("ID_MASKED:person_id"));
        assertThat(rows.get(1).warnings()).containsExactly("ID_LEGACY15:person_id");
    }

    @Test
    void offersRawRowsByName() {
        TabularFile file = Beds.csv("某系统导出\n机构\u3000编号,床位,床位,床位\nJ001,1,2,3\n合计,1,2,3\n");
        try (RawTable table = RawTable.find(file.sheets().get(0), List.of("机构编号"))) {
            assertThat(table.columns()).containsExactly("机构编号", "床位", "床位_2", "床位_3");
            assertThat(table.next()).isEqualTo(new RawTable.NamedRow(3, List.of("J001", "1", "2", "3")));
            assertThat(table.hasNext()).isFalse();
        }
        try (RawTable table = RawTable.at(file.sheets().get(0), 2, 1)) {
            assertThat(table.columns()).hasSize(4);
            assertThat(table.next().values()).containsExactly("J001", "1", "2", "3");
        }
    }

    @Test
    void parsesTextThatIsAlreadyInTheContractsColumns() {
        RowParser parser = RowParser.of(Beds.people(), ReaderOptions.ofMany(Beds.SECRET, Beds.RECEIVED));
        TypedRow row = parser.parse(7, Arrays.asList("369999195206301284", null, "20250101"));
        assertThat(row.rejects()).isEmpty();
        assertThat(row.values()[0]).isInstanceOfSatisfying(PersonValue.class, person -> {
            assertThat(person.sex()).isEqualTo("女");
            assertThat(person.birthDate()).isEqualTo("1952-06-30");
        });
    }

    private static void checkTable(TabularFile file) {
        List<TypedRow> rows = Beds.rows(Beds.read(file));
        assertThat(rows).extracting(TypedRow::rejects).containsOnly(List.of());
        assertThat(rows).extracting(row -> row.values()[1]).containsExactly("幸福敬老院", "康宁护理院");
        assertThat(rows).extracting(row -> row.values()[3]).containsExactly(60, 40);
    }

    private static void refused(String code, String name, byte[] bytes) {
        assertThatThrownBy(() -> Beds.rows(Beds.read(Beds.file(name, bytes))))
                .isInstanceOfSatisfying(
                        UnreadableFile.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
