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
 */
public record NightRequest(
        String command, boolean fromArchive, List<String> plans, Optional<YearMonth> month, boolean makeSecret) {}
