package io.eldercare.report;

import io.eldercare.report.chart.ChartModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The bulletin as one HTML file, with its pictures inside. */
final class BulletinPage {
    private static final String TEMPLATE = "bulletin.html.peb";

    private static final String STYLE = "bulletin.css";

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
    }

    byte[] render(ReportRequest request, Edition edition, List<Picture> pictures) throws IOException {
        Map<String, Object> context = new BulletinView(edition).context();
        context.put("dataAsOf", Print.day(request.dataAsOf()));
        context.put("confirmed", edition.release().confirmed());
        context.put("pictures", new ArrayList<>(pictures));
        return page.render(TEMPLATE, List.of(STYLE), context);
    }
}
