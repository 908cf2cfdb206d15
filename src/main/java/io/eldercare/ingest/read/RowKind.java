package io.eldercare.ingest.read;

/** What a row below the header is; everything but DATA counts as skipped. */
public enum RowKind {
    DATA,
    BLANK,
    /** the header or a title once more, at a page break */
    REPEATED_HEADER,
    /** 甲 乙 1 2 3 below the header */
    NUMBERING,
    SUBTOTAL,
    FOOTER,
    /** the template's own example */
    SAMPLE,
    /** the one word 无: there is nothing to report */
    NOTHING
}
