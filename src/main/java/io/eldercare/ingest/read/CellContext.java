package io.eldercare.ingest.read;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the cells of one column share beside the contract.
 *
 * @param origin container of the sheet; decides whether a bare number can be an Excel date
 * @param multiplier 10000 where the sheet or the header declares 万元, else 1
 * @param receivedOn nobody is born later
 */
public record CellContext(Sheet.Origin origin, BigDecimal multiplier, LocalDate receivedOn, PersonKey keys) {
    /** For text that is already free of its container, such as the results of a profile's expressions. */
    public static CellContext plain(LocalDate receivedOn, PersonKey keys) {
        return new CellContext(new Sheet.Origin(false, false, false), BigDecimal.ONE, receivedOn, keys);
    }
}
