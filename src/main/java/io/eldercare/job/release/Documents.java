package io.eldercare.job.release;

import io.eldercare.report.OfficialDocuments;
import io.eldercare.report.ReportRequest;
import io.eldercare.report.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The one place where the documents of an edition are made, for a draft and for a release alike. */
final class Documents {
    private Documents() {}

    /** @return the written files, sorted */
    static List<Path> write(ReportRequest request) {
        SortedSet<Path> files = new TreeSet<>(Reports.render(request));
        files.addAll(OfficialDocuments.with(documents -> documents.write(request)));
        return List.copyOf(files);
    }
}
