package io.eldercare.export;

/** What a file says about a result of which it holds only the first rows. */
final class CutNote {
    private CutNote() {}

    static String rows(long written) {
        return "结果已截断：这里只有前 " + written + " 行，后面还有。不要用它求合计；请缩小条件或先汇总后再查。";
    }
}
