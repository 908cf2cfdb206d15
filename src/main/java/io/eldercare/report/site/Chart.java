package io.eldercare.report.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A chart of a page: what the browser draws it from, and the still picture that stands before it, without it and in print.
 *
 * @param label the finding in words, for those who do not see it
 * @param data JSON
 * @param picture SVG
 * @param kind trend or bars
 */
record Chart(String label, String data, String picture, String kind) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static String json(Map<String, Object> data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot write the data of a chart", impossible);
        }
    }

    /** @param name as printed beside the line */
    record TargetLine(String name, BigDecimal value) {}

    /** A number as the browser takes it; null stays null. */
    static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : new BigDecimal(value.stripTrailingZeros().toPlainString());
    }
}
