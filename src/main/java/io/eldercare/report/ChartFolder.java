package io.eldercare.report;

import io.eldercare.report.chart.ChartFile;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.HouseStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adds to a rendered edition the charts that its bulletin does not print: bullets, tile maps, rank intervals and moves, process behaviour,
 * funnels. They take as long as the bulletin's own, so the night leaves them out and the command {@code report} adds them.
 */
public final class ChartFolder {
    private ChartFolder() {}

    /**
     * @param request of an edition that stands in its directory
     * @return the files added to {@code charts/}, as PNG and SVG
     * @throws UncheckedIOException where a file cannot be written
     */
    public static List<Path> write(ReportRequest request) {
        Edition edition = MartReader.read(request);
        Path folder = request.outputDirectory().resolve("charts");
        try {
            Set<String> printed =
                    ChartPlan.bulletin(edition).stream().map(ChartModel::file).collect(Collectors.toSet());
            ChartFile file = new ChartFile(HouseStyle.load());
            List<Path> files = new ArrayList<>();
            Files.createDirectories(folder);
            for (ChartModel model : ChartPlan.all(edition, TileLayout.read(request.templatesDirectory()))) {
                if (!printed.contains(model.file())) {
                    files.add(Files.write(folder.resolve(model.file() + ".svg"), file.svg(model)));
                    files.add(Files.write(folder.resolve(model.file() + ".png"), file.png(model)));
                }
            }
            return files;
        } catch (IOException exception) {
            throw new UncheckedIOException("Cannot write charts into " + folder, exception);
        }
    }
}
