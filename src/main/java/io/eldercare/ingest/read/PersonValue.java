package io.eldercare.ingest.read;

import java.time.LocalDate;

/**
 * What is kept of a resident ID number.
 *
 * @param birthDate full date, for the checks of the row only
 * @param sex 男 or 女
 */
public record PersonValue(long key, LocalDate birthDate, String sex) {
    @Override
    public String toString() {
        return "PersonValue[" + Long.toHexString(key) + "]";
    }
}
