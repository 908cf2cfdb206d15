package io.eldercare.job.release;

import io.eldercare.report.Release;
import io.eldercare.report.ReportRequest;
import io.eldercare.report.Reports;
import java.time.YearMonth;
import java.util.Optional;

/** How far a draft is: what the counties have said of it so far. */
final class DraftStage {
    private DraftStage() {}

    static Release of(ReleaseDesk desk, String plan, YearMonth month, int vintage) {
        ConfirmationWindow window = desk.window(plan, month, vintage);
        if (!window.isOpened()) {
            return Release.draft();
        }
        ReportRequest draft = desk.draft(plan, month, vintage, desk.place().home().reports());
        return new Release(
                Optional.empty(), Optional.empty(), window.answers(Reports.countyFigures(draft), desk.today()));
    }
}
