package io.eldercare.report.chart;

import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What colours and marks of statuses mean, in as many lines as it takes. */
final class StatusKey {
    private static final double BOX = 20;
    private static final double GAP = 14;
    private static final double PITCH = 22;

    private final Font font;
    private final List<Entry> entries = new ArrayList<>();

    /** @param swatch whether a box stands before the text */
    private record Entry(Tone tone, boolean missing, boolean swatch, String text) {}

    /** The four judged statuses, 缺报, and notes without a box. */
    StatusKey(HouseStyle style, List<String> notes) {
        this(
                style,
                List.of(Tone.REACHED, Tone.ON_PATH, Tone.BEHIND, Tone.FAR_BEHIND).stream()
                        .map(tone -> new TileMap.Key(tone, tone.label()))
                        .toList(),
                true,
                notes);
    }

    StatusKey(HouseStyle style, List<TileMap.Key> keys, boolean missing, List<String> notes) {
        font = style.text();
        keys.forEach(key -> entries.add(new Entry(key.tone(), false, true, key.text())));
        if (missing) {
            entries.add(new Entry(Tone.OPEN, true, true, "缺报"));
        }
        notes.forEach(note -> entries.add(new Entry(Tone.OPEN, false, false, note)));
    }

    double height() {
        return (lines().size() - 1) * PITCH + 6;
    }

    private List<List<Entry>> lines() {
        List<List<Entry>> lines = new ArrayList<>(List.of(new ArrayList<>()));
        double left = 0;
        for (Entry entry : entries) {
            if (left > 0 && left + wide(entry) > HouseStyle.BODY) {
                lines.add(new ArrayList<>());
                left = 0;
            }
            lines.get(lines.size() - 1).add(entry);
            left += wide(entry) + GAP;
        }
        return lines;
    }

    private double wide(Entry entry) {
        return (entry.swatch() ? BOX + 5 : 0) + HouseStyle.width(font, entry.text());
    }

    /** @param first base of the first line */
    void paint(Canvas canvas, double first) {
        double base = first;
        for (List<Entry> line : lines()) {
            double left = HouseStyle.MARGIN;
            for (Entry entry : line) {
                entry(canvas, entry, left, base);
                left += wide(entry) + GAP;
            }
            base += PITCH;
        }
    }

    private void entry(Canvas canvas, Entry entry, double left, double base) {
        if (entry.swatch()) {
            Rectangle2D box = new Rectangle2D.Double(left, base - 13, BOX, 17);
            canvas.fill(entry.tone().colour(), box);
            if (entry.missing()) {
                canvas.hatch(box);
            }
            if (entry.tone() == Tone.OPEN) {
                canvas.draw(HouseStyle.FAINT, HouseStyle.THIN, box);
            }
            entry.tone().mark().draw(canvas, entry.tone().ink(), box.getCenterX(), box.getCenterY());
        }
        canvas.text(font, HouseStyle.SOFT, entry.text(), left + (entry.swatch() ? BOX + 5 : 0), base);
    }
}
