package io.eldercare.job.release;

import io.eldercare.report.ReportRequest;
import io.eldercare.report.Reports;
import java.nio.file.Path;
import java.util.List;

/** The one place where the documents of an edition are made, for a draft and for a release alike. */
final class Documents {
    private Documents() {}

    /** @return the written files, sorted */
    static List<Path> write(ReportRequest request) {
        return Reports.render(request);
    }
}
