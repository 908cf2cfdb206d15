package io.eldercare.bench.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** From rows in force to figures: month by month, then what looks back over the whole history, then the sums up the region tree. */
public final class FigureSteps {
    private static final String COLUMNS = "kpi_code,region_code,month,numerator,denominator";

    private FigureSteps() {}

    public static void compute(Pool pool, SortedSet<YearMonth> months) throws Exception {
        pool.each(List.copyOf(months), (month, database) -> database.run(new Script("visited").of(month)));
        List<Script> steps = new ArrayList<>(List.of(new Script("history")));
        for (YearMonth month : months) {
            steps.add(new Script("visits").of(month));
            steps.add(new Script("volunteers").of(month));
            steps.add(new Script("beds").of(month));
        }
        pool.each(steps, (step, database) -> database.run(step));
    }

    public static void write(Database database, Path file) throws SQLException, IOException {
        database.run(new Script("figures"));
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((COLUMNS + "\n").getBytes(StandardCharsets.US_ASCII));
            database.copyOut(
                    "copy (select " + COLUMNS
                            + " from figure order by kpi_code, region_code, month) to stdout (format csv)",
                    out);
        }
    }
}
