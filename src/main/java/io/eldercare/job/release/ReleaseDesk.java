package io.eldercare.job.release;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Kpi;
import io.eldercare.job.Editions;
import io.eldercare.job.Night;
import io.eldercare.job.Workplace;
import io.eldercare.lake.HomeLock;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.plan.Region;
import io.eldercare.report.EditionKind;
import io.eldercare.report.Release;
import io.eldercare.report.ReportRequest;
import io.eldercare.report.vintage.Basis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What every step of a release works with. Days are days in Asia/Shanghai. */
record ReleaseDesk(
        Workplace place,
        Definitions definitions,
        Mart mart,
        ReleaseArchive archive,
        ReleaseLedger ledger,
        Shelf shelf) {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Reads with the mart open; nothing is locked or written. */
    static <T> T reading(Workplace place, Function<ReleaseDesk, T> step) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        try (MartServer server = Night.openMart(place)) {
            return step.apply(of(place, definitions, Night.mart(server)));
        }
    }

    /** Does a step with the home locked, the mart open and the ledger whole. */
    static <T> T at(Workplace place, Function<ReleaseDesk, T> step) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        try (HomeLock lock = HomeLock.acquire(place.home(), "bulletin");
                MartServer server = Night.openMart(place)) {
            ReleaseDesk desk = of(place, definitions, Night.mart(server));
            desk.ledger().restore();
            return step.apply(desk);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot work in the home: " + failure.getMessage(), failure);
        }
    }

    static ReleaseDesk of(Workplace place, Definitions definitions, Mart mart) {
        ReleaseArchive archive = new ReleaseArchive(place.home());
        return new ReleaseDesk(
                place,
                definitions,
                mart,
                archive,
                new ReleaseLedger(place.home(), mart, place.clock()),
                new Shelf(ReportFolders.of(place.home()), archive));
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    LocalDate today() {
        return day(place.clock().instant());
    }

    /** The month asked for, else the latest with figures. */
    YearMonth month(String plan, Optional<YearMonth> wanted) {
        return editions()
                .latest(plan, wanted)
                .orElseThrow(() -> new ReleaseException("规划 " + plan
                        + wanted.map(month -> " 在 " + month).orElse("") + " 没有可发布的数据，请先运行 nightly，或换一个月份"));
    }

    /** The latest released vintage; 0 before the first. */
    int latestVintage(String plan, YearMonth month) {
        return editions().latestVintage(plan, month);
    }

    private Editions editions() {
        return new Editions(place, definitions, mart);
    }

    /** The latest month with a released vintage. */
    YearMonth latestReleased(String plan) {
        return mart.<Optional<LocalDate>>read(
                        handle -> handle.createQuery("select max(month) from mart.bulletin where plan_code = :plan")
                                .bind("plan", plan)
                                .mapTo(LocalDate.class)
                                .findOne())
                .map(YearMonth::from)
                .orElseThrow(() -> new ReleaseException("规划 " + plan + " 还没有发布过通报"));
    }

    /** What the figures of a month rest on now. */
    Basis presentBasis(Handle handle, String plan, YearMonth month) {
        Map<String, List<String>> feeds =
                definitions.kpis().values().stream().collect(Collectors.toMap(Kpi::code, Kpi::feeds));
        return Basis.present(handle, plan, month, feeds);
    }

    /** Of a vintage that the ledger holds. */
    FrozenVintage frozen(String plan, YearMonth month, int vintage) {
        return ledger.events(plan, month).stream()
                .filter(event -> event.kind() == ReleaseEvent.Kind.FROZEN && event.vintage() == vintage)
                .findFirst()
                .map(FrozenVintage::new)
                .orElseThrow(() -> new ReleaseException(plan + " " + month + " 没有发布过第 " + vintage + " 版"));
    }

    ConfirmationWindow window(String plan, YearMonth month, int vintage) {
        return ConfirmationWindow.of(ledger.events(plan, month), vintage);
    }

    /** The draft of a vintage that is not released. */
    ReportRequest draft(String plan, YearMonth month, int vintage, Path folder) {
        return editions().request(plan, month, EditionKind.MONTH).into(folder).released(Release.draft(), vintage);
    }

    String regionName(String code) {
        return definitions.regions().find(code).map(Region::name).orElse(code);
    }
}
