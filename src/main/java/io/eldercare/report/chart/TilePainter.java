package io.eldercare.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws a tile map: the name and what stands under it on every tile, strong lines between groups. */
final class TilePainter implements Body {
    private static final double LARGEST = 92;
    private static final double SHAPE = 0.6;
    private static final double KEY = 22;
    private static final String SUFFIXES = "县区市";

    private final TileMap model;
    private final Font font;
    private final Font bold;
    private final StatusKey key;
    private final double wide;
    private final double high;
    private final Map<String, String> groups = new HashMap<>();

    TilePainter(TileMap model, HouseStyle style) {
        this.model = model;
        this.font = style.text();
        this.bold = style.bold();
        this.key =
                new StatusKey(style, model.keys(), model.tiles().stream().anyMatch(TileMap.Tile::missing), List.of());
        int columns =
                1 + model.tiles().stream().mapToInt(TileMap.Tile::column).max().orElse(0);
        this.wide = Math.min(LARGEST, HouseStyle.BODY / columns);
        this.high = Math.max(36, wide * SHAPE);
        model.tiles().forEach(tile -> groups.put(tile.row() + "," + tile.column(), tile.group()));
    }

    @Override
    public double height() {
        int rows = 1 + model.tiles().stream().mapToInt(TileMap.Tile::row).max().orElse(0);
        return rows * high + KEY + key.height();
    }

    @Override
    public void paint(Canvas canvas, double top) {
        model.tiles().forEach(tile -> tile(canvas, tile, box(tile.row(), tile.column(), top)));
        model.tiles().forEach(tile -> borders(canvas, tile, top));
        for (TileMap.Label label : model.labels()) {
            Rectangle2D box = box(label.row(), label.column(), top);
            canvas.centred(bold, HouseStyle.SOFT, label.text(), box.getCenterX(), box.getCenterY() + 4.5);
        }
        key.paint(canvas, top + height() - key.height() + 3);
    }

    private Rectangle2D box(int row, int column, double top) {
        return new Rectangle2D.Double(HouseStyle.MARGIN + column * wide, top + row * high, wide, high);
    }

    private void tile(Canvas canvas, TileMap.Tile tile, Rectangle2D box) {
        canvas.fill(tile.tone().colour(), box);
        if (tile.missing()) {
            canvas.hatch(box);
        }
        canvas.draw(HouseStyle.MIDDLE, HouseStyle.THIN, box);
        String name = name(tile.place(), box.getWidth() - 1.5);
        double nameBase = box.getCenterY() - 2.5;
        double marked = tile.tone().mark() == Mark.NONE ? 0 : 13;
        String text = HouseStyle.shortened(font, tile.text(), box.getWidth() - 3 - marked);
        double textWide = HouseStyle.width(font, text) + marked;
        double left = box.getCenterX() - textWide / 2;
        if (tile.missing()) {
            ground(canvas, HouseStyle.width(font, name), box, nameBase);
            ground(canvas, textWide, box, nameBase + 16);
        }
        canvas.centred(font, tile.tone().ink(), name, box.getCenterX(), nameBase);
        tile.tone().mark().draw(canvas, tile.tone().ink(), left + 5, nameBase + 11.5);
        canvas.text(font, tile.tone().ink(), text, left + marked, nameBase + 16);
    }

    private static void ground(Canvas canvas, double wide, Rectangle2D box, double base) {
        canvas.fill(
                java.awt.Color.WHITE, new Rectangle2D.Double(box.getCenterX() - wide / 2 - 1, base - 12, wide + 2, 15));
    }

    /** The whole name where it fits, else without its last character of rank: 婺源 for 婺源县. */
    private String name(String place, double room) {
        boolean ranked = place.length() > 2 && SUFFIXES.indexOf(place.charAt(place.length() - 1)) >= 0;
        return HouseStyle.width(font, place) > room && ranked
                ? HouseStyle.shortened(font, place.substring(0, place.length() - 1), room)
                : HouseStyle.shortened(font, place, room);
    }

    private void borders(Canvas canvas, TileMap.Tile tile, double top) {
        Rectangle2D box = box(tile.row(), tile.column(), top);
        if (apart(tile, 0, -1)) {
            line(canvas, box.getX(), box.getY(), box.getX(), box.getMaxY());
        }
        if (apart(tile, 0, 1)) {
            line(canvas, box.getMaxX(), box.getY(), box.getMaxX(), box.getMaxY());
        }
        if (apart(tile, -1, 0)) {
            line(canvas, box.getX(), box.getY(), box.getMaxX(), box.getY());
        }
        if (apart(tile, 1, 0)) {
            line(canvas, box.getX(), box.getMaxY(), box.getMaxX(), box.getMaxY());
        }
    }

    private boolean apart(TileMap.Tile tile, int down, int across) {
        return !Optional.ofNullable(groups.get(tile.row() + down + "," + (tile.column() + across)))
                .orElse("")
                .equals(tile.group());
    }

    private static void line(Canvas canvas, double startX, double startY, double endX, double endY) {
        canvas.line(HouseStyle.INK, HouseStyle.LINE, startX, startY, endX, endY);
    }
}
