package io.eldercare.report.document;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;

/** The lists of a Word document; every numbered one begins at 1. */
final class WordLists {
    private static final BigInteger NUMBERS = BigInteger.ZERO;
    private static final BigInteger BULLETS = BigInteger.ONE;

    private final XWPFNumbering numbering;

    WordLists(XWPFDocument file) {
        this.numbering = file.createNumbering();
    }

    /** The number by which the items of a new list name it. */
    BigInteger begin(boolean ordered) {
        BigInteger list = numbering.addNum(ordered ? NUMBERS : BULLETS);
        CTNumLvl level = numbering.getNum(list).getCTNum().addNewLvlOverride();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStartOverride().setVal(BigInteger.ONE);
        return list;
    }
}
