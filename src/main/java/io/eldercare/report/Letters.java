package io.eldercare.report;

import io.eldercare.definitions.Messages;
import io.eldercare.report.chart.HouseStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One page to each county before a bulletin goes out: its figures against their targets, its rank, what was sent back, what to verify, what
 * would help most, and the question whether it confirms them. Of a province its prefectures get one too.
 */
public final class Letters {
    private static final String TEMPLATE = "letter.html.peb";
    private static final List<String> STYLES = List.of("bulletin.css", "letter.css");

    private Letters() {}

    /**
     * The letters by region code, each one HTML file that prints on one page A4.
     *
     * @param messages what to do about rejected rows
     * @param answerBy the day by which to answer; empty: two working days after receipt
     * @throws IllegalArgumentException where the mart does not hold the plan
     * @throws UncheckedIOException where a template cannot be read
     */
    public static SortedMap<String, byte[]> html(
            ReportRequest request, Messages messages, Optional<LocalDate> answerBy) {
        return html(Bulletins.edition(request), request, messages, answerBy);
    }

    /** @param edition what the mart says about the request */
    static SortedMap<String, byte[]> html(
            Edition edition, ReportRequest request, Messages messages, Optional<LocalDate> answerBy) {
        HtmlPage page = new HtmlPage(request.templatesDirectory(), HouseStyle.load());
        SortedMap<String, byte[]> letters = new TreeMap<>();
        try {
            for (Edition.Unit unit : receivers(edition)) {
                letters.put(
                        unit.code(),
                        page.render(TEMPLATE, STYLES, context(request, edition, unit, messages, answerBy)));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(
                    "Cannot render the letters of " + request.planCode() + " " + request.month()
                            + " from the templates in " + request.templatesDirectory(),
                    exception);
        }
        return letters;
    }

    /**
     * Writes {@code letters/<region code>.html} into the directory of the request.
     *
     * @return the written files, by region code
     * @throws UncheckedIOException where a file cannot be written
     */
    public static List<Path> write(ReportRequest request, Messages messages, Optional<LocalDate> answerBy) {
        List<Path> files = new ArrayList<>();
        html(request, messages, answerBy)
                .forEach((code, letter) -> files.add(Bulletins.replace(
                        request.outputDirectory().resolve("letters").resolve(code + ".html"), letter)));
        return files;
    }

    /** Everybody whose figures are compared and everybody who sends, in order of code. */
    static List<Edition.Unit> receivers(Edition edition) {
        Map<String, Edition.Unit> units = new TreeMap<>();
        edition.compared().forEach(unit -> units.put(unit.code(), unit));
        edition.senders().forEach(unit -> units.putIfAbsent(unit.code(), unit));
        return List.copyOf(units.values());
    }

    static Map<String, Object> context(
            ReportRequest request,
            Edition edition,
            Edition.Unit unit,
            Messages messages,
            Optional<LocalDate> answerBy) {
        Map<String, Object> context = new LinkedHashMap<>(new LetterView(edition, unit, messages).context());
        context.put("dataAsOf", Print.day(request.dataAsOf()));
        context.put("imprint", request.imprint().of(edition.jurisdiction().name()));
        context.put("answerBy", answerBy.map(Print::day).orElse(""));
        return context;
    }
}
