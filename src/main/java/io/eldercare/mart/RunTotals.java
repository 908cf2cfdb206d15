package io.eldercare.mart;

/**
 * What a run took and what became of it.
 *
 * @param deliveries files taken, of which {@code repeated} had been delivered before and {@code refused} were refused as a whole
 * @param rows record lines; rows = accepted + rejected
 */
public record RunTotals(int deliveries, int repeated, int refused, long rows, long accepted, long rejected) {
    public static final RunTotals NOTHING = new RunTotals(0, 0, 0, 0, 0, 0);
}
