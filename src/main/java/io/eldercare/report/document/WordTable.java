package io.eldercare.report.document;

import io.eldercare.report.document.TableGrid.Cell;
import io.eldercare.report.document.TableGrid.Row;
import io.eldercare.report.document.Typesetting.Density;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableCell.XWPFVertAlign;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblLook;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.w3c.dom.Element;

/** Writes a table as wide as the type area: its head repeats on every page, its rows are not torn, its letters shrink with its columns. */
final class WordTable {
    /** Room at the left and right of a cell's text together. */
    static final int PADDING = 120;

    private final TableGrid grid;
    private final String style;
    private final int total;
    private final int[] widths;

    private WordTable(Element table) {
        Density density = Density.of(table);
        this.grid = TableGrid.of(table);
        this.style = density.style();
        this.total = WordPage.width(Typesetting.isAcross(table));
        this.widths = grid.widths(total, density.character(), PADDING);
    }

    static void write(XWPFTable target, Element table) {
        new WordTable(table).write(target);
    }

    private void write(XWPFTable table) {
        table.removeRow(0);
        table.setStyleID("OfficialTable");
        table.setWidthType(TableWidthType.DXA);
        table.setWidth(total);
        CTTblPr properties = table.getCTTbl().getTblPr();
        if (properties.isSetTblBorders()) {
            properties.unsetTblBorders();
        }
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        CTTblLook look = properties.addNewTblLook();
        look.setFirstRow("1");
        CTTblGrid columns = table.getCTTbl().addNewTblGrid();
        for (int width : widths) {
            columns.addNewGridCol().setW(BigInteger.valueOf(width));
        }
        for (int index = 0; index < grid.rows().size(); index++) {
            row(table.insertNewTableRow(index), grid.rows().get(index));
        }
    }

    private void row(XWPFTableRow target, Row row) {
        target.setCantSplitRow(true);
        if (row.kind().equals("thead")) {
            target.setRepeatHeader(true);
        }
        for (Cell cell : row.cells()) {
            cell(target.createCell(), cell, row.kind());
        }
    }

    private void cell(XWPFTableCell target, Cell cell, String kind) {
        CTTcPr properties = target.getCTTc().isSetTcPr()
                ? target.getCTTc().getTcPr()
                : target.getCTTc().addNewTcPr();
        int width = Arrays.stream(widths, cell.column(), Math.min(cell.column() + cell.width(), widths.length))
                .sum();
        target.setWidthType(TableWidthType.DXA);
        target.setWidth(Integer.toString(width));
        if (cell.width() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(cell.width()));
        }
        if (cell.continued()) {
            properties.addNewVMerge();
        } else if (cell.height() > 1) {
            properties.addNewVMerge().setVal(STMerge.RESTART);
        }
        target.setVerticalAlignment(XWPFVertAlign.CENTER);
        XWPFParagraph paragraph = target.getParagraphs().get(0);
        paragraph.setStyle(style);
        if (!cell.continued()) {
            text(target, paragraph, cell.element(), kind);
        }
    }

    private void text(XWPFTableCell target, XWPFParagraph first, Element element, String kind) {
        boolean strong = Markup.hasClass(element, "main") || !kind.equals("tbody");
        XWPFParagraph paragraph = first;
        WordLine line = line(paragraph, element);
        for (var child : Markup.children(element)) {
            if (!Markup.isInline(child) && !paragraph.getText().isBlank()) {
                paragraph = target.addParagraph();
                paragraph.setStyle(style);
                line = line(paragraph, element);
            }
            if (strong) {
                line.writeStrong(List.of(child));
            } else {
                line.write(List.of(child));
            }
        }
    }

    private static WordLine line(XWPFParagraph paragraph, Element cell) {
        if (Markup.hasClass(cell, "num")) {
            paragraph.setAlignment(ParagraphAlignment.RIGHT);
        }
        return new WordLine(paragraph);
    }
}
