package io.eldercare.report;

import io.eldercare.report.chart.ChartModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bulletin as one HTML file, with its pictures inside. */
final class BulletinPage {
    private static final String TEMPLATE = "bulletin.html.peb";

    private static final String BODY = "bulletin.body.peb";

    private static final String STYLE = "bulletin.css";

    /** Charts that stand with their target and not in the annex. */
    private static final String OF_A_TARGET = "progress";

    private final HtmlPage page;

    BulletinPage(HtmlPage page) {
        this.page = page;
    }

    /** A picture of the annex. */
    record Picture(String file, String kind, String title, String alternative, String uri) {
        static Picture of(ChartModel model, byte[] svg) {
            return new Picture(
                    model.file(),
                    model.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    model.title(),
                    model.alternative(),
                    "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg));
        }

        /** A picture that stands beside the page, named by its file. */
        static Picture beside(ChartModel model) {
            return new Picture(
                    model.file(),
                    model.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                    model.title(),
                    model.alternative(),
                    "charts/" + model.file() + ".svg");
        }
    }

    /** What the template of the content prints; {@code reports/bulletin.body.peb} names it. */
    static Map<String, Object> context(ReportRequest request, Edition edition, List<Picture> pictures) {
        Map<String, Object> context = new BulletinView(edition).context();
        context.put("dataAsOf", Print.day(request.dataAsOf()));
        context.put("imprint", request.imprint().of(edition.jurisdiction().name()));
        Map<String, Picture> charts = new LinkedHashMap<>();
        List<Picture> others = new ArrayList<>();
        for (Picture picture : pictures) {
            if (picture.kind().equals(OF_A_TARGET)) {
                charts.put(picture.file(), picture);
            } else {
                others.add(picture);
            }
        }
        context.put("charts", charts);
        context.put("pictures", others);
        return context;
    }

    /** The content alone, for the documents. */
    String body(ReportRequest request, Edition edition, List<Picture> pictures) throws IOException {
        return page.evaluate(BODY, context(request, edition, pictures));
    }

    byte[] render(ReportRequest request, Edition edition, List<Picture> pictures) throws IOException {
        return page.render(TEMPLATE, List.of(STYLE), context(request, edition, pictures));
    }
}
