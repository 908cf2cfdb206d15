package io.eldercare.transform;

import io.eldercare.definitions.Census;
import io.eldercare.definitions.Definitions;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.plan.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** {@code gold.dim_region}: the region tree with townships and zones, and the 2020 census where a region has its own. */
public final class RegionTable {
    private static final StructType SCHEMA = new StructType()
            .add("region_code", DataTypes.StringType, false)
            .add("name", DataTypes.StringType, false)
            .add("level", DataTypes.StringType, false)
            .add("parent_code", DataTypes.StringType, true)
            .add("host_code", DataTypes.StringType, true)
            .add("kind", DataTypes.StringType, false)
            .add("census_pop_total", DataTypes.IntegerType, true)
            .add("census_pop60", DataTypes.IntegerType, true)
            .add("census_pop65", DataTypes.IntegerType, true);

    private RegionTable() {}

    public static void write(DeltaFiles lake, Definitions definitions) {
        List<Row> rows = new ArrayList<>();
        for (Region region : definitions.regions().all()) {
            Census census = definitions.census().get(region.code());
            rows.add(RowFactory.create(
                    region.code(),
                    region.name(),
                    region.level().name().toLowerCase(Locale.ROOT),
                    region.parentCode().orElse(null),
                    region.hostCode().orElse(null),
                    region.kind(),
                    census == null ? null : (int) census.total(),
                    census == null ? null : (int) census.pop60(),
                    census == null ? null : (int) census.pop65()));
        }
        lake.overwrite(
                "gold", "dim_region", lake.spark().createDataFrame(rows, SCHEMA).coalesce(1));
    }
}
