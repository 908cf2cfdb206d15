package io.eldercare.badinput;

import static io.eldercare.badinput.Plot.FIRST;
import static io.eldercare.badinput.Plot.HEAD;
import static io.eldercare.badinput.Plot.SECOND;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/** Encoding and the structure of delimited text: EN and CS. */
final class TextCases {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        encoding(cases);
        structure(cases);
        rowsThatAreNone(cases);
    }

    private static void encoding(Map<String, Consumer<Plot>> cases) {
        cases.put("EN-001", plot -> plot.teams("\uFEFF" + HEAD + FIRST).expects("team_id", "T1"));
        cases.put("EN-002", plot -> plot.teams("\uFEFF\uFEFF" + HEAD + FIRST));
        cases.put(
                "EN-003",
                plot -> plot.teams((HEAD + FIRST + "T2,㐂喜,是,在册\n").getBytes(GB18030))
                        .expects("name", "㐂喜"));
        cases.put(
                "EN-004",
                plot -> plot.teams((HEAD + FIRST).getBytes(Charset.forName("GBK")))
                        .expects("name", "夕阳红"));
        cases.put(
                "EN-005",
                plot -> plot.teams(("\uFEFF" + HEAD + FIRST).getBytes(StandardCharsets.UTF_16LE))
                        .expects("name", "夕阳红"));
        cases.put("EN-006", plot -> plot.teams((HEAD + FIRST).getBytes(StandardCharsets.UTF_16LE)));
        cases.put("EN-007", plot -> plot.teams(Bytes.join(HEAD, many(39_998), "T,夕", 0xFF, "红,是,在册\n", many(2))));
        cases.put("EN-008", plot -> plot.teams(HEAD + FIRST + "T2,王\uFFFD,是,在册\n"));
        cases.put(
                "EN-009",
                plot -> plot.teams(
                        HEAD + FIRST + "T2," + misread("晨曦") + ",是,在册\nT3," + misread(misread("晨曦")) + ",是,在册\n"));
        cases.put("EN-010", plot -> plot.teams(HEAD + many(30) + "T2,晨\0曦,是,在册\n"));
        cases.put(
                "EN-011", plot -> plot.teams(HEAD + FIRST + "T2,晨\u0001曦,是,在册\nT3,朝\u000B霞,是,在册\nT4,晚\u001A霞,是,在册\n"));
        cases.put("EN-012", plot -> plot.teams(HEAD + FIRST + "T\u200B2,晨曦,是,在册\nT\u200D3,朝霞,是,在册\n"));
        cases.put(
                "EN-013",
                plot -> plot.teams(HEAD + FIRST + "T2,晨曦,是,\u00A0在册\u3000\n").expects("status", "在册"));
        cases.put("EN-014", plot -> plot.teams(HEAD + FIRST + "T2,晨\u202E曦,是,在册\n"));
        cases.put("EN-015", plot -> plot.teams(HEAD + FIRST + "T2,𠮷𬭊队,是,在册\n").expects("name", "𠮷𬭊队"));
        cases.put("EN-016", plot -> plot.teams(HEAD + FIRST + "T2,晨\uE123曦,是,在册\n"));
        cases.put(
                "EN-017",
                plot -> plot.teams(HEAD + FIRST + "T2,Rene\u0301e队,是,在册\n").expects("name", "Renée队"));
        cases.put("EN-018", plot -> plot.row("bed_month", "approved_beds=１００").expects("approved_beds", "100"));
        cases.put("EN-019", plot -> plot.teams((HEAD + FIRST).replace(',', '，')));
        cases.put(
                "EN-021",
                plot -> plot.teams(
                        Bytes.join(HEAD, many(9), "T,晨", 0xC0, 0xAF, ",是,在册\n", "U,晨", 0xED, 0xA0, 0x80, ",是,在册\n")));
    }

    private static void structure(Map<String, Consumer<Plot>> cases) {
        cases.put(
                "CS-001", plot -> plot.teams(HEAD + "T1,\"老\"\"友\"\"队\",是,在册\n").expects("name", "老\"友\"队"));
        cases.put("CS-002", plot -> plot.teams(HEAD + "T1,\"甲,乙\",是,在册\n").expects("name", "甲,乙"));
        cases.put("CS-003", plot -> plot.teams(HEAD + "T1,\"甲\n乙\",是,在册\n").expects("name", "甲 乙"));
        cases.put("CS-004", plot -> plot.teams(HEAD + "T1,\"甲\r\n乙\",是,在册\n").expects("name", "甲 乙"));
        cases.put("CS-005", plot -> plot.teams(HEAD + "T1,\"夕阳红,是,在册\n" + SECOND + SECOND));
        cases.put("CS-006", plot -> plot.teams(HEAD + FIRST + "T2,晨\"曦\",是,在册\n"));
        cases.put("CS-007", plot -> plot.teams(HEAD + FIRST + "T2,\"晨\"曦,是,在册\n"));
        cases.put("CS-008", plot -> plot.teams(HEAD + FIRST + "T2,\"晨\\\"曦\",是,在册\n"));
        cases.put("CS-009", plot -> plot.teams(HEAD + FIRST + "T2,“晨,曦”,是,在册\n"));
        cases.put("CS-010", plot -> plot.teams((HEAD + FIRST).replace(',', ';')).expects("name", "夕阳红"));
        cases.put(
                "CS-011", plot -> plot.teams((HEAD + FIRST).replace(',', '\t')).expects("name", "夕阳红"));
        cases.put("CS-012", plot -> plot.teams(HEAD + many(3) + (SECOND + "T3,朝霞,是,在册\n").replace(',', ';')));
        cases.put(
                "CS-013",
                plot -> plot.teams((HEAD + FIRST + SECOND).replace('\n', '\r')).expects("name", "晨曦"));
        cases.put(
                "CS-014",
                plot -> plot.teams(HEAD + FIRST.replace("\n", "\r\n") + SECOND).expects("name", "晨曦"));
        cases.put("CS-015", plot -> plot.teams(HEAD + FIRST + "T2,晨曦,是,在册,多\n"));
        cases.put("CS-016", plot -> plot.teams(HEAD + FIRST + "T2,晨曦,是\n" + "T3,朝霞,是,在册\n"));
        cases.put(
                "CS-017",
                plot -> plot.teams((HEAD + FIRST + SECOND).replace("\n", ",\n")).expects("name", "晨曦"));
        cases.put("CS-018", plot -> plot.teams(HEAD + (FIRST + SECOND).replace("\n", ",多\n")));
        cases.put("CS-019", plot -> plot.teams(HEAD + FIRST + "T2,\"晨曦,是,在册\nT3,朝霞\",是,在册\n"));
        cases.put("CS-022", plot -> plot.teams(HEAD + FIRST + "#T2,晨曦,是,在册\n").expects("team_id", "#T2"));
        cases.put("CS-023", plot -> plot.teams("sep=,\n" + HEAD + FIRST).expects("name", "夕阳红"));
        cases.put("CS-024", plot -> plot.teams(HEAD.replace("\n", ",leader_role\n") + "T1,甲,是,在册,\"\"\nT2,乙,是,在册,\n"));
        cases.put("CS-025", plot -> plot.teams(HEAD + FIRST + "T2," + "长".repeat(2_000_000) + ",是,在册\n"));
        cases.put("CS-026", plot -> plot.teams(HEAD.strip() + ",列".repeat(10_000) + "\n" + FIRST));
    }

    private static void rowsThatAreNone(Map<String, Consumer<Plot>> cases) {
        cases.put("CS-020", plot -> plot.teams(HEAD + FIRST + ",,,\n" + SECOND));
        cases.put("CS-021", plot -> plot.teams(HEAD + FIRST + "\n" + SECOND));
        cases.put("CS-027", plot -> plot.teams(HEAD + FIRST + HEAD + SECOND));
        cases.put("CS-028", plot -> plot.teams(HEAD + FIRST + SECOND + "合计,2,,\n"));
        cases.put("CS-029", plot -> plot.teams(HEAD + FIRST + SECOND + "填报人：张三,,审核人：李四,\n注：不含驻外队伍,,,\n"));
    }

    private static String many(int rows) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            text.append("M")
                    .append(rows)
                    .append('-')
                    .append(row)
                    .append(",夕阳红")
                    .append(row)
                    .append(",是,在册\n");
        }
        return text.toString();
    }

    /** UTF-8 taken for Western European. */
    private static String misread(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1252"));
    }
}
