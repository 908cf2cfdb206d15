package io.eldercare.bench;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.job.Night;
import io.eldercare.job.Progress;
import io.eldercare.job.Workplace;
import io.eldercare.lake.Home;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The figures of this program, as its mart has them: {@code OurFigures <home> <figures.csv>}. */
public final class OurFigures {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private OurFigures() {}

    public static void main(String[] arguments) throws IOException {
        Workplace place = new Workplace(
                new Home(Path.of(arguments[0]).toAbsolutePath()),
                PROJECT,
                Clock.systemDefaultZone(),
                System.getenv(),
                Progress.silent());
        try (MartServer server = Night.openMart(place)) {
            write(new Mart(server.dataSource()), Path.of(arguments[1]));
        }
    }

    /** Those of counties, prefectures and the province, for the KPIs of the compared facts. */
    static void write(Mart mart, Path file) throws IOException {
        Figures.write(
                file,
                mart.read(handle -> handle.createQuery("""
                        select kpi_code, region_code, to_char(month, 'YYYY-MM') as month, numerator, denominator
                        from mart.kpi_value join mart.region using (region_code)
                        where kpi_code in (<kpis>) and level in ('county', 'prefecture', 'province')
                            and numerator is not null
                        """)
                        .bindList("kpis", kpis())
                        .map((row, context) -> Figures.line(
                                row.getString("kpi_code"),
                                row.getString("region_code"),
                                row.getString("month"),
                                row.getBigDecimal("numerator"),
                                row.getBigDecimal("denominator")))
                        .list()));
    }

    private static List<String> kpis() {
        return Definitions.load(PROJECT).kpis().values().stream()
                .filter(kpi -> Figures.FACTS.contains(kpi.fact()))
                .map(Kpi::code)
                .sorted()
                .toList();
    }
}
