package io.eldercare.report.chart;

import java.util.List;
import java.util.stream.Collectors;

/** A map of equal tiles that lie as the places do, roughly: small places count as much as large ones. */
public record TileMap(String file, String title, String subtitle, List<Tile> tiles, List<Label> labels, List<Key> keys)
        implements ChartModel {
    public TileMap {
        tiles = List.copyOf(tiles);
        labels = List.copyOf(labels);
        keys = List.copyOf(keys);
    }

    /**
     * @param group tiles of one group are set apart from others by a strong line
     * @param text what stands under the name
     * @param tone ground and mark
     */
    public record Tile(
            String code, String place, String group, int row, int column, String text, Tone tone, boolean missing) {}

    /** A name on an empty tile: of a group. */
    public record Label(String text, int row, int column) {}

    /** A ground and what it says. */
    public record Key(Tone tone, String text) {}

    @Override
    public String alternative() {
        return title + "。"
                + tiles.stream().map(tile -> tile.place() + " " + tile.text()).collect(Collectors.joining("；"))
                + "。";
    }

    @Override
    public String describe() {
        return "tiles " + file + "\n" + title + "\n" + subtitle + "\n"
                + keys.stream().map(key -> key.tone() + "=" + key.text()).collect(Collectors.joining(" ")) + "\n"
                + tiles.stream()
                        .map(tile -> tile.row() + "," + tile.column() + " " + tile.place() + " " + tile.text() + " "
                                + tile.tone())
                        .collect(Collectors.joining("\n"));
    }
}
