package io.eldercare.form;

import io.eldercare.definitions.Contract;
import io.eldercare.form.Pen.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** 填报说明: how the workbook is filled in and sent, and which sheets it has. */
final class InstructionSheet {
    private static final String[] HEADS = {"报表（点击前往）", "表号", "填什么", "预填"};
    private static final int[] WIDTHS = {26, 14, 44, 34};
    private static final double LINE = 16;

    private final XSSFWorkbook workbook;
    private final Pen pen;
    private final Form form;
    private final XSSFSheet sheet;
    private int line;

    private InstructionSheet(XSSFWorkbook workbook, Pen pen, Form form) {
        this.workbook = workbook;
        this.pen = pen;
        this.form = form;
        this.sheet = workbook.createSheet(TemplateWorkbook.INSTRUCTIONS);
    }

    static void write(XSSFWorkbook workbook, Pen pen, Form form) {
        new InstructionSheet(workbook, pen, form).write();
    }

    private void write() {
        for (int column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * 256);
        }
        across(form.countyName() + form.monthInWords() + "养老服务统计报表", Look.TITLE);
        sheet.getRow(0).setHeightInPoints(30);
        line++;
        int number = 1;
        for (String sentence : sentences()) {
            across(number++ + ". " + sentence, Look.WRAPPED);
        }
        line++;
        for (int column = 0; column < HEADS.length; column++) {
            put(line, column, HEADS[column], Look.HEAD);
        }
        sheet.getRow(line++).setHeightInPoints(22);
        form.sheets().forEach(this::entry);
        sheet.setDisplayGridlines(false);
        FormPaper.portrait(sheet);
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("本工作簿一张表对应一种报表，文件名 " + form.fileName() + "，请勿改动；填好后放入本单位收件目录（inbox/" + form.countyCode() + "）。");
        sentences.add(Form.words(form.due()) + "前报送；更正在" + Form.words(form.corrected()) + "前整份重报，文件名改为 workbook_"
                + form.countyCode() + "_" + form.month() + "_r2.xlsx，再次更正用 _r3，依此类推。");
        sentences.add("列名带“*”、底色为浅橙的必填；鼠标停在列名上可看该列的填法和核查规则。表名、列名请勿改动，不需要的选填列可留空。");
        sentences.add("名册类报表已预填上次在册的内容：新增的接着往下填，有变化的直接改，本月退出的填上退出日期（不要删行），上月及以前已退出的不再列出。");
        sentences.add("月报类报表只预填编号，数字请逐项填写本月实际数；空着与填 0 含义不同。");
        sentences.add("本月确实没有可填的，在该表第一行的“序号”格填“无”；空着的表按没有填报处理。由别的渠道报送的报表，请删去整张表。");
        sentences.add("身份证号、编号、代码各列已设为文本，请勿改成数字格式；从别处粘贴时用“选择性粘贴→数值”。");
        sentences.add("报送前看“" + TemplateWorkbook.CHECKS + "”；装有本程序的，可先运行 check " + form.fileName() + "，按清单改正。");
        sentences.add("每张表第 " + (FormLayout.SIGNATURES + 1) + " 行填写填报人、审核人、负责人和报出日期（写在冒号后面）；需要纸质件的，打印后在页脚签字。");
        if (form.sheets().stream().anyMatch(FormSheet::hasPersons)) {
            sentences.add("内含身份证号等个人信息，只限本县报送使用，不得转发、不得用即时通信软件传送，用后按规定保管或销毁。");
        }
        return sentences;
    }

    private void across(String text, Look look) {
        put(line, 0, text, look);
        sheet.addMergedRegion(new CellRangeAddress(line, line, 0, WIDTHS.length - 1));
        int room = 0;
        for (int width : WIDTHS) {
            room += width;
        }
        int lines = 1 + ColumnWidths.wide(text) / room;
        sheet.getRow(line).setHeightInPoints((float) (lines * LINE + 4));
        line++;
    }

    private void entry(FormSheet content) {
        put(line, 0, content.name(), Look.TEXT);
        XSSFHyperlink link = workbook.getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + content.name() + "'!A1");
        sheet.getRow(line).getCell(0).setHyperlink(link);
        put(line, 1, content.tableNumber(), Look.TEXT);
        put(line, 2, kind(content.contract()), Look.TEXT);
        put(line, 3, prefilled(content), Look.TEXT);
        int lines = 1 + ColumnWidths.wide(prefilled(content)) / WIDTHS[3];
        sheet.getRow(line++).setHeightInPoints((float) (Math.max(lines, 2) * LINE));
    }

    private static String kind(Contract contract) {
        return switch (contract.content()) {
            case REGISTER -> "名册：本月内在册的全部，含本月退出的，一人（处）一行";
            case STATEMENT -> "月报：本月（末）的数字，一个编号一行";
            case EVENTS -> "明细：本月发生的每一笔";
        };
    }

    private static String prefilled(FormSheet content) {
        String taken = content.source()
                .map(month -> content.rows().size() + " 行（据" + month.getYear() + "年" + month.getMonthValue() + "月）")
                .orElse("无");
        return content.leftOut() > 0 ? taken + "；当月被退回的 " + content.leftOut() + " 行未预填，请改正后补上" : taken;
    }

    private void put(int row, int column, String text, Look look) {
        XSSFRow there = Optional.ofNullable(sheet.getRow(row)).orElseGet(() -> sheet.createRow(row));
        XSSFCell cell = there.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(pen.of(look));
    }
}
