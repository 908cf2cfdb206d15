package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.Change;
import io.eldercare.mart.TableData;
import io.eldercare.plan.subsidy.SubsidyPlan;
import io.eldercare.plan.subsidy.SubsidyRule;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** The subsidy rules, what the registers entitle to, and what was paid: rows of {@code mart.subsidy} and the tables beside it. */
final class SubsidyRows {
    static final String ENTITLEMENTS = "fct_entitlement_month";
    static final String PAYMENTS = "fct_benefit_month";

    private static final String[] ENTITLEMENT_COLUMNS = {
        "plan_code", "rule_id", "region_code", "month", "beneficiary_id", "quantity", "rate_yuan", "amount_yuan"
    };

    private static final List<String> PAYMENT_COLUMNS =
            List.of("rule_id", "region_code", "month", "filed_month", "beneficiary_id", "amount_yuan", "payments");

    private final DeltaFiles lake;
    private final boolean whole;

    /** @param whole replace every month, not only those that were built */
    SubsidyRows(DeltaFiles lake, boolean whole) {
        this.lake = lake;
        this.whole = whole;
    }

    /** Rules and multipliers: replaced where they differ. */
    static List<Change> rules(Definitions definitions) {
        List<@Nullable Object[]> rules = new ArrayList<>();
        List<@Nullable Object[]> multipliers = new ArrayList<>();
        for (SubsidyPlan plan : definitions.subsidies()) {
            int order = 0;
            for (SubsidyRule rule : plan.rules()) {
                rules.add(row(plan, rule, order++));
            }
            plan.multipliers()
                    .forEach((standing, multiplier) ->
                            multipliers.add(new @Nullable Object[] {plan.planCode(), standing, multiplier}));
        }
        return List.of(
                new Change.Synchronisation(
                        new TableData(
                                "mart.subsidy_rule",
                                List.of(
                                        "plan_code",
                                        "rule_id",
                                        "name",
                                        "answer",
                                        "amount",
                                        "unit",
                                        "period",
                                        "clause",
                                        "basis",
                                        "part_of",
                                        "reading",
                                        "missing",
                                        "trial",
                                        "sort_order"),
                                rules),
                        List.of("plan_code", "rule_id")),
                new Change.Synchronisation(
                        new TableData(
                                "mart.subsidy_multiplier", List.of("plan_code", "standing", "multiplier"), multipliers),
                        List.of("plan_code", "standing")));
    }

    private static @Nullable Object[] row(SubsidyPlan plan, SubsidyRule rule, int order) {
        return new @Nullable Object[] {
            plan.planCode(),
            rule.id(),
            rule.name(),
            MartChanges.lower(rule.answer()),
            rule.printed().amount().orElse(null),
            rule.printed().unit(),
            rule.printed().period(),
            rule.printed().clause(),
            rule.entitlement()
                    .map(entitlement -> MartChanges.lower(entitlement.basis()))
                    .orElse(null),
            String.join(",", rule.partOf()),
            rule.reading(),
            rule.missing(),
            plan.isTrial(),
            order
        };
    }

    /**
     * Entitlements added up by beneficiary, and payments under rules that are computed, by the month of their statement. May run
     * in a thread of its own.
     *
     * @param entitled months whose entitlements were built
     * @param paid months whose statements of payments were
     */
    List<Change> changes(Definitions definitions, SortedSet<YearMonth> entitled, SortedSet<YearMonth> paid) {
        // dates are read by the settings of the thread's session
        SparkSession.setActiveSession(lake.spark());
        List<Change> changes = new ArrayList<>();
        if (whole || !entitled.isEmpty()) {
            changes.add(MartChanges.replaceMonths(
                    "mart.subsidy", entitlements(entitled), entitled, whole, ENTITLEMENT_COLUMNS));
        }
        if (whole || !paid.isEmpty()) {
            TableData data = new TableData("mart.subsidy_payment", PAYMENT_COLUMNS, payments(definitions, paid));
            changes.add(
                    whole
                            ? new Change.Replacement(data, "true", List.of())
                            : new Change.Replacement(
                                    data,
                                    "filed_month = any(?)",
                                    List.of(paid.stream()
                                            .map(month -> month.atDay(1))
                                            .toList())));
        }
        return changes;
    }

    private List<@Nullable Object[]> entitlements(SortedSet<YearMonth> months) {
        return rows(
                ENTITLEMENTS,
                months,
                "plan_code, rule_id, county_code, month, beneficiary_id",
                "true",
                "sum(quantity), max(rate_yuan), sum(amount_yuan)");
    }

    private List<@Nullable Object[]> payments(Definitions definitions, SortedSet<YearMonth> months) {
        String computed = definitions.subsidies().stream()
                .flatMap(plan -> plan.rules().stream())
                .filter(rule -> rule.entitlement().isPresent())
                .map(rule -> "'" + rule.id() + "'")
                .collect(Collectors.joining(", "));
        return rows(
                PAYMENTS,
                months,
                "scheme, county_code, for_month, month, beneficiary_id",
                "scheme in (" + computed + ")",
                "sum(amount_yuan), cast(count(*) as int)");
    }

    private List<@Nullable Object[]> rows(
            String table, SortedSet<YearMonth> months, String key, String condition, String sums) {
        if (months.isEmpty() || !lake.exists("gold", table)) {
            return List.of();
        }
        String list =
                months.stream().map(month -> "date '" + month.atDay(1) + "'").collect(Collectors.joining(", "));
        String view = "mart_rows_of_" + table;
        lake.read("gold", table, months::contains).createOrReplaceTempView(view);
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Row row : lake.spark()
                .sql("select " + key + ", " + sums + " from " + view + " where month in (" + list + ") and " + condition
                        + " group by " + key)
                .collectAsList()) {
            @Nullable Object[] values = new @Nullable Object[row.length()];
            for (int index = 0; index < values.length; index++) {
                values[index] = row.get(index);
            }
            rows.add(values);
        }
        return rows;
    }
}
