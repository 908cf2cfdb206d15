package io.eldercare.report;

import io.eldercare.definitions.Messages;
import io.eldercare.report.BulletinPage.Picture;
import io.eldercare.report.chart.ChartFile;
import io.eldercare.report.chart.ChartModel;
import io.eldercare.report.chart.HouseStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the reports of one plan and month from the mart: {@code bulletin.html}, {@code targets.html}, {@code scorecard.xlsx}, {@code subsidies.xlsx},
 * {@code figures.csv} and {@code charts/*.png, *.svg}; where money was allocated, its dossier too. The same mart content gives the same bytes.
 */
public final class Reports {
    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

    private Reports() {}

    /**
     * Renders an edition beside its directory and swaps it in whole.
     *
     * @return the written files, sorted
     * @throws IllegalArgumentException where the mart does not hold the plan
     * @throws UncheckedIOException where a file cannot be written; the former edition then still stands
     */
    public static List<Path> render(ReportRequest request) {
        return render(request, HouseStyle.load());
    }

    /**
     * The same with a style that was loaded before: its fonts are large.
     *
     * @return the written files, sorted
     */
    public static List<Path> render(ReportRequest request, HouseStyle style) {
        long begun = System.nanoTime();
        Edition edition = MartReader.read(request);
        try {
            OutputDirectory output = OutputDirectory.beside(request.outputDirectory());
            try {
                write(request, edition, style, output);
            } catch (IOException | RuntimeException exception) {
                output.discard();
                throw exception;
            }
            List<Path> files = output.swap();
            LOG.info(
                    "Rendered {} files of {} {} in {} ms",
                    files.size(),
                    request.planCode(),
                    request.month(),
                    (System.nanoTime() - begun) / 1_000_000);
            return files;
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "Cannot write the reports of " + request.planCode() + " " + request.month() + " into "
                            + request.outputDirectory(),
                    exception);
        }
    }

    /** The figures of an edition as it would be rendered now: the text of {@code figures.csv}. */
    public static String figures(ReportRequest request) {
        return Figures.of(MartReader.read(request)).csv();
    }

    /**
     * What each sending county is asked to confirm before the release, in order of code.
     *
     * @param messages what to do about rejected rows
     * @param due the last day of the term
     */
    public static List<CountyPage> countyPages(ReportRequest request, Messages messages, LocalDate due) {
        return ConfirmationPages.of(request, messages, due);
    }

    /** SHA-256 over each sending county's figures, by code: a confirmation holds as long as it is the same. */
    public static SortedMap<String, String> countyFigures(ReportRequest request) {
        return ConfirmationPages.fingerprints(MartReader.read(request));
    }

    private static void write(ReportRequest request, Edition edition, HouseStyle style, OutputDirectory output)
            throws IOException {
        ChartFile charts = new ChartFile(style);
        List<Picture> pictures = new ArrayList<>();
        for (ChartModel model : ChartPlan.bulletin(edition)) {
            byte[] svg = charts.svg(model);
            output.write("charts/" + model.file() + ".svg", svg);
            output.write("charts/" + model.file() + ".png", charts.png(model));
            pictures.add(Picture.of(model, svg));
        }
        HtmlPage page = new HtmlPage(request.templatesDirectory(), style);
        output.write("bulletin.html", new BulletinPage(page).render(request, edition, pictures));
        output.write("targets.html", new TargetsPage(page).render(request, edition));
        output.write("scorecard.xlsx", new ScorecardWorkbook(edition).write());
        Optional<SubsidyStatement> subsidies = request.mart()
                .inTransaction(handle -> SubsidyStatement.read(handle, request.planCode(), request.month()));
        if (subsidies.isPresent()) {
            output.write("subsidies.xlsx", new SubsidyWorkbook(subsidies.get()).write());
        }
        Optional<Dossier> dossier =
                request.mart().inTransaction(handle -> DossierReader.read(handle, request.planCode(), request.month()));
        if (dossier.isPresent()) {
            Map<String, byte[]> contents =
                    DossierFiles.contents(dossier.get(), Optional.empty(), request.templatesDirectory());
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                output.write(content.getKey(), content.getValue());
            }
        }
        output.write("figures.csv", Figures.of(edition).csv().getBytes(StandardCharsets.UTF_8));
    }
}
