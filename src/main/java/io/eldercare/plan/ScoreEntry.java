package io.eldercare.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that people decided about a unit's score and wrote down with its document.
 *
 * @param code the deduction, the item found false, the capping grade or the veto; empty for a bonus
 * @param amount number of cases of a deduction, points of a bonus, else one
 */
public record ScoreEntry(
        Kind kind,
        String code,
        String regionCode,
        LocalDate date,
        BigDecimal amount,
        String documentNumber,
        String note) {

    static final Comparator<ScoreEntry> ORDER = Comparator.comparing(ScoreEntry::date)
            .thenComparing(ScoreEntry::kind)
            .thenComparing(ScoreEntry::code)
            .thenComparing(ScoreEntry::documentNumber)
            .thenComparing(ScoreEntry::amount)
            .thenComparing(ScoreEntry::note);

    public enum Kind {
        DEDUCTION,
        VERIFIED_FALSE,
        BONUS,
        GRADE_CAP,
        VETO
    }
}
