package io.eldercare.form;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How sheets come out on paper: all columns on a page, head on every page, lines to sign at the foot. */
final class FormPaper {
    /** More columns than can be read when an A4 page holds them all. */
    private static final int MOST_ON_A4 = 16;

    private FormPaper() {}

    static void landscape(XSSFWorkbook workbook, XSSFSheet sheet, FormLayout layout, Form form) {
        page(sheet);
        XSSFPrintSetup setup = sheet.getPrintSetup();
        setup.setLandscape(true);
        setup.setPaperSize(layout.width() > MOST_ON_A4 ? PaperSize.A3_PAPER : PaperSize.A4_PAPER);
        sheet.setRepeatingRows(new CellRangeAddress(0, FormLayout.HINTS, -1, -1));
        workbook.setPrintArea(workbook.getSheetIndex(sheet), 0, layout.width() - 1, 0, layout.lastRuled());
        sheet.getHeader().setRight("&8" + form.countyName() + " " + form.monthInWords());
        sheet.getFooter().setLeft("填报人（签字）：            审核人（签字）：");
        sheet.getFooter().setCenter("第 &P 页 共 &N 页");
        sheet.getFooter().setRight("负责人（签字）：            报出日期：      年   月   日");
    }

    static void portrait(XSSFSheet sheet) {
        page(sheet);
        sheet.getPrintSetup().setPaperSize(PaperSize.A4_PAPER);
        sheet.getFooter().setCenter("第 &P 页 共 &N 页");
    }

    private static void page(XSSFSheet sheet) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setHorizontallyCenter(true);
        sheet.setMargin(PageMargin.LEFT, 0.4);
        sheet.setMargin(PageMargin.RIGHT, 0.4);
        sheet.setMargin(PageMargin.TOP, 0.6);
        sheet.setMargin(PageMargin.BOTTOM, 0.8);
        sheet.setMargin(PageMargin.HEADER, 0.3);
        sheet.setMargin(PageMargin.FOOTER, 0.4);
    }
}
