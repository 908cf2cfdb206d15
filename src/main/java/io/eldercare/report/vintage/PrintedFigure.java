package io.eldercare.report.vintage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code figures.csv}, as stored.
 *
 * @param position its place in the file, from 1
 * @param code of the indicator, perhaps with a suffix, or of a score or count
 */
public record PrintedFigure(
        int position,
        String code,
        String region,
        @Nullable BigDecimal value,
        String unit,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        @Nullable BigDecimal target,
        @Nullable BigDecimal expected,
        String status,
        String flag) {

    /** @param csv text of a figures.csv */
    public static List<PrintedFigure> parse(String csv) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            int[] position = {0};
            return rows.stream().map(row -> of(++position[0], row)).toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static PrintedFigure of(int position, NamedCsvRecord row) {
        return new PrintedFigure(
                position,
                row.getField("kpi_code"),
                row.getField("region_code"),
                number(row, "value"),
                row.getField("unit"),
                number(row, "numerator"),
                number(row, "denominator"),
                number(row, "target"),
                number(row, "expected"),
                row.getField("status"),
                row.getField("flag"));
    }

    private static @Nullable BigDecimal number(NamedCsvRecord row, String column) {
        return Optional.of(row.getField(column))
                .filter(text -> !text.isEmpty())
                .map(BigDecimal::new)
                .orElse(null);
    }

    /** Code without suffix: {@code nursing_bed_share.gap} is about {@code nursing_bed_share}. */
    public static String indicator(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? code : code.substring(0, dot);
    }

    /** A figure about an earlier month's bulletin, not about this month. */
    public boolean aboutEarlier() {
        return code.contains(".printed_before.") || code.contains(".revised.");
    }

    /** Whether both say the same: value, what it is measured by, and status. */
    public boolean reads(PrintedFigure other) {
        return same(value, other.value) && same(target, other.target) && status.equals(other.status);
    }

    static boolean same(@Nullable BigDecimal left, @Nullable BigDecimal right) {
        return left == null || right == null ? left == null && right == null : left.compareTo(right) == 0;
    }
}
