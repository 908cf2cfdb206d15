package io.eldercare.transform;

import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The rows behind a figure: the fact's rows that the KPI's own entry counts, with the delivery and line they came from. */
public final class FigureRows {
    /**
     * @param denominator empty for counts
     */
    public record FigureRow(
            String countyCode,
            @Nullable String deliveryId,
            int rowNo,
            BigDecimal numerator,
            Optional<BigDecimal> denominator) {}

    private final DeltaFiles lake;
    private final LakeViews views;

    public FigureRows(DeltaFiles lake, LakeViews views) {
        this.lake = lake;
        this.views = views;
    }

    /**
     * @param counties codes of the counties that make up the region, or of the county that a township lies in
     * @param township the township, where the region is one
     * @return rows ordered by county, delivery and line
     */
    public List<FigureRow> of(
            Kpi kpi, Model fact, Collection<String> counties, Optional<String> township, YearMonth month) {
        if (!lake.exists("gold", kpi.fact())) {
            return List.of();
        }
        views.registerGold(kpi.fact(), month::equals);
        String list = counties.stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
        String sql = "select county_code, delivery_id, row_no, cast(" + kpi.numerator()
                + " as decimal(38, 6)) as numerator, "
                + kpi.denominator()
                        .map(text -> "cast(" + text + " as decimal(38, 6))")
                        .orElse("cast(null as decimal(38, 6))")
                + " as denominator from gold." + fact.name() + " where month = date '" + month.atDay(1)
                + "' and county_code in (" + list + ")"
                + township.map(code -> " and township_code = '" + code + "'").orElse("") + " and ("
                + kpi.where().orElse("true") + ") order by county_code, delivery_id, row_no";
        return views.query(sql).collectAsList().stream()
                .map(FigureRows::row)
                .toList();
    }

    private static FigureRow row(Row row) {
        return new FigureRow(
                row.getString(0),
                row.isNullAt(1) ? null : row.getString(1),
                row.isNullAt(2) ? 0 : row.getInt(2),
                row.isNullAt(3) ? BigDecimal.ZERO : row.getDecimal(3),
                row.isNullAt(4) ? Optional.empty() : Optional.of(row.getDecimal(4)));
    }
}
