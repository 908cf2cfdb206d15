package io.eldercare.report.site;

import io.eldercare.definitions.Definitions;
import io.eldercare.report.MartFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A site of the mart made by hand, with two institutions, a release and documents of one month; made once for all tests. */
final class SiteFixture {
    static final String HOSTILE = "<script>alert(1)</script>";

    private static final Definitions DEFINITIONS = Definitions.load(Path.of("").toAbsolutePath());

    private final Jdbi mart;
    private final Path home;

    private SiteFixture(Jdbi mart, Path home) {
        this.mart = mart;
        this.home = home;
    }

    static SiteFixture fill(Path home) throws IOException {
        Jdbi mart = MartFixture.filled();
        mart.useTransaction(SiteFixture::more);
        Path month = home.resolve("reports/JDZ3Y/2025-10");
        Files.createDirectories(month);
        Files.writeString(
                month.resolve("bulletin.html"),
                "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>通报</title></head><body><main><h1>通报</h1></main></body></html>");
        Files.writeString(month.resolve("figures.csv"), "plan,month\nJDZ3Y,2025-10\n");
        return new SiteFixture(mart, home);
    }

    /**
     * October: 昌江 has a home of 100 beds, 60 of them open, 30 nursing beds, 45 residents, and one without a statement, whose name is
     * hostile. The release of September fixed 61.0 % nursing beds of the city.
     */
    private static void more(Handle handle) {
        LocalDate october = MartFixture.MONTH.atDay(1);
        handle.execute(
                "insert into mart.institution values ('h1', '360202', null, ?, '昌江第一敬老院', '敬老院', '公办公营', '运营')",
                october);
        handle.execute(
                "insert into mart.institution values ('h2', '360202', null, ?, ?, '民办养老院', '民办', '停业')",
                october,
                HOSTILE);
        handle.execute(
                "insert into mart.bed_month values ('h1', '360202', null, ?, '敬老院', '公办公营', '运营', 100, 100, 60, 30, 45, 'd', 5)",
                october);
        YearMonth september = MartFixture.MONTH.minusMonths(1);
        handle.execute(
                "insert into mart.bulletin (plan_code, month, vintage, published_at, definitions_hash, lake_versions)"
                        + " values (?, ?, 1, ?, 'f00d', '')",
                MartFixture.PLAN,
                september.atDay(1),
                OffsetDateTime.parse("2025-10-20T10:00:00+08:00"));
        handle.execute(
                "insert into mart.bulletin_figure (plan_code, month, vintage, kpi_code, region_code, value, sort_order)"
                        + " values (?, ?, 1, 'nursing_bed_share', ?, 61.0, 1)",
                MartFixture.PLAN,
                september.atDay(1),
                MartFixture.CITY);
        handle.execute("insert into mart.kpi_break values ('open_bed_share', ?, '改按开放床位计')", LocalDate.of(2025, 3, 1));
    }

    SiteRequest request(String folder) {
        return new SiteRequest(
                mart,
                DEFINITIONS,
                home.resolve(folder),
                home.resolve("reports"),
                Path.of("reports", "site"),
                EvidenceFixture::of,
                Optional.empty());
    }

    Jdbi mart() {
        return mart;
    }

    List<Path> make(String folder) {
        return Site.make(request(folder));
    }
}
