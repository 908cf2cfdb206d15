package io.eldercare.job.release;

import io.eldercare.lake.Home;
import java.nio.file.Path;
import java.time.YearMonth;

/** Where the documents of a vintage stand: the first in the folder of the month, each later one in a folder within it. */
public record ReportFolders(Path reports) {
    private static final String REVISION = "revision-";

    public static ReportFolders of(Home home) {
        return new ReportFolders(home.reports());
    }

    public Path of(String plan, YearMonth month, int vintage) {
        Path first = reports.resolve(plan).resolve(month.toString());
        return vintage == 1 ? first : first.resolve(REVISION + vintage);
    }

    /** What lies in a month's folder beside its first vintage: later ones, and what {@code allocate} puts there after the release. */
    static boolean isBeside(String name) {
        return name.startsWith(REVISION) || name.startsWith("allocation");
    }
}
