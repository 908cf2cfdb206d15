package io.eldercare.badinput;

import io.eldercare.testing.IdNumbers;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;

/** Cells of a workbook: the rest of XL. */
final class CellCases {
    private CellCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        formulas(cases);
        dates(cases);
        numbers(cases);
    }

    private static void formulas(Map<String, Consumer<Plot>> cases) {
        cases.put(
                "XL-013",
                plot -> beds(plot, row -> {
                            row.getCell(1).setCellFormula("60+60");
                            row.getCell(1).setCellValue(120);
                        })
                        .expects("approved_beds", "120"));
        cases.put(
                "XL-014",
                plot -> plot.raw(
                        plot.name("bed_month", ".xlsx"),
                        Bytes.edited(
                                Books.beds(row -> row.getCell(1).setCellFormula("60+61")),
                                Books.SHEET,
                                text -> text.replaceAll("<f>60\\+61</f><v>[^<]*</v>", "<f>60+61</f>"))));
        cases.put(
                "XL-015",
                plot -> plot.raw(
                                plot.name("bed_month", ".xlsx"),
                                Bytes.edited(
                                        Books.beds(row -> {
                                            row.getCell(1).setCellFormula("60+62");
                                            row.getCell(1).setCellValue(122);
                                        }),
                                        Books.SHEET,
                                        text -> text.replace("<f>60+62</f>", "<f>[1]Sheet1!A1</f>")))
                        .expects("approved_beds", "122"));
        cases.put("XL-016", plot -> beds(plot, row -> row.getCell(1).setCellErrorValue(FormulaError.DIV0.getCode())));
    }

    private static void dates(Map<String, Consumer<Plot>> cases) {
        cases.put(
                "XL-019",
                plot -> plot.workbook(Bytes.edited(
                                Books.founded(cell -> Books.dated(cell, 44_000), cell -> {}),
                                "xl/workbook.xml",
                                text -> text.replaceAll("<workbookPr[^>]*>", "<workbookPr date1904=\"true\"/>")))
                        // 1904-01-01 and 44,000 days
                        .expects("founded_on", "2024-06-19"));
        cases.put(
                "XL-022",
                plot -> plot.workbook(Books.founded(
                                cell -> cell.setCellValue("2020年6月18日"), cell -> Books.dated(cell, 44_000)))
                        .expects("founded_on", "2020-06-18"));
        cases.put(
                "XL-023",
                plot -> plot.workbook(Books.founded(cell -> Books.dated(cell, 44_000), cell -> Books.dated(cell, 60))));
        cases.put(
                "XL-024",
                plot -> plot.workbook(
                        Books.founded(cell -> Books.dated(cell, 44_000), cell -> Books.dated(cell, 44_000.5))));
    }

    private static void numbers(Map<String, Consumer<Plot>> cases) {
        cases.put("XL-020", plot -> roster(plot, row -> row.createCell(0).setCellValue(369999194503120012d)));
        cases.put("XL-021", plot -> roster(plot, row -> row.createCell(0).setCellValue("3.69999E+17")));
        cases.put(
                "XL-025",
                plot -> beds(plot, row -> {
                    Books.bed(row.getSheet(), 3, "i3");
                    row.getSheet().addMergedRegion(new CellRangeAddress(2, 3, 1, 1));
                }));
        cases.put(
                "XL-026",
                plot -> plot.raw(plot.name("institution", ".xlsx"), Books.book(workbook -> {
                            Row head = Books.row(
                                    workbook.createSheet(),
                                    0,
                                    List.of("institution_id", "name", "kind", "ownership", "status", "floor_area_m2"));
                            Row row = Books.row(head.getSheet(), 1, List.of("i1", "甲敬老院", "敬老院", "公办公营", "运营"));
                            CellStyle rounded = workbook.createCellStyle();
                            rounded.setDataFormat(workbook.createDataFormat().getFormat("0"));
                            row.createCell(5).setCellValue(1234.56);
                            row.getCell(5).setCellStyle(rounded);
                        }))
                        .expects("floor_area_m2", "1234.56"));
        cases.put(
                "XL-027",
                plot -> beds(plot, row -> row.getCell(1).setCellValue("'120")).expects("approved_beds", "120"));
        cases.put("XL-028", plot -> beds(plot, row -> row.getCell(1).setCellValue(true)));
        cases.put(
                "XL-030",
                plot -> plot.raw(plot.name("bed_month", ".xlsx"), Books.beds(row -> {
                    row.getSheet().getRow(0).createCell(12).setCellValue("county_code");
                    row.getSheet().getRow(1).createCell(12).setCellValue(plot.county());
                    row.createCell(12)
                            .setCellValue(Integer.parseInt(plot.county().substring(1)));
                })));
    }

    private static Plot beds(Plot plot, Consumer<Row> change) {
        return plot.raw(plot.name("bed_month", ".xlsx"), Books.beds(change));
    }

    /** One listed person without fault, and one whose number the case writes. */
    private static void roster(Plot plot, Consumer<Row> number) {
        plot.raw(plot.name("special_roster", ".xlsx"), Books.book(workbook -> {
            Row head = Books.row(
                    workbook.createSheet(), 0, List.of("person_id", "township_code", "categories", "valid_from"));
            String township = plot.county() + "101";
            Books.row(head.getSheet(), 1, List.of(IdNumbers.of("19400101", 12), township, "独居", "2025-01-01"));
            number.accept(Books.row(head.getSheet(), 2, List.of("", township, "独居", "2025-01-01")));
        }));
    }
}
