package io.eldercare.transform;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.plan.Region;
import io.eldercare.plan.subsidy.Basis;
import io.eldercare.plan.subsidy.Entitlement;
import io.eldercare.plan.subsidy.SubsidyPlan;
import io.eldercare.plan.subsidy.SubsidyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * {@code gold.dim_subsidy_rule}: the subsidy rules that are computed, one row for each county of the plan and standing that has a
 * rate. Lists of grades and kinds are null where all count.
 */
final class SubsidyTable {
    static final String NAME = "dim_subsidy_rule";

    private static final StructType SCHEMA = new StructType()
            .add("plan_code", DataTypes.StringType, false)
            .add("rule_id", DataTypes.StringType, false)
            .add("county_code", DataTypes.StringType, false)
            .add("basis", DataTypes.StringType, false)
            .add("grades", DataTypes.createArrayType(DataTypes.StringType, false), true)
            .add("kinds", DataTypes.createArrayType(DataTypes.StringType, false), true)
            .add("standing", DataTypes.StringType, false)
            .add("rate_yuan", DataTypes.createDecimalType(18, 2), false)
            .add("months_in_post", DataTypes.IntegerType, false)
            .add("certified_from", DataTypes.DateType, true)
            .add("is_repeated", DataTypes.BooleanType, false)
            .add("is_elders_only", DataTypes.BooleanType, false);

    private SubsidyTable() {}

    static void write(DeltaFiles lake, Definitions definitions) {
        List<Row> rows = new ArrayList<>();
        for (SubsidyPlan plan : definitions.subsidies()) {
            List<String> counties =
                    definitions
                            .regions()
                            .counties(definitions.plan(plan.planCode()).jurisdiction())
                            .stream()
                            .map(Region::code)
                            .toList();
            for (SubsidyRule rule : plan.rules()) {
                rule.entitlement()
                        .ifPresent(entitlement ->
                                counties.forEach(county -> add(rows, plan.planCode(), rule.id(), county, entitlement)));
            }
        }
        lake.overwrite("gold", NAME, lake.spark().createDataFrame(rows, SCHEMA).coalesce(1));
    }

    private static void add(List<Row> rows, String plan, String rule, String county, Entitlement entitlement) {
        entitlement
                .ratesIn(county)
                .forEach((standing, rate) -> rows.add(RowFactory.create(
                        plan,
                        rule,
                        county,
                        basis(entitlement.basis()),
                        listed(entitlement.grades()),
                        listed(entitlement.kinds()),
                        standing,
                        rate,
                        entitlement.monthsInPost(),
                        entitlement.certifiedFrom().orElse(null),
                        entitlement.repeated(),
                        entitlement.eldersOnly())));
    }

    /** Monthly and one-off payments to caregivers are counted from the same rows. */
    private static String basis(Basis basis) {
        return switch (basis) {
            case CAREGIVER_MONTH, CAREGIVER_AWARD -> "caregiver";
            default -> basis.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String @Nullable [] listed(List<String> words) {
        return words.isEmpty() ? null : words.toArray(String[]::new);
    }
}
