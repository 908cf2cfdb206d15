package io.eldercare.report;

import io.eldercare.lake.Archive;
import io.eldercare.report.Edition.Kpi;
import io.eldercare.report.Edition.Standing;
import io.eldercare.report.Edition.Target;
import io.eldercare.report.Edition.Unit;
import io.eldercare.report.Edition.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The sheet (核对单) on which each sending county checks its figures before the bulletin goes out. */
final class ConfirmationPages {
    private static final String TEMPLATE = "confirmation.html.peb";
    private static final List<String> STYLES = List.of("bulletin.css");

    private final Edition edition;
    private final HtmlPage page;
    private final LocalDate due;
    private final FigureTable figures;

    ConfirmationPages(Edition edition, HtmlPage page, LocalDate due) {
        this.edition = edition;
        this.page = page;
        this.due = due;
        this.figures = Figures.of(edition);
    }

    /** Preformatted; {@code target} and {@code status} are empty where the county has none of its own. */
    record Line(String name, String value, String parts, String target, String status) {}

    record Back(String feed, String message, long rows) {}

    List<CountyPage> pages() throws IOException {
        List<CountyPage> pages = new ArrayList<>();
        for (Unit unit : edition.senders()) {
            pages.add(new CountyPage(
                    unit.code(),
                    unit.name(),
                    fingerprint(figures, unit),
                    Map.of(fileName(), page.render(TEMPLATE, STYLES, context(unit)))));
        }
        return pages;
    }

    /** The fingerprint of each sending county's figures, by code. */
    static SortedMap<String, String> fingerprints(Edition edition) {
        FigureTable figures = Figures.of(edition);
        SortedMap<String, String> prints = new TreeMap<>();
        edition.senders().forEach(unit -> prints.put(unit.code(), fingerprint(figures, unit)));
        return prints;
    }

    private String fileName() {
        String revision = edition.vintage() > 1 ? "-修订" + (edition.vintage() - 1) : "";
        return "核对单-" + edition.plan().code() + "-" + edition.month() + revision + ".html";
    }

    private static String fingerprint(FigureTable figures, Unit unit) {
        String lines = figures.figures().stream()
                .filter(figure -> figure.region().equals(unit.code()))
                .map(figure -> String.join(
                        "|",
                        figure.code(),
                        String.valueOf(figure.value()),
                        String.valueOf(figure.target()),
                        String.valueOf(figure.status())))
                .collect(Collectors.joining("\n"));
        return Archive.sha256(lines.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> context(Unit unit) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("place", edition.jurisdiction().name());
        context.put("county", unit.name());
        context.put("month", Print.month(edition.month()));
        context.put("due", Print.day(due));
        context.put("trial", edition.plan().trial());
        context.put("revision", edition.vintage() > 1);
        context.put("lines", lines(unit));
        context.put("score", score(unit));
        context.put("filing", FilingTally.of(edition, unit.code()));
        context.put("rejections", rejections(unit));
        return context;
    }

    private List<Line> lines(Unit unit) {
        return edition.headTargets().stream().map(target -> line(unit, target)).toList();
    }

    private Line line(Unit unit, Target target) {
        Kpi kpi = edition.kpi(target.kpi());
        Value value = edition.value(kpi.code(), unit.code());
        Target own = edition.targetOf(target, unit.code());
        boolean measured = kpi.share() || own.region().equals(unit.code());
        String status = edition.standing(target.id(), unit.code(), edition.month())
                .map(Standing::status)
                .map(code -> Status.parse(code).label())
                .orElse("");
        return new Line(
                target.name(),
                value.value() == null ? "缺报" : Print.value(kpi, value.value()),
                value.numerator() == null || value.denominator() == null
                        ? ""
                        : value.numerator().stripTrailingZeros().toPlainString() + " ÷ "
                                + value.denominator().stripTrailingZeros().toPlainString(),
                measured && own.numberPrinted()
                        ? Print.comparator(own.comparator()) + Print.plain(kpi, own.value())
                        : "",
                status);
    }

    private String score(Unit unit) {
        return edition.scores().stream()
                .filter(score -> score.region().equals(unit.code()))
                .findFirst()
                .map(score -> score.score() == null
                        ? "暂不评定"
                                + Optional.ofNullable(score.reason())
                                        .map(why -> "（" + why + "）")
                                        .orElse("")
                        : Print.score(score.score()) + "分")
                .orElse("");
    }

    private List<Back> rejections(Unit unit) {
        return edition.rejections().stream()
                .filter(rejection -> rejection.county().equals(unit.code()))
                .map(rejection -> new Back(
                        edition.feedNames().getOrDefault(rejection.feed(), rejection.feed()),
                        rejection.message(),
                        rejection.rows()))
                .toList();
    }
}
