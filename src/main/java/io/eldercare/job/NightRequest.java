package io.eldercare.job;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * @param command name in the run ledger: nightly, rebuild, demo, run
 * @param fromArchive rebuild lake and mart from the archive alone
 * @param plans plans to report on; empty: those of settings.yml with a delivery in their jurisdiction
 * @param month as-of month; empty: the latest month with an accepted delivery there
 * @param makeSecret whether a person secret may be generated in the home where none is configured
 * @param documents whether reports are made; what is due then stays due for the next run
 * @param slices make only these again from the archive, and what follows from them; nothing is taken from the inbox then
 */
public record NightRequest(
        String command,
        boolean fromArchive,
        List<String> plans,
        Optional<YearMonth> month,
        boolean makeSecret,
        boolean documents,
        Optional<SliceChoice> slices) {

    /** With the documents that are due. */
    public NightRequest(
            String command, boolean fromArchive, List<String> plans, Optional<YearMonth> month, boolean makeSecret) {
        this(command, fromArchive, plans, month, makeSecret, true, Optional.empty());
    }

    public NightRequest withoutDocuments() {
        return new NightRequest(command, fromArchive, plans, month, makeSecret, false, slices);
    }

    /** Only some slices of what the archive holds. */
    public NightRequest of(SliceChoice chosen) {
        return new NightRequest(command, false, plans, Optional.empty(), makeSecret, documents, Optional.of(chosen));
    }

    /** Whether the inbox is left alone. */
    boolean readsArchiveOnly() {
        return fromArchive || slices.isPresent();
    }
}
