package io.eldercare.report.site;

import io.eldercare.definitions.question.Questions;
import io.eldercare.lineage.LineageJson;
import io.eldercare.plan.Figures;
import io.eldercare.report.OutputDirectory;
import io.eldercare.report.site.Documents.Document;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the site from the mart: the same content, definitions, templates and documents give the same bytes. Written beside the
 * former one and swapped in whole; files that did not change are taken over.
 */
public final class Site {
    private static final Logger LOG = LoggerFactory.getLogger(Site.class);
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    private final SiteRequest request;
    private final OutputDirectory output;
    private final SharedFont font = new SharedFont();

    private Site(SiteRequest request, OutputDirectory output) {
        this.request = request;
        this.output = output;
    }

    /**
     * @return the files written, sorted
     * @throws UncheckedIOException when the directory cannot be written; the former site then stands
     */
    public static List<Path> make(SiteRequest request) {
        long begin = System.nanoTime();
        try {
            OutputDirectory output = OutputDirectory.beside(request.directory());
            try {
                String source = SiteSource.of(request);
                new Site(request, output).write(MartContentReader.read(request.mart()));
                output.write(SiteSource.FILE, source.getBytes(StandardCharsets.UTF_8));
                List<Path> files = output.swap();
                LOG.info("Site of {} files in {} ms", files.size(), (System.nanoTime() - begin) / 1_000_000);
                return files;
            } catch (IOException | RuntimeException failure) {
                output.discard();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the site into " + request.directory(), failure);
        }
    }

    private void write(MartContent mart) throws IOException {
        Documents documents = new Documents(request.reports());
        Templates templates = new Templates(request.templates());
        Map<String, Object> shared = shared(mart);
        DictionaryPage dictionary = new DictionaryPage(request);
        QuestionPages questions =
                new QuestionPages(Questions.load(request.definitions().root()), request);
        ProofPages proofs = ProofPages.of(mart, request.evidence());
        List<Page> pages = pages(mart, documents, dictionary, proofs);
        pages.addAll(questions.pages());
        for (Page page : pages) {
            String html = templates.render(page, shared);
            font.add(html);
            output.writeOrKeep(page.path(), html.getBytes(StandardCharsets.UTF_8));
        }
        figures(mart);
        for (Map.Entry<String, String> file : questions.files().entrySet()) {
            write(file.getKey(), file.getValue());
        }
        if (request.lineage().isPresent()) {
            write("lineage.json", LineageJson.write(request.lineage().get()));
        }
        for (Plan plan : mart.plans()) {
            for (YearMonth month : plan.months()) {
                for (Document document : documents.of(plan.code(), month)) {
                    output.writeOrKeep(document.path(), Files.readAllBytes(document.source()));
                }
            }
        }
        SearchIndex search = SearchIndex.of(mart);
        dictionary.entries().forEach(entry -> search.add("数据表", entry.text(), entry.path()));
        questions.addTo(search);
        assets(search.script());
    }

    private Map<String, Object> shared(MartContent mart) {
        Map<String, Object> shared = new LinkedHashMap<>();
        shared.put(
                "drawings",
                request.lineage().isPresent() ? request.definitions().kpis().keySet() : Set.of());
        shared.put(
                "dataAsOf",
                mart.dataAsOf()
                        .map(day -> Figures.month(YearMonth.from(day)) + day.getDayOfMonth() + "日")
                        .orElse("（尚无报送）"));
        return shared;
    }

    private static List<Page> pages(
            MartContent mart, Documents documents, DictionaryPage dictionary, ProofPages proofs) {
        List<Page> pages = new ArrayList<>();
        pages.add(new OverviewPage(mart).page());
        pages.addAll(new PlanPages(mart, documents).pages());
        pages.addAll(new IndicatorPages(mart, proofs).pages());
        pages.addAll(proofs.pages());
        pages.addAll(new CountyPages(mart).pages());
        pages.addAll(new InstitutionPages(mart).pages());
        pages.addAll(new ReleasePages(mart).pages());
        pages.add(dictionary.page());
        pages.addAll(dictionary.drawings(mart.indicators().keySet()));
        pages.add(new Page("search.html", "search.peb", "search", "搜索", List.of(), Map.of()));
        pages.add(new Page(
                "about.html", "about.peb", "about", "数据说明", List.of(), Map.of("withProofs", !proofs.isEmpty())));
        return pages;
    }

    private void figures(MartContent mart) throws IOException {
        DataFiles data = new DataFiles(mart);
        for (Plan plan : mart.plans()) {
            for (YearMonth month : plan.months()) {
                write(Paths.planFigures(plan.code(), month), data.plan(plan, month));
            }
        }
        for (Indicator indicator : mart.indicators().values()) {
            if (mart.figures().containsKey(indicator.code())) {
                write(Paths.indicatorFigures(indicator.code()), data.indicator(indicator));
            }
        }
    }

    private void assets(String search) throws IOException {
        write("assets/search-index.js", search);
        font.add(search);
        for (String file : List.of("site.css", "site.js", "charts.js", "icon.svg")) {
            String content = Files.readString(request.templates().resolve(file));
            font.add(content);
            write("assets/" + file, content);
        }
        try (InputStream charts = Site.class.getResourceAsStream(CHARTS)) {
            if (charts == null) {
                throw new IOException("Cannot find " + CHARTS + ": the webjar of ECharts is not on the class path");
            }
            output.writeOrKeep("assets/echarts.js", charts.readAllBytes());
        }
        output.writeOrKeep("assets/noto-sans-sc-400.ttf", font.regular());
        output.writeOrKeep("assets/noto-sans-sc-700.ttf", font.bold());
    }

    private void write(String name, String content) throws IOException {
        output.writeOrKeep(name, content.getBytes(StandardCharsets.UTF_8));
    }
}
