package io.eldercare.job.money;

import io.eldercare.plan.money.ProcedureStep;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A step of the procedure that was done.
 *
 * @param remark such as the number of the document; may be empty
 */
public record StepEntry(ProcedureStep step, LocalDate doneOn, String remark) {
    /** {@code 复核=2025-12-20} or {@code 文号=2025-12-30,景财社〔2025〕1号}; empty for another form. */
    public static Optional<StepEntry> parse(String text) {
        String[] sides = text.split("=", 2);
        if (sides.length < 2) {
            return Optional.empty();
        }
        String[] rest = sides[1].split("[,，]", 2);
        try {
            LocalDate doneOn = LocalDate.parse(rest[0].strip());
            String remark = rest.length > 1 ? rest[1].strip() : "";
            return ProcedureStep.parse(sides[0].strip()).map(step -> new StepEntry(step, doneOn, remark));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
