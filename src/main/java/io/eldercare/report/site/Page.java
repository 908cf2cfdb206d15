package io.eldercare.report.site;

import java.util.List;
import java.util.Map;

/**
 * A page to be written.
 *
 * @param path inside the site, e.g. {@code plans/JDZ3Y.html}
 * @param template file name in {@code reports/site}
 * @param section of the navigation that it stands in
 * @param title what the page is, without the name of the site
 * @param crumbs the way to it from the overview, without the overview and itself
 * @param context what the template needs beside these
 */
record Page(
        String path, String template, String section, String title, List<Link> crumbs, Map<String, Object> context) {

    /** @param path inside the site, or relative to the page that shows it */
    record Link(String text, String path) {}

    /** What leads from the page to the top of the site: empty, or {@code ../} for each folder. */
    String root() {
        return "../".repeat((int) path.chars().filter(sign -> sign == '/').count());
    }
}
