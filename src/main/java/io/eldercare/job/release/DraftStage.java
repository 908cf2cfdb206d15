package io.eldercare.job.release;

import io.eldercare.definitions.Definitions;
import io.eldercare.job.Workplace;
import io.eldercare.mart.Mart;
import io.eldercare.report.Release;
import io.eldercare.report.ReportRequest;
import io.eldercare.report.Reports;
import java.time.YearMonth;
import java.util.Optional;

/** How far a draft is: what the counties have said of it so far. */
public final class DraftStage {
    private DraftStage() {}

    /** @param vintage the one that the draft would become */
    public static Release of(
            Workplace place, Definitions definitions, Mart mart, String plan, YearMonth month, int vintage) {
        return of(ReleaseDesk.of(place, definitions, mart), plan, month, vintage);
    }

    static Release of(ReleaseDesk desk, String plan, YearMonth month, int vintage) {
        ConfirmationWindow window = desk.window(plan, month, vintage);
        if (!window.isOpened()) {
            return Release.draft();
        }
        ReportRequest draft =
                desk.draft(plan, month, vintage, desk.place().home().reports());
        return new Release(
                Optional.empty(), Optional.empty(), window.answers(Reports.countyFigures(draft), desk.today()));
    }
}
