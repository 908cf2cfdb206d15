package io.eldercare.badinput;

import io.eldercare.definitions.Problems;
import io.eldercare.definitions.YamlNode;
import io.eldercare.testing.IdNumbers;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A row without fault of each feed for 2025-10: the one that {@code src/test/resources/checks} starts from. */
final class BaseRow {
    private static final String BASE_COUNTY = "360202";

    private BaseRow() {}

    static Map<String, String> of(String feed, String county) {
        Path file = TestRoot.resource("checks").resolve(feed + ".yml");
        Problems problems = new Problems();
        Map<String, String> row = new LinkedHashMap<>();
        try {
            YamlNode.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), problems)
                    .orElseThrow()
                    .require("base")
                    .entries()
                    .forEach((column, value) -> row.put(column, value.text().replace(BASE_COUNTY, county)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        problems.throwIfAny();
        return row;
    }

    /** Another one, under another key. */
    static Map<String, String> other(String feed, String county) {
        Map<String, String> row = of(feed, county);
        row.replaceAll((column, value) -> column.equals("person_id")
                ? IdNumbers.of("19400101", 12)
                : column.endsWith("_id") ? value + "-x" : column.equals("measure_code") ? value + "x" : value);
        if (feed.equals("population")) {
            row.put("region_code", county + "101");
        }
        return row;
    }
}
