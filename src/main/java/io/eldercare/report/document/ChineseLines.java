package io.eldercare.report.document;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.openhtmltopdf.extend.FSTextBreaker;

/** Where a line of Chinese may end: not before closing punctuation, not after opening (Unicode Annex 14, strict). */
final class ChineseLines implements FSTextBreaker {
    private final BreakIterator breaks = BreakIterator.getLineInstance(new ULocale("zh_CN@lb=strict"));

    @Override
    public int next() {
        return breaks.next();
    }

    @Override
    public void setText(String text) {
        breaks.setText(text);
    }
}
