package io.eldercare.report;

import io.eldercare.report.BulletinPage.Picture;
import io.eldercare.report.chart.ChartFile;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.HouseStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The bulletin of a month, quarter or year by itself. The nightly job renders the monthly one with {@link Reports}; the others are made on
 * demand and stand in the directory of their last month, each with the table of its own figures.
 */
public final class Bulletins {
    private Bulletins() {}

    /**
     * The bulletin as one HTML file, from the mart as it is.
     *
     * @throws IllegalArgumentException where the mart does not hold the plan
     * @throws UncheckedIOException where a template cannot be read
     */
    public static byte[] html(ReportRequest request) {
        return html(request, edition(request));
    }

    /**
     * Writes {@code bulletin-2025Q3.html} and {@code figures-2025Q3.csv}, or those of a year, into the directory of the request; other
     * files there stay. The next report of that month clears them with everything else, for they would no longer agree with it.
     *
     * @return the written files
     * @throws UncheckedIOException where a file cannot be written; the former one then still stands
     */
    public static List<Path> write(ReportRequest request) {
        Edition edition = edition(request);
        String suffix = request.kind().suffix(request.month());
        return List.of(
                replace(request.outputDirectory().resolve("bulletin" + suffix + ".html"), html(request, edition)),
                replace(
                        request.outputDirectory().resolve("figures" + suffix + ".csv"),
                        Figures.of(edition).csv().getBytes(StandardCharsets.UTF_8)));
    }

    static Edition edition(ReportRequest request) {
        return MartReader.read(request);
    }

    private static byte[] html(ReportRequest request, Edition edition) {
        HouseStyle style = HouseStyle.load();
        ChartFile charts = new ChartFile(style);
        try {
            List<Picture> pictures = new ArrayList<>();
            for (ChartModel model : ChartPlan.bulletin(edition)) {
                pictures.add(Picture.of(model, charts.svg(model)));
            }
            return new BulletinPage(new HtmlPage(request.templatesDirectory(), style))
                    .render(request, edition, pictures);
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "Cannot render the bulletin of " + request.planCode() + " " + request.month()
                            + " from the templates in " + request.templatesDirectory(),
                    exception);
        }
    }

    /** Writes beside and moves over, so that a reader sees the old file or the new. */
    static Path replace(Path file, byte[] content) {
        try {
            Files.createDirectories(file.resolve("..").normalize());
            Path aside = file.resolveSibling("." + file.getFileName() + ".new");
            Files.write(aside, content);
            return Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot write " + file, exception);
        }
    }
}
