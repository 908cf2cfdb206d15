package io.eldercare.job.release;

import io.eldercare.mart.Change;
import io.eldercare.mart.TableData;
import io.eldercare.report.vintage.Basis;
import io.eldercare.report.vintage.PrintedFigure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rows of the mart for a row of the ledger: the row itself and, where it fixed a vintage, the vintage. */
final class BulletinRows {
    private static final String NOTHING = "false";

    private final ReleaseArchive archive;

    BulletinRows(ReleaseArchive archive) {
        this.archive = archive;
    }

    List<Change> of(ReleaseEvent event) {
        List<Change> changes = new ArrayList<>();
        changes.add(added(
                "ops.release_event",
                List.<@Nullable Object[]>of(new @Nullable Object[] {
                    event.seq(),
                    event.at(),
                    event.kind().code(),
                    event.plan(),
                    event.month().atDay(1),
                    event.vintage(),
                    event.region(),
                    event.contentText(),
                    event.previous(),
                    event.sha256()
                }),
                "seq",
                "at",
                "kind",
                "plan_code",
                "month",
                "vintage",
                "region_code",
                "content",
                "previous",
                "sha256"));
        if (event.kind() == ReleaseEvent.Kind.FROZEN) {
            changes.addAll(vintage(new FrozenVintage(event)));
        }
        return changes;
    }

    private static Change added(String table, List<@Nullable Object[]> rows, String... columns) {
        return new Change.Replacement(new TableData(table, List.of(columns), rows), NOTHING, List.of());
    }

    /** The rows of a vintage, in the place of those that a mart may still hold that lost the ledger. */
    private static Change restored(ReleaseEvent event, String table, List<@Nullable Object[]> rows, String... columns) {
        return new Change.Replacement(
                new TableData(table, List.of(columns), rows),
                "plan_code = ? and month = ? and vintage = ?",
                List.of(event.plan(), event.month().atDay(1), event.vintage()));
    }

    private List<Change> vintage(FrozenVintage frozen) {
        ReleaseEvent event = frozen.event();
        Basis basis = BasisFile.read(archive.bytes(frozen.basis()));
        return List.of(
                restored(
                        event,
                        "mart.bulletin",
                        List.<@Nullable Object[]>of(new @Nullable Object[] {
                            event.plan(),
                            event.month().atDay(1),
                            event.vintage(),
                            event.at(),
                            basis.definitions(),
                            event.content().path("lake_versions").toString(),
                            frozen.kind(),
                            frozen.issue(),
                            frozen.releasedOn(),
                            basis.planDefinition()
                        }),
                        "plan_code",
                        "month",
                        "vintage",
                        "published_at",
                        "definitions_hash",
                        "lake_versions",
                        "kind",
                        "issue",
                        "released_on",
                        "plan_definition_hash"),
                figures(event, frozen.figures(archive)),
                kpis(event, basis),
                slices(event, basis));
    }

    private static Change figures(ReleaseEvent event, List<PrintedFigure> figures) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (PrintedFigure figure : figures) {
            rows.add(new @Nullable Object[] {
                event.plan(),
                event.month().atDay(1),
                event.vintage(),
                figure.position(),
                figure.code(),
                figure.region(),
                figure.value(),
                figure.unit(),
                figure.numerator(),
                figure.denominator(),
                figure.target(),
                figure.expected(),
                figure.status(),
                figure.flag()
            });
        }
        return restored(
                event,
                "mart.bulletin_figure",
                rows,
                "plan_code",
                "month",
                "vintage",
                "sort_order",
                "kpi_code",
                "region_code",
                "value",
                "unit",
                "numerator",
                "denominator",
                "target",
                "expected",
                "status",
                "flag");
    }

    private static Change kpis(ReleaseEvent event, Basis basis) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        basis.kpis()
                .forEach((code, kpi) -> rows.add(new @Nullable Object[] {
                    event.plan(),
                    event.month().atDay(1),
                    event.vintage(),
                    code,
                    kpi.hash(),
                    String.join(",", new TreeSet<>(kpi.feeds()))
                }));
        return restored(
                event, "mart.bulletin_kpi", rows, "plan_code", "month", "vintage", "kpi_code", "sql_hash", "feeds");
    }

    private static Change slices(ReleaseEvent event, Basis basis) {
        LocalDate month = event.month().atDay(1);
        List<@Nullable Object[]> rows = new ArrayList<>();
        basis.slices()
                .forEach(slice -> rows.add(new @Nullable Object[] {
                    event.plan(),
                    month,
                    event.vintage(),
                    slice.feed(),
                    slice.county(),
                    slice.month().atDay(1),
                    slice.deliveryId(),
                    slice.fileName(),
                    slice.receivedAt()
                }));
        return restored(
                event,
                "mart.bulletin_slice",
                rows,
                "plan_code",
                "month",
                "vintage",
                "feed",
                "county_code",
                "slice_month",
                "delivery_id",
                "file_name",
                "received_at");
    }
}
