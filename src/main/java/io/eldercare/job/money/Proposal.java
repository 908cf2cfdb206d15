package io.eldercare.job.money;

import io.eldercare.mart.Change;
import io.eldercare.plan.money.Allocation;
import java.util.List;

/**
 * An allocation that is ready to be stored.
 *
 * @param trial prints 试算
 * @param missing what keeps it from being formal
 * @param notes all that has to be said about it
 * @param changes of the mart, which store it whole
 */
public record Proposal(
        Allocation allocation, boolean trial, List<String> missing, List<String> notes, List<Change> changes) {
    public Proposal {
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
        changes = List.copyOf(changes);
    }
}
