package io.eldercare.ingest.read;

import io.eldercare.definitions.Contract;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Yes or no in the spellings counties use; an empty cell is neither. */
final class BooleanCell extends CellParser {
    private static final Map<String, Boolean> SPELLINGS = spellings();

    BooleanCell(Contract.Column column) {
        super(column);
    }

    @Override
    boolean isNil(String text) {
        return !text.equals("无") && CellText.isNil(text);
    }

    @Override
    @Nullable
    Object value(String raw, String text, RowIssues issues) {
        Boolean value = SPELLINGS.get(text);
        if (value == null) {
            value = SPELLINGS.get(CellText.squeeze(text));
        }
        if (value == null) {
            unknown(issues);
        }
        return value;
    }

    private static Map<String, Boolean> spellings() {
        Map<String, Boolean> spellings = new HashMap<>();
        for (String yes : "是 有 √ ✓ ✔ ☑ ● y yes t true 1 对 已 真".split(" ", -1)) {
            spellings.put(yes, true);
        }
        for (String no : "否 无 × ✗ ✘ x n no f false 0 错 未 没有 不是 假".split(" ", -1)) {
            spellings.put(no, false);
        }
        return Map.copyOf(spellings);
    }
}
