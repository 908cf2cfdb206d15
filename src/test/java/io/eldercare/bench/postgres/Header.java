package io.eldercare.bench.postgres;

import io.eldercare.definitions.Contract;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first line of a file: which column of the staging table each of its columns goes to. */
record Header(List<String> columns) {
    /** Columns that the contract does not know are staged aside. */
    static final int UNKNOWN_COLUMNS = 9;

    /** Empty where a required column is missing, or one is given twice: the file is refused. */
    static Optional<Header> of(String line, Contract contract, boolean statesCounties) {
        Map<String, String> names = new HashMap<>();
        for (Contract.Column column : contract.columns()) {
            column.variants().forEach(variant -> names.putIfAbsent(squeeze(variant), column.name()));
        }
        contract.columns().forEach(column -> names.put(squeeze(column.label()), column.name()));
        contract.columns().forEach(column -> names.put(squeeze(column.name()), column.name()));
        List<String> columns = new ArrayList<>();
        Set<String> found = new HashSet<>();
        int unknown = 0;
        for (String label : line.split(",", -1)) {
            String column = names.get(squeeze(label.replace("\"", "")));
            if (column == null && ++unknown > UNKNOWN_COLUMNS || column != null && !found.add(column)) {
                return Optional.empty();
            }
            columns.add(column == null ? "unknown_" + unknown : column);
        }
        for (Contract.Column column : contract.columns()) {
            boolean isCounty = contract.countyColumn().equals(Optional.of(column.name()));
            boolean isMonth = contract.monthColumn().equals(Optional.of(column.name()));
            boolean required = isCounty ? statesCounties : column.required() && !isMonth;
            if (required && !found.contains(column.name())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Header(List.copyOf(columns)));
    }

    /** Half-width, without white space, in lower case. */
    static String squeeze(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\u00a0\\u200b\\ufeff]", "")
                .toLowerCase(Locale.ROOT);
    }
}
