package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A resident ID number, turned into a pseudonym at once. */
final class PersonCell extends CellParser {
    private final PersonKey keys;
    private final LocalDate latestBirth;

    PersonCell(Contract.Column column, CellContext context) {
        super(column);
        this.keys = context.keys();
        this.latestBirth = context.receivedOn();
    }

    @Override
    @Nullable
    Object value(String raw, String text, RowIssues issues) {
        ResidentId id = ResidentId.parse(text, latestBirth);
        if (id.outcome() == ResidentId.Outcome.MISSING) {
            return missing(issues);
        }
        if (!id.outcome().valid()) {
            return fail(id.outcome().code(), issues);
        }
        if (id.outcome() == ResidentId.Outcome.OK_15) {
            warn(id.outcome().code(), issues);
        }
        if (!id.isOfKnownProvince()) {
            warn("ID_AREA", issues);
        }
        return new PersonValue(keys.person(id.number()), id.birthDate(), id.sex());
    }
}
