package io.eldercare.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.ContractLoader;
import io.eldercare.definitions.Problems;
import io.eldercare.lake.SilverSchema;
import io.eldercare.testing.TestSpark;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lists against every construct that we know of: what is refused, with which code, and what must pass. No data is needed. */
class CheckedQueryTest {
    private static final SparkSession SPARK = session();
    private static final URI LAKE = Path.of("/home/lake").toUri();
    private static final Map<String, Contract> CONTRACTS =
            ContractLoader.load(Path.of("sql", "sources"), new Problems());
    private static final Map<String, String> OTHERS = Map.of(
            "gold.fct_kpi",
            "kpi_code string, region_code string, month date, numerator decimal(38,6), denominator decimal(38,6)",
            "gold.dim_month",
            "month date",
            "gold.dim_region",
            "region_code string",
            "bronze.delivery",
            "delivery_id string");
    private static final RelationNames NAMES = new RelationNames(
            Set.of(
                    "silver.visit",
                    "silver.facility",
                    "gold.fct_kpi",
                    "gold.dim_month",
                    "gold.dim_region",
                    "bronze.delivery"),
            Set.of("silver.staff"));

    /** With settings of its own: other tests share the session. */
    private static SparkSession session() {
        SparkSession session = (SparkSession) TestSpark.session().newSession();
        QueryRules.apply(session);
        return session;
    }

    /** Empty tables with the columns of the contracts, without those of the verdict. */
    private static Dataset<Row> open(String name) {
        if (name.startsWith("silver.")) {
            Dataset<Row> rows = SPARK.createDataFrame(
                    List.of(), SilverSchema.of(CONTRACTS.get(name.substring("silver.".length()))));
            return rows.drop(SilverSchema.LOAD_ONLY.toArray(String[]::new));
        }
        return SPARK.createDataFrame(List.of(), StructType.fromDDL(OTHERS.get(name)));
    }

    private static void check(String statement) {
        try {
            SparkSession.setActiveSession(SPARK);
            CheckedQuery query = CheckedQuery.of(SPARK, StatementText.of(statement), NAMES);
            if (query.kind() == CheckedQuery.Kind.ROWS) {
                Dataset<Row> rows = query.bind(SPARK, CheckedQueryTest::open, LAKE);
                ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                        .queryExecution()
                        .optimizedPlan();
            }
        } catch (RefusedStatement refused) {
            throw refused;
        } catch (Exception | StackOverflowError failure) {
            throw SparkFailure.explain(failure);
        } finally {
            SparkSession.setActiveSession(TestSpark.session());
        }
    }

    static Stream<StatementFile.Attack> attacks() {
        return StatementFile.attacks().stream();
    }

    static Stream<String> allowed() {
        return StatementFile.allowed().stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesAttacks(StatementFile.Attack attack) {
        RefusedStatement refused = refusal(attack.statement());

        assertThat(refused.refusal()).isEqualTo(attack.code());
        assertThat(refused.getMessage())
                .containsPattern("\\p{IsHan}")
                .doesNotContain("/etc/passwd", "org.apache", "\n");
    }

    @ParameterizedTest
    @MethodSource("allowed")
    void letsQuestionsPass(String statement) {
        check(statement);
    }

    private static RefusedStatement refusal(String statement) {
        RefusedStatement refused = catchThrowableOfType(RefusedStatement.class, () -> check(statement));
        assertThat(refused).as(statement).isNotNull();
        return refused;
    }

    @Test
    void theListOfAttacksIsLong() {
        assertThat(attacks()).hasSizeGreaterThan(250).doesNotHaveDuplicates();
    }

    @Test
    void tellsARoleWhatItMayNotRead() {
        assertThat(refusal("select * from silver.staff").refusal()).isEqualTo(Refusal.LAKE_ROLE);
        assertThat(refusal("describe silver.staff").refusal()).isEqualTo(Refusal.LAKE_ROLE);
        assertThat(refusal("select * from staff").refusal()).isEqualTo(Refusal.LAKE_ROLE);
    }

    /** 41 brackets where 40 are let through; a chain of 300 minus signs is a tree of depth 300. */
    @Test
    void refusesDeepNesting() {
        assertThat(refusal("select " + "(".repeat(41) + "1" + ")".repeat(41)).refusal())
                .isEqualTo(Refusal.LAKE_TOO_DEEP);
        assertThat(refusal("select " + "- ".repeat(300) + "1").refusal()).isEqualTo(Refusal.LAKE_TOO_DEEP);
        assertThat(refusal("select 1" + " + 1".repeat(10_000)).refusal()).isEqualTo(Refusal.LAKE_TOO_DEEP);
        assertThat(refusal("select " + "not ".repeat(16_000) + "true").refusal())
                .isEqualTo(Refusal.LAKE_TOO_DEEP);
        assertThat(refusal("select " + "case when true then ".repeat(60) + "1" + " end".repeat(60))
                        .refusal())
                .isEqualTo(Refusal.LAKE_TOO_DEEP);
        assertThat(refusal(IntStream.range(0, 300).mapToObj(n -> "select 1").collect(Collectors.joining(" union all ")))
                        .refusal())
                .isEqualTo(Refusal.LAKE_TOO_DEEP);
    }

    @Test
    void refusesLongStatements() {
        assertThat(refusal("select '" + "x".repeat(70_000) + "'").refusal()).isEqualTo(Refusal.LAKE_TOO_LONG);
    }

    /** Each of 25 lines uses the one before twice: 2^25 selects when written out. */
    @Test
    void refusesWithsThatGrow() {
        String lines = IntStream.rangeClosed(1, 25)
                .mapToObj(n -> ", t%d as (select * from t%d union all select * from t%d)".formatted(n, n - 1, n - 1))
                .collect(Collectors.joining());

        assertThat(refusal("with t0 as (select 1 as a)" + lines + " select count(*) from t25")
                        .refusal())
                .isEqualTo(Refusal.LAKE_TOO_DEEP);
    }

    @Test
    void longListsPass() {
        check("select * from silver.visit where visit_id in ("
                + IntStream.range(0, 5_000).mapToObj(n -> "'" + n + "'").collect(Collectors.joining(",")) + ")");
        check("select * from silver.visit where "
                + IntStream.range(0, 100)
                        .mapToObj(n -> "visit_id = '" + n + "'")
                        .collect(Collectors.joining(" or ")));
    }
}
