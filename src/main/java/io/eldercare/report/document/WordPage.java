package io.eldercare.report.document;

import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/**
 * The page of GB/T 9704-2012, 5.1 and 5.2, in twentieths of a point: A4, margins 37, 26, 35 and 28 mm, 22 lines of 28 characters, the
 * page number between dashes below the type area, on odd pages at the right, on even ones at the left, one character in.
 */
final class WordPage {
    private static final BigInteger SHORT_SIDE = BigInteger.valueOf(11906);
    private static final BigInteger LONG_SIDE = BigInteger.valueOf(16838);
    private static final BigInteger TOP = BigInteger.valueOf(2098);
    private static final BigInteger RIGHT = BigInteger.valueOf(1474);
    private static final BigInteger BOTTOM = BigInteger.valueOf(1984);
    private static final BigInteger LEFT = BigInteger.valueOf(1588);
    /** 156 mm × 225 mm: the type area. */
    private static final int TEXT_WIDTH = 8844;

    private static final int TEXT_HEIGHT = 12756;

    private static final int LINE_PITCH = 579;

    private static final int NUMBER_INDENT = 320;

    private WordPage() {}

    static void lay(XWPFDocument file) {
        CTSectPr section = file.getDocument().getBody().addNewSectPr();
        XWPFFooter odd = file.createFooter(HeaderFooterType.DEFAULT);
        XWPFFooter even = file.createFooter(HeaderFooterType.EVEN);
        number(odd, ParagraphAlignment.RIGHT).setIndentationRight(NUMBER_INDENT);
        number(even, ParagraphAlignment.LEFT).setIndentationLeft(NUMBER_INDENT);
        file.setEvenAndOddHeadings(true);
        CTPageSz size = section.addNewPgSz();
        size.setW(SHORT_SIDE);
        size.setH(LONG_SIDE);
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(TOP);
        margins.setRight(RIGHT);
        margins.setBottom(BOTTOM);
        margins.setLeft(LEFT);
        margins.setHeader(BigInteger.valueOf(851));
        margins.setFooter(BigInteger.valueOf(1446));
        margins.setGutter(BigInteger.ZERO);
        CTDocGrid grid = section.addNewDocGrid();
        grid.setType(STDocGrid.LINES);
        grid.setLinePitch(BigInteger.valueOf(LINE_PITCH));
    }

    /** Width of the type area, upright or across. */
    static int width(boolean across) {
        return across ? TEXT_HEIGHT : TEXT_WIDTH;
    }

    /** Makes the last paragraph the end of a section like the document's, upright or across. */
    static void endSection(XWPFDocument file, boolean across) {
        CTSectPr section = (CTSectPr) file.getDocument().getBody().getSectPr().copy();
        if (across) {
            turn(section);
        }
        CTP last = file.getParagraphArray(file.getParagraphs().size() - 1).getCTP();
        (last.isSetPPr() ? last.getPPr() : last.addNewPPr()).setSectPr(section);
    }

    /** Lays the last section of the document across. */
    static void turnLast(XWPFDocument file) {
        turn(file.getDocument().getBody().getSectPr());
    }

    /** The page turned a quarter: its upright left edge, where it is bound, becomes the top. */
    private static void turn(CTSectPr section) {
        CTPageSz size = section.getPgSz();
        size.setW(LONG_SIDE);
        size.setH(SHORT_SIDE);
        size.setOrient(STPageOrientation.LANDSCAPE);
        CTPageMar margins = section.getPgMar();
        margins.setTop(LEFT);
        margins.setRight(TOP);
        margins.setBottom(RIGHT);
        margins.setLeft(BOTTOM);
        margins.setFooter(BigInteger.valueOf(850));
    }

    private static XWPFParagraph number(XWPFFooter footer, ParagraphAlignment side) {
        XWPFParagraph paragraph = footer.createParagraph();
        paragraph.setStyle("Footer");
        paragraph.setAlignment(side);
        paragraph.createRun().setText("—");
        paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
        paragraph.createRun().setText("—");
        return paragraph;
    }
}
