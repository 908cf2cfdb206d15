package io.eldercare.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Kpi;
import io.eldercare.definitions.Model;
import io.eldercare.testing.TestSpark;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project's definitions as Spark understands them. */
class DefinitionsTest {
    @TempDir
    private static Path folder;

    @Test
    void everyFigureReadsItsFact() {
        CaseLake lake = new CaseLake(folder, List.of()).load();
        lake.writeRegions();
        Map<String, Dataset<Row>> facts = new TreeMap<>();
        for (Kpi kpi : CaseLake.DEFINITIONS.kpis().values()) {
            Dataset<Row> fact = facts.computeIfAbsent(
                    kpi.fact(), name -> TestSpark.session().createDataFrame(List.of(), lake.goldSchema(name)));
            kpi.where()
                    .ifPresent(where -> assertThat(
                                    fact.selectExpr(where).schema().fields()[0].dataType())
                            .as("where of " + kpi.code())
                            .isEqualTo(DataTypes.BooleanType));
            assertNumeric(kpi, kpi.numerator(), fact);
            kpi.denominator().ifPresent(text -> assertNumeric(kpi, text, fact));
        }
    }

    private static void assertNumeric(Kpi kpi, String expression, Dataset<Row> fact) {
        assertThat(fact.selectExpr(expression).schema().fields()[0].dataType())
                .as(kpi.code() + ": " + expression)
                .isInstanceOf(NumericType.class)
                .matches(type -> type instanceof DecimalType
                        || type.equals(DataTypes.IntegerType)
                        || type.equals(DataTypes.LongType));
    }

    @Test
    void everyFactSaysMonthCountyAndTownshipAndWhereItsRowsComeFrom() {
        CaseLake lake = new CaseLake(folder, List.of()).load();
        lake.writeRegions();
        for (Model model : CaseLake.DEFINITIONS.gold().values()) {
            if (model.name().startsWith("fct_")) {
                StructType schema = lake.goldSchema(model.name());
                // a fact of several feeds says row by row which, and is no KPI's
                assertThat(schema.fieldNames())
                        .as(model.file())
                        .contains("month", "county_code", "delivery_id", "row_no")
                        .contains(model.rowsOf().isPresent() ? "township_code" : "feed");
                model.rowsOf()
                        .ifPresentOrElse(
                                feed -> assertThat(CaseLake.DEFINITIONS.contracts())
                                        .as(model.file())
                                        .containsKey(feed),
                                () -> assertThat(CaseLake.DEFINITIONS.kpis().values())
                                        .as(model.file())
                                        .noneMatch(kpi -> kpi.fact().equals(model.name())));
            }
        }
    }
}
