package io.eldercare.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where regions stand on a tile map: {@code tiles.csv} beside the templates. Our own layout; it only resembles the map. */
final class TileLayout {
    private static final String FILE = "tiles.csv";

    private final Map<String, Map<String, Seat>> maps;

    private TileLayout(Map<String, Map<String, Seat>> maps) {
        this.maps = maps;
    }

    /** From the top left, from 0. */
    record Seat(int row, int column, String name) {
        boolean takes(Seat other) {
            return row == other.row && column == other.column;
        }
    }

    /**
     * @param templates the folder of {@code tiles.csv}; without the file there are no tile maps
     * @throws IllegalArgumentException where a row is not map, code, name, row and column, or a place or a region stands twice
     */
    static TileLayout read(Path templates) throws IOException {
        Map<String, Map<String, Seat>> maps = new LinkedHashMap<>();
        Path file = templates.resolve(FILE);
        if (Files.exists(file)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                for (NamedCsvRecord row : rows) {
                    add(maps.computeIfAbsent(row.getField("map"), map -> new LinkedHashMap<>()), row);
                }
            }
        }
        return new TileLayout(maps);
    }

    private static void add(Map<String, Seat> map, NamedCsvRecord row) {
        String code = row.getField("region_code");
        Seat seat = new Seat(
                Integer.parseInt(row.getField("row")), Integer.parseInt(row.getField("column")), row.getField("name"));
        if (map.values().stream().anyMatch(seat::takes) || map.put(code, seat) != null) {
            throw new IllegalArgumentException("Cannot lay out tiles: " + FILE + " line " + row.getStartingLineNumber()
                    + " puts " + code + " on a tile or into a map that is taken; give each region one tile of its own");
        }
    }

    /** The map of a jurisdiction, else the first that holds all regions; moved to the top left. */
    Optional<Map<String, Seat>> of(String jurisdiction, Collection<String> regions) {
        return Optional.ofNullable(maps.get(jurisdiction))
                .filter(map -> map.keySet().containsAll(regions))
                .or(() -> maps.values().stream()
                        .filter(map -> map.keySet().containsAll(regions))
                        .findFirst())
                .map(map -> cut(map, regions));
    }

    private static Map<String, Seat> cut(Map<String, Seat> map, Collection<String> regions) {
        int top = regions.stream().mapToInt(code -> seat(map, code).row()).min().orElse(0);
        int left = regions.stream()
                .mapToInt(code -> seat(map, code).column())
                .min()
                .orElse(0);
        Map<String, Seat> cut = new LinkedHashMap<>();
        map.forEach((code, seat) -> cut.put(code, new Seat(seat.row() - top, seat.column() - left, seat.name())));
        return cut;
    }

    private static Seat seat(Map<String, Seat> map, String code) {
        return java.util.Objects.requireNonNull(map.get(code));
    }
}
