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
 */
public record NightRequest(
        String command,
        boolean fromArchive,
        List<String> plans,
        Optional<YearMonth> month,
        boolean makeSecret,
        boolean documents) {

    /** With the documents that are due. */
    public NightRequest(
            String command, boolean fromArchive, List<String> plans, Optional<YearMonth> month, boolean makeSecret) {
        this(command, fromArchive, plans, month, makeSecret, true);
    }

    public NightRequest withoutDocuments() {
        return new NightRequest(command, fromArchive, plans, month, makeSecret, false);
    }
}
