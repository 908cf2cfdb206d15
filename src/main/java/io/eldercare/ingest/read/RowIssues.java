package io.eldercare.ingest.read;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one row, as {@code CODE:column}. */
public final class RowIssues {
    private List<String> rejects = List.of();
    private List<String> warnings = List.of();

    public void reject(String code, String column) {
        rejects = add(rejects, code, column);
    }

    public void warn(String code, String column) {
        warnings = add(warnings, code, column);
    }

    public List<String> rejects() {
        return rejects;
    }

    public List<String> warnings() {
        return warnings;
    }

    /** Starts the next row; lists handed out before stay as they are. */
    void clear() {
        rejects = List.of();
        warnings = List.of();
    }

    private static List<String> add(List<String> issues, String code, String column) {
        List<String> changed = issues.isEmpty() ? new ArrayList<>(2) : issues;
        String issue = code + ":" + column;
        if (!changed.contains(issue)) {
            changed.add(issue);
        }
        return changed;
    }
}
