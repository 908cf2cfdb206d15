package io.eldercare.report;

import io.eldercare.definitions.Imprint;
import io.eldercare.report.chart.HouseStyle;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * The mart of {@link MartFixture} with what moved scores in October 2025 and an allotment of 300 yuan, and the templates rendered on it
 * without fonts and pictures.
 */
final class ContentMart {
    static final YearMonth MONTH = MartFixture.MONTH;

    private static final Path TEMPLATES = Path.of("reports");

    private final Jdbi mart;
    private final HtmlPage page = new HtmlPage(TEMPLATES, HouseStyle.load());

    ContentMart() {
        mart = MartFixture.filled();
        mart.useHandle(handle -> {
            handle.execute("update mart.scorecard_part set points_change = 0.9"
                    + " where region_code = '360222' and item_code = 'township_home_occupancy'");
            handle.execute("update mart.scorecard_part set points_change = 0.31"
                    + " where region_code = '360203' and item_code = 'nursing_bed_share'");
            handle.execute("update mart.scorecard_part set points_change = -0.1"
                    + " where region_code = '360281' and item_code = 'data_quality'");
            handle.execute(
                    "insert into mart.scorecard_target (plan_code, region_code, month, item_code, target_id, floor,"
                            + " sort_order) values ('JDZ3Y', '360222', '2025-10-01', 'township_home_occupancy', 'JDZ3Y-16', 0, 1)");
            handle.execute("insert into mart.allocation_pot values"
                    + " ('JDZ3Y', '2025-10-01', 300.00, true, null, null, 'hash')");
            handle.execute(
                    "insert into mart.allocation (plan_code, region_code, month, amount_yuan, share, trial) values"
                            + " ('JDZ3Y', '360202', '2025-10-01', 100.01, 0.333367, true),"
                            + " ('JDZ3Y', '360281', '2025-10-01', 199.99, 0.666633, true)");
        });
    }

    ReportRequest request(EditionKind kind, YearMonth month) {
        return new ReportRequest(
                mart,
                MartFixture.PLAN,
                month,
                Path.of("unused"),
                TEMPLATES,
                LocalDate.of(2025, 11, 8),
                kind,
                Imprint.USUAL);
    }

    Edition october() {
        return Bulletins.edition(request(EditionKind.MONTH, MONTH));
    }

    HtmlPage page() {
        return page;
    }

    String body(ReportRequest request, Edition edition) throws IOException {
        return page.evaluate("bulletin.body.peb", BulletinPage.context(request, edition, List.of()));
    }

    String words(Edition edition) throws IOException {
        return plain(body(request(EditionKind.MONTH, MONTH), edition));
    }

    /** The words of a page without style, title, tags and white space. */
    static String plain(String html) {
        return html.replaceAll("(?s)<style>.*?</style>|<title>.*?</title>|<[^>]*>", "")
                .replaceAll("[ \\t\\r\\n]+", "");
    }

    static PrintedNumbers numbers(Edition edition) {
        return new PrintedNumbers(
                Figures.of(edition).csv(),
                edition.kpis().values().stream().map(Edition.Kpi::name).toList());
    }

    /** The same edition with one component put in another's place. */
    static Edition with(Edition edition, String name, Object value) {
        try {
            RecordComponent[] components = Edition.class.getRecordComponents();
            Object[] values = new Object[components.length];
            for (int index = 0; index < components.length; index++) {
                var accessor = components[index].getAccessor();
                accessor.setAccessible(true);
                values[index] = components[index].getName().equals(name) ? value : accessor.invoke(edition);
            }
            var constructor = Edition.class.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException exception) {
            throw new AssertionError(exception);
        }
    }
}
