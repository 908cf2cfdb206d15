package io.eldercare.simulate.feed;

import io.eldercare.simulate.draw.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table as an office lays it out.
 *
 * @param order positions of the feed's columns from left to right; a column may have been left out
 */
public record Sheet(Table table, Layout layout, FeedText text, String countyName, List<Integer> order) {

    public static Sheet of(Table table, Layout layout, FeedText text, String countyName, Set<String> leftOut) {
        List<Integer> order = new ArrayList<>();
        for (int position = 0; position < table.feed().columns().size(); position++) {
            if (!leftOut.contains(table.feed().columns().get(position))) {
                order.add(position);
            }
        }
        if (layout.shuffled()) {
            Chance chance = Chance.of(7, "order", table.feed(), table.county());
            for (int position = order.size() - 1; position > 0; position--) {
                int other = chance.between(0, position);
                int kept = order.get(position);
                order.set(position, order.get(other));
                order.set(other, kept);
            }
        }
        return new Sheet(table, layout, text, countyName, List.copyOf(order));
    }

    public String column(int place) {
        return table.feed().columns().get(order.get(place));
    }

    /** Single-level header; text files in Chinese carry the unit in brackets as people type it. */
    public String header(int place) {
        String column = column(place);
        if (layout.englishHeader()) {
            return column;
        }
        return text.label(column) + unit(place).map(unit -> "（" + unit + "）").orElse("");
    }

    public Optional<String> unit(int place) {
        return text.unit(column(place));
    }

    public Optional<FeedText.Levels> levels(int place) {
        return Optional.ofNullable(text.groups().get(column(place)));
    }

    public String title() {
        return text.title();
    }
}
