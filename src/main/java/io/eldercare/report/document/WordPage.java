package io.eldercare.report.document;

import java.math.BigInteger;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFooter;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDocGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STDocGrid;

/**
 * The page of GB/T 9704-2012, 5.1 and 5.2, in twentieths of a point: A4, margins 37, 26, 35 and 28 mm, 22 lines of 28 characters, the
 * page number between dashes below the type area, on odd pages at the right, on even ones at the left, one character in.
 */
final class WordPage {
    static final int TEXT_WIDTH = 8844;

    private static final int LINE_PITCH = 579;
    /** 28 characters of 15.79 pt instead of 16 pt, in 1/4096 pt. */
    private static final int CHARACTER_SPACE = -849;

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
        size.setW(BigInteger.valueOf(11906));
        size.setH(BigInteger.valueOf(16838));
        CTPageMar margins = section.addNewPgMar();
        margins.setTop(BigInteger.valueOf(2098));
        margins.setRight(BigInteger.valueOf(1474));
        margins.setBottom(BigInteger.valueOf(1984));
        margins.setLeft(BigInteger.valueOf(1588));
        margins.setHeader(BigInteger.valueOf(851));
        margins.setFooter(BigInteger.valueOf(1446));
        margins.setGutter(BigInteger.ZERO);
        CTDocGrid grid = section.addNewDocGrid();
        grid.setType(STDocGrid.LINES_AND_CHARS);
        grid.setLinePitch(BigInteger.valueOf(LINE_PITCH));
        grid.setCharSpace(BigInteger.valueOf(CHARACTER_SPACE));
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
