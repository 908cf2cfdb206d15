package io.eldercare.bench.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A file of SQL from {@code bench/postgres} with its {@code ${places}} filled in. */
final class Script {
    private final String text;
    private final Map<String, String> places = new LinkedHashMap<>();

    Script(String name) {
        try (InputStream bytes = Script.class.getResourceAsStream("/bench/postgres/" + name + ".sql")) {
            text = new String(Objects.requireNonNull(bytes, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Script with(String place, String value) {
        places.put("${" + place + "}", value);
        return this;
    }

    /** First and last day of the month, and the first days of the months that are looked back on. */
    Script of(YearMonth month) {
        return with("month", month.atDay(1).toString())
                .with("month_text", month.toString())
                .with("month_id", id(month))
                .with("month_end", month.atEndOfMonth().toString())
                .with("previous_month", month.minusMonths(1).atDay(1).toString())
                .with("two_months_before", month.minusMonths(2).atDay(1).toString())
                .with("eleven_months_before", month.minusMonths(11).atDay(1).toString());
    }

    static String id(YearMonth month) {
        return month.toString().replace("-", "");
    }

    @Override
    public String toString() {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        return filled;
    }
}
