package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Codes of the contract's list, found by code or spelling, whatever the spacing, width and case. */
abstract sealed class CodeCell extends CellParser {
    private final Map<String, String> codes = new HashMap<>();

    CodeCell(Contract.Column column) {
        super(column);
        column.codes().forEach((code, spellings) -> {
            spellings.forEach(spelling -> codes.putIfAbsent(CellText.squeeze(spelling), code));
            spellings.forEach(spelling -> codes.putIfAbsent(spelling, code));
        });
        column.codes().keySet().forEach(code -> codes.put(CellText.squeeze(code), code));
        column.codes().keySet().forEach(code -> codes.put(code, code));
    }

    @Override
    final boolean isNil(String text) {
        return !codes.containsKey(text) && CellText.isNil(text);
    }

    final @Nullable String code(String text) {
        String code = codes.get(text);
        return code == null ? codes.get(CellText.squeeze(text)) : code;
    }

    static final class One extends CodeCell {
        One(Contract.Column column) {
            super(column);
        }

        @Override
        @Nullable
        Object value(String raw, String text, RowIssues issues) {
            String code = code(text);
            if (code == null) {
                unknown(issues);
            }
            return code;
        }
    }

    /** Several codes, separated by ； ; 、 ， , / or white space. */
    static final class Many extends CodeCell {
        private static final String SEPARATORS = "；;、，,/／|";

        Many(Contract.Column column) {
            super(column);
        }

        @Override
        @Nullable
        Object value(String raw, String text, RowIssues issues) {
            String single = code(text);
            if (single != null) {
                return List.of(single);
            }
            TreeSet<String> codes = new TreeSet<>();
            int start = 0;
            for (int end = 0; end <= text.length(); end++) {
                if (end == text.length() || separates(text.charAt(end))) {
                    if (end > start && !add(codes, text.substring(start, end), issues)) {
                        return null;
                    }
                    start = end + 1;
                }
            }
            return codes.isEmpty() ? missing(issues) : List.copyOf(codes);
        }

        private boolean add(Set<String> codes, String part, RowIssues issues) {
            String code = code(part);
            if (code != null) {
                codes.add(code);
                return true;
            }
            if (CellText.isNil(part)) {
                return true;
            }
            unknown(issues);
            return !required();
        }

        private static boolean separates(char character) {
            return CellText.isSpace(character) || SEPARATORS.indexOf(character) >= 0;
        }
    }
}
