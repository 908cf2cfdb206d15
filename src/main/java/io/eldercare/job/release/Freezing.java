package io.eldercare.job.release;

import io.eldercare.job.release.ReleaseEvent.Draft;
import io.eldercare.job.release.ReleaseEvent.Kind;
import io.eldercare.lake.Failpoint;
import io.eldercare.report.Release;
import io.eldercare.report.Release.CountyAnswer;
import io.eldercare.report.ReportRequest;
import io.eldercare.report.Reports;
import io.eldercare.report.vintage.Basis;
import io.eldercare.report.vintage.PrintedFigure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fixes a vintage. The documents are made aside and kept in the archive, what they rest on too; then the ledger gets its row, which is the
 * release; then the documents are put where people read them. Killed anywhere, it comes to the same when run again.
 */
final class Freezing {
    static final String MONTHLY = "monthly";

    private final ReleaseDesk desk;
    private final String plan;
    private final YearMonth month;

    Freezing(ReleaseDesk desk, String plan, YearMonth month) {
        this.desk = desk;
        this.plan = plan;
        this.month = month;
    }

    Bulletins.Frozen freeze(Bulletins.FreezeRequest request) {
        int latest = desk.latestVintage(plan, month);
        ConfirmationWindow window = desk.window(plan, month, latest + 1);
        if (latest > 0 && !window.isOpened() && !request.revision()) {
            FrozenVintage standing = desk.frozen(plan, month, latest);
            desk.shelf().place(standing);
            return outcome(standing, false);
        }
        Path aside = desk.place().home().root().resolve("scratch").resolve("release-" + plan + "-" + month);
        ReportRequest draft = desk.draft(plan, month, latest + 1, aside);
        if (latest > 0) {
            refuseWithoutChange(draft, latest);
        }
        List<CountyAnswer> answers = window.answers(Reports.countyFigures(draft), desk.today());
        new ReleaseConditions(desk, plan, month, window).check(answers, request);
        Release release = new Release(
                Optional.of(issue(latest)), Optional.of(desk.today()), window.isOpened() ? answers : List.of());
        FrozenVintage frozen =
                new FrozenVintage(desk.ledger().append(row(draft.released(release, latest + 1), request)));
        desk.shelf().place(frozen);
        remove(aside);
        return outcome(frozen, true);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot clear away " + folder.getFileName(), failure);
        }
    }

    private void refuseWithoutChange(ReportRequest draft, int latest) {
        List<PrintedFigure> now = PrintedFigure.parse(Reports.figures(draft));
        List<PrintedFigure> before = desk.frozen(plan, month, latest).figures(desk.archive());
        if (FigureChanges.of(before, now).isEmpty()) {
            throw new ReleaseException(plan + " " + month + " 现有数据与已发布的第 " + latest + " 版相同，不需要出修订版");
        }
    }

    /** The documents on disk for good, and the row that names them. */
    private Draft row(ReportRequest request, Bulletins.FreezeRequest options) {
        SortedMap<String, String> documents = new TreeMap<>();
        for (Path file : Documents.write(request)) {
            String name = request.outputDirectory().relativize(file).toString();
            if (!ReportFolders.isBeside(name)) {
                documents.put(name, desk.archive().keep(file));
            }
        }
        Map<String, Object> content = new TreeMap<>();
        content.put("kind", MONTHLY);
        content.put("issue", request.release().issue().orElseThrow());
        content.put("released_on", desk.today().toString());
        content.put("data_as_of", request.dataAsOf().toString());
        content.put("documents", documents);
        content.put("basis", keepBasis(request.outputDirectory()));
        content.put("lake_versions", LakeVersions.of(desk.place().home().lake()));
        content.put("without_confirmation", options.withoutConfirmation());
        content.put(
                "objections_printed",
                request.release().objections().stream()
                        .map(CountyAnswer::county)
                        .collect(Collectors.joining(",")));
        int vintage = request.vintage().orElseThrow();
        Failpoint.RELEASE_KEPT.hit();
        return new Draft(Kind.FROZEN, plan, month, vintage, "", content);
    }

    private String keepBasis(Path folder) {
        Basis basis = desk.mart().read(handle -> desk.presentBasis(handle, plan, month));
        Path file = folder.resolve("basis.json");
        try {
            Files.write(file, BasisFile.write(basis));
            return desk.archive().keep(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write what the vintage rests on", failure);
        }
    }

    /** Issues are counted by plan, kind and year of release; a revision keeps the number of its issue. */
    private int issue(int latest) {
        if (latest > 0) {
            return desk.frozen(plan, month, latest).issue();
        }
        LocalDate today = desk.today();
        return desk.mart()
                .read(handle -> handle.createQuery("""
                        select count(*) + 1 from mart.bulletin
                        where plan_code = :plan and kind = :kind and vintage = 1
                            and released_on between :first and :last""")
                        .bind("plan", plan)
                        .bind("kind", MONTHLY)
                        .bind("first", today.withDayOfYear(1))
                        .bind("last", today.withDayOfYear(today.lengthOfYear()))
                        .mapTo(Integer.class)
                        .one());
    }

    private Bulletins.Frozen outcome(FrozenVintage frozen, boolean released) {
        return new Bulletins.Frozen(
                plan,
                month,
                frozen.vintage(),
                frozen.issue(),
                frozen.releasedOn(),
                released,
                desk.shelf().folder(frozen),
                frozen.documents());
    }
}
