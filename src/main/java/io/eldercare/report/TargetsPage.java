package io.eldercare.report;

import java.io.IOException;
import java.util.Map;

/** The index of everything that the plan quantifies: status, source document and clause of each, as one HTML file. */
final class TargetsPage {
    private static final String TEMPLATE = "targets.html.peb";

    private final PageTemplates templates;

    TargetsPage(PageTemplates templates) {
        this.templates = templates;
    }

    byte[] render(ReportRequest request, Edition edition) throws IOException {
        Map<String, Object> context = new TargetsView(edition).context();
        context.put("dataAsOf", Print.day(request.dataAsOf()));
        return templates.page(TEMPLATE, context);
    }
}
