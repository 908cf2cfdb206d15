package io.eldercare.report;

import java.util.ArrayList;
import java.util.List;

/** Long lists as pages of about the same length. */
final class Pages {
    private Pages() {}

    /** @return at least one page, empty for an empty list */
    static <T> List<List<T>> of(List<T> rows, int most) {
        int pages = Math.max(1, (rows.size() + most - 1) / most);
        List<List<T>> split = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            split.add(rows.subList(rows.size() * page / pages, rows.size() * (page + 1) / pages));
        }
        return split;
    }

    /** The first page keeps the plain name. */
    static String file(String name, int page) {
        return page == 0 ? name : name + "-" + (page + 1);
    }

    static String title(String title, int page, int pages) {
        return pages == 1 ? title : title + "（" + (page + 1) + "/" + pages + "）";
    }
}
