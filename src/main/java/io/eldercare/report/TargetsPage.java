package io.eldercare.report;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The index of everything that the plan quantifies: status, source document and clause of each, as one HTML file. */
final class TargetsPage {
    private static final String TEMPLATE = "targets.html.peb";
    private static final String STYLE = "bulletin.css";

    private final HtmlPage page;

    TargetsPage(HtmlPage page) {
        this.page = page;
    }

    byte[] render(ReportRequest request, Edition edition) throws IOException {
        Map<String, Object> context = new TargetsView(edition).context();
        context.put("dataAsOf", Print.day(request.dataAsOf()));
        return page.render(TEMPLATE, List.of(STYLE), context);
    }
}
