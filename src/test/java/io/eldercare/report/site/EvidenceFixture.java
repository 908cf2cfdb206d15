package io.eldercare.report.site;

import io.eldercare.report.MartFixture;
import io.eldercare.report.site.Evidence.Check;
import io.eldercare.report.site.Evidence.Delivery;
import io.eldercare.report.site.Evidence.File;
import io.eldercare.report.site.Evidence.Part;
import io.eldercare.report.site.Evidence.Printed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What is behind the nursing beds of the city (2832 of 4620) and of 昌江 (510 of 900, from one file whose name is hostile, in place of one
 * that was replaced); the figure of 珠山 is not published.
 */
final class EvidenceFixture {
    private static final String FORMULA = "sum(nursing_beds) / sum(built_beds) from gold.fct_bed_month";

    private EvidenceFixture() {}

    static List<Evidence> of(List<Evidence.Wanted> wanted) {
        return wanted.stream()
                .filter(figure -> figure.indicator().equals("nursing_bed_share"))
                .filter(figure -> List.of(MartFixture.CITY, "360202", "360203").contains(figure.region()))
                .map(EvidenceFixture::evidence)
                .toList();
    }

    private static Evidence evidence(Evidence.Wanted figure) {
        return switch (figure.region()) {
            case "360202" ->
                new Evidence(
                        figure.indicator(),
                        figure.region(),
                        figure.month(),
                        FORMULA,
                        "510 ÷ 900 × 100 = 56.7%",
                        true,
                        false,
                        List.of(),
                        List.of(new File(
                                SiteFixture.HOSTILE + ".xlsx［床位］", 9, new BigDecimal("510"), new BigDecimal("900"))),
                        List.of(delivery("bed_month_360202_2025-10.csv", "已被替代", 1), delivery("bed.xlsx", "生效", 2)),
                        List.of(new Check("XROW_PART_GT_TOTAL", "机构床位月报", "护理型床位数", "护理型床位多于床位总数", 3)),
                        7,
                        List.of());
            case "360203" ->
                new Evidence(
                        figure.indicator(),
                        figure.region(),
                        figure.month(),
                        FORMULA,
                        "",
                        true,
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        0,
                        List.of());
            default ->
                new Evidence(
                        figure.indicator(),
                        figure.region(),
                        figure.month(),
                        FORMULA,
                        "2832 ÷ 4620 × 100 = 61.3%",
                        true,
                        false,
                        List.of(
                                new Part("360202", "昌江区", 0, "510 ÷ 900", "56.7%", ""),
                                new Part("360203", "珠山区", 0, "＊", "＊", "涉及人数少，不公布")),
                        List.of(),
                        List.of(),
                        List.of(),
                        0,
                        List.of(new Printed(
                                MartFixture.PLAN,
                                figure.month().minusMonths(1),
                                1,
                                LocalDate.of(2025, 10, 20),
                                new BigDecimal("61.0"),
                                false)));
        };
    }

    private static Delivery delivery(String file, String standing, int revision) {
        return new Delivery(
                "机构床位月报",
                MartFixture.MONTH,
                file,
                standing,
                "第" + revision + "次全量",
                LocalDateTime.of(2025, 11, revision, 9, 30),
                9,
                3,
                "",
                "0123456789abcdef".repeat(4));
    }
}
