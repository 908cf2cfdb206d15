package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Messages;
import io.eldercare.job.door.MartDoor;
import io.eldercare.job.release.DraftStage;
import io.eldercare.job.release.ReportFolders;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.plan.Figures;
import io.eldercare.plan.Status;
import io.eldercare.report.ChartFolder;
import io.eldercare.report.EditionKind;
import io.eldercare.report.OfficialDocuments;
import io.eldercare.report.Release;
import io.eldercare.report.ReportRequest;
import io.eldercare.report.Reports;
import io.eldercare.report.chart.HouseStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Renders the reports of plans from the mart, and reads back the headline figures that a command prints. Released documents are never
 * touched: a night leaves a released month alone, a person who asks for it gets the draft of its revision.
 */
public final class Reporting {
    private static final int SIDE_BY_SIDE = 2;

    private final Workplace place;
    private final Definitions definitions;
    private final Mart mart;
    private final Released released;

    Reporting(Workplace place, Definitions definitions, Mart mart, Released released) {
        this.place = place;
        this.definitions = definitions;
        this.mart = mart;
        this.released = released;
    }

    /** What becomes of a released month. */
    enum Released {
        LEFT_ALONE,
        DRAFTED_AGAIN
    }

    /** A month's report of a plan, and what was asked for that it answers. */
    private record Edition(String plan, YearMonth month, List<ReportDue> asked) {}

    /** How much of an edition to make: the night's files, or the official documents too, which take some seconds. */
    public enum Extent {
        EDITION,
        WITH_DOCUMENTS
    }

    /** What to do when a report stands, or cannot be made for want of figures. */
    interface Done {
        void report(ReportDue report) throws IOException;
    }

    /**
     * Makes the reports again from the mart as it is.
     *
     * @param plans empty: see {@link #plansAtHand}
     */
    public static List<NightSummary.Bulletin> report(
            Workplace place, List<String> plans, Optional<YearMonth> month, Extent extent) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        try (MartServer server = Night.openMart(place)) {
            Mart mart = MartDoor.mart(server);
            Reporting reporting = new Reporting(place, definitions, mart, Released.DRAFTED_AGAIN);
            Steps steps = new Steps(place.progress(), place.clock());
            List<NightSummary.Bulletin> bulletins = reporting.render(
                    (plans.isEmpty() ? plansAtHand(mart, definitions) : plans)
                            .stream().map(plan -> new ReportDue(plan, month)).toList(),
                    steps,
                    report -> {});
            bulletins.forEach(bulletin -> ChartFolder.write(
                    reporting.draft(bulletin.planCode(), bulletin.month()).into(bulletin.folder())));
            if (extent == Extent.WITH_DOCUMENTS) {
                reporting.documents(bulletins, steps);
            }
            return bulletins;
        }
    }

    private void documents(List<NightSummary.Bulletin> bulletins, Steps steps) {
        steps.run(
                "生成公文",
                bulletins.size(),
                progress -> OfficialDocuments.with(documents -> {
                    for (NightSummary.Bulletin bulletin : bulletins) {
                        ReportRequest request = draft(bulletin.planCode(), bulletin.month());
                        documents.write(request);
                        documents.letters(request, new Messages(definitions), Optional.empty());
                        progress.advance(1);
                    }
                    return bulletins.size();
                }));
    }

    /** Plans of settings.yml that have figures, from deliveries that reach their jurisdiction, in order of code. */
    static List<String> plansAtHand(Mart mart, Definitions definitions) {
        List<String> delivering =
                mart.read(handle -> handle.createQuery("select distinct county_code from mart.reporting where filed")
                        .mapTo(String.class)
                        .list());
        return mart
                .<List<String>>read(handle -> handle.createQuery(
                                "select distinct plan_code from mart.attainment order by plan_code")
                        .mapTo(String.class)
                        .list())
                .stream()
                .filter(definitions.settings().plans()::contains)
                .filter(code ->
                        definitions.regions().isReached(definitions.plan(code).jurisdiction(), delivering))
                .toList();
    }

    /**
     * Makes reports, each month once: plans in order of code, months from the latest back.
     *
     * @param done told what need not be made any more, as soon as it stands
     */
    List<NightSummary.Bulletin> render(List<ReportDue> due, Steps steps, Done done) {
        List<NightSummary.Bulletin> bulletins = new ArrayList<>();
        if (due.isEmpty()) {
            return bulletins;
        }
        SortedMap<String, SortedMap<YearMonth, List<ReportDue>>> byMonth = new TreeMap<>();
        for (ReportDue report : due) {
            definitions.plan(report.plan());
            SortedMap<YearMonth, List<ReportDue>> months =
                    byMonth.computeIfAbsent(report.plan(), plan -> new TreeMap<>(Comparator.reverseOrder()));
            latest(report.plan(), report.month())
                    .ifPresentOrElse(
                            month -> months.computeIfAbsent(month, key -> new ArrayList<>())
                                    .add(report),
                            () -> tell(done, report));
        }
        List<Edition> editions = new ArrayList<>();
        byMonth.forEach((plan, months) ->
                months.forEach((month, asked) -> editions.add(new Edition(plan, month, List.copyOf(asked)))));
        steps.run("生成报告", editions.size(), progress -> {
            HouseStyle style = HouseStyle.load();
            ExecutorService workers = Executors.newFixedThreadPool(SIDE_BY_SIDE);
            try {
                List<CompletableFuture<NightSummary.Bulletin>> rendering = editions.stream()
                        .map(edition -> CompletableFuture.supplyAsync(
                                () -> bulletin(edition.plan(), edition.month(), style), workers))
                        .toList();
                for (int index = 0; index < editions.size(); index++) {
                    bulletins.add(rendering.get(index).join());
                    editions.get(index).asked().forEach(report -> tell(done, report));
                    progress.advance(1);
                }
            } finally {
                workers.shutdownNow();
            }
            return bulletins.size();
        });
        return bulletins;
    }

    private static void tell(Done done, ReportDue report) {
        try {
            done.report(report);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot note that the report " + report.mark() + " stands", failure);
        }
    }

    /** The plan's latest month with figures; empty where it has none, or not in the month wanted. */
    Optional<YearMonth> latest(String plan, Optional<YearMonth> wanted) {
        return editions().latest(plan, wanted);
    }

    private Editions editions() {
        return new Editions(place, definitions, mart);
    }

    private NightSummary.Bulletin bulletin(String plan, YearMonth month, HouseStyle style) {
        int vintage = editions().latestVintage(plan, month);
        boolean drafted = vintage == 0 || released == Released.DRAFTED_AGAIN;
        Path folder = ReportFolders.of(place.home()).of(plan, month, drafted ? vintage + 1 : vintage);
        if (drafted) {
            Reports.render(draft(plan, month), style);
        }
        return new NightSummary.Bulletin(
                plan, definitions.plan(plan).name(), month, folder, headlines(plan, month), drafted ? 0 : vintage);
    }

    /** The month's next vintage, in the folder where its draft stands. */
    ReportRequest draft(String plan, YearMonth month) {
        int vintage = editions().latestVintage(plan, month) + 1;
        Release stage = DraftStage.of(place, definitions, mart, plan, month, vintage);
        return request(plan, month, EditionKind.MONTH)
                .into(ReportFolders.of(place.home()).of(plan, month, vintage))
                .released(stage, vintage);
    }

    ReportRequest request(String plan, YearMonth month, EditionKind kind) {
        return editions().request(plan, month, kind);
    }

    private List<NightSummary.Headline> headlines(String plan, YearMonth month) {
        return mart.read(handle -> handle.createQuery(
                        "select target.name as name, attainment.value, target.target_value, target.comparator, attainment.status,"
                                + " attainment.reason, kpi.unit, kpi.unit_label, kpi.decimals from mart.attainment"
                                + " join mart.target using (plan_code, target_id, region_code) join mart.kpi using (kpi_code)"
                                + " join mart.plan using (plan_code) join mart.promise using (plan_code, target_id)"
                                + " where plan_code = :plan and month = :month and promise.headline"
                                + " and region_code = plan.jurisdiction_code order by target.sort_order")
                .bind("plan", plan)
                .bind("month", month.atDay(1))
                .map((row, context) -> new NightSummary.Headline(
                        row.getString("name"),
                        printed(row.getBigDecimal("value"), row.getInt("decimals"), row.getString("unit_label")),
                        comparator(row.getString("comparator"))
                                + printed(
                                        row.getBigDecimal("target_value"),
                                        row.getInt("decimals"),
                                        row.getString("unit_label")),
                        label(row.getString("status")),
                        row.getString("reason")))
                .list());
    }

    private static String printed(@org.jspecify.annotations.Nullable BigDecimal value, int decimals, String unit) {
        return value == null ? "—" : Figures.withUnit(value, decimals, unit);
    }

    private static String comparator(String symbol) {
        return switch (symbol) {
            case ">=" -> "≥";
            case "<=" -> "≤";
            case "approx" -> "≈";
            case ">" -> "＞";
            default -> "＝";
        };
    }

    private static String label(String status) {
        return Arrays.stream(Status.values())
                .filter(known -> known.code().equals(status))
                .findFirst()
                .map(Status::label)
                .orElse(status);
    }
}
