package io.eldercare.transform.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small queries over silver.t (a, b, c) and silver.u (a, d). */
class RowsWalkTest {
    private static final QueryAnalyser ANALYSER = new QueryAnalyser();

    @BeforeAll
    static void define() {
        ANALYSER.define("silver.t", StructType.fromDDL("a int, b int, c string"));
        ANALYSER.define("silver.u", StructType.fromDDL("a int, d string"));
    }

    private static String text(Flow flow) {
        List<String> sources = new ArrayList<>();
        flow.forEach((column, influence) -> sources.add(
                influence + " " + column.path().replace("silver.", "").replace("*", "rows")));
        return String.join(", ", sources);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select a from silver.t                                                          | IDENTITY t.a
            select a as x from (select b as a from silver.t)                                | IDENTITY t.b
            select a + b from silver.t                                                      | TRANSFORMATION t.a, TRANSFORMATION t.b
            select 1 from silver.t                                                          |
            select case when a > 1 then b else 0 end from silver.t                          | CONDITIONAL t.a, TRANSFORMATION t.b
            select if(a > 1, b, 0) from silver.t                                            | CONDITIONAL t.a, TRANSFORMATION t.b
            select sum(b) from silver.t                                                     | AGGREGATION t.b
            select sum(b) filter (where a > 1) from silver.t                                | CONDITIONAL t.a, AGGREGATION t.b
            select sum(case when a > 1 then 1 else 0 end) from silver.t                     | CONDITIONAL t.a
            select count(*) from silver.t                                                   | AGGREGATION t.rows
            select cast(sum(b) as string) from silver.t                                     | AGGREGATION t.b
            select max_by(b, c) from silver.t                                               | AGGREGATION t.b, SORT t.c
            select max(struct(a, b)).b from silver.t                                        | SORT t.a, AGGREGATION t.b
            select (max(struct(a, b))).a from silver.t                                      | AGGREGATION t.a
            select sum(b) over (partition by a order by c) from silver.t                    | WINDOW t.a, AGGREGATION t.b, WINDOW t.c
            select row_number() over (order by c) from silver.t                             | WINDOW t.c
            select lag(b) over (order by c) from silver.t                                   | TRANSFORMATION t.b, WINDOW t.c
            select min(struct(a, b)) over (partition by c).b from silver.t                  | SORT t.a, AGGREGATION t.b, WINDOW t.c
            select part from silver.t lateral view explode(split(c, ',')) as part           | TRANSFORMATION t.c
            select explode(split(c, ',')) from silver.t                                     | TRANSFORMATION t.c
            select transform(split(c, ','), x -> concat(x, b)) from silver.t                | TRANSFORMATION t.b, TRANSFORMATION t.c
            select a from silver.t union all select b from silver.t                         | IDENTITY t.a, IDENTITY t.b
            select a from silver.t union select a from silver.u                             | IDENTITY t.a, IDENTITY u.a
            with x as (select b as y from silver.t) select y from x                         | IDENTITY t.b
            with x as (select a from silver.t), y as (select * from x) select p.a from y p join y q on p.a = q.a | IDENTITY t.a
            select d from silver.t join silver.u using (a)                                  | IDENTITY u.d
            select coalesce(u.a, t.a) from silver.t left join silver.u on t.a = u.a         | TRANSFORMATION t.a, TRANSFORMATION u.a
            select y.b from silver.t as x join silver.t as y on x.a = y.b                   | IDENTITY t.b
            select (select max(d) from silver.u where u.a = t.a) from silver.t              | CONDITIONAL t.a, FILTER t.a, TRANSFORMATION u.rows, FILTER u.a, AGGREGATION u.d
            select s.d from silver.t, lateral (select d from silver.u where u.a = t.a) as s | IDENTITY u.d
            select nullif(a, b) from silver.t                                               | TRANSFORMATION t.a, CONDITIONAL t.a, CONDITIONAL t.b
            """)
    void followsAColumn(String sql, String sources) {
        assertThat(text(RowsWalk.of(ANALYSER.resolve(sql)).values().get(0))).isEqualTo(sources == null ? "" : sources);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select b from silver.t                                            | TRANSFORMATION t.rows
            select b from silver.t where a > 1                                | TRANSFORMATION t.rows, FILTER t.a
            select sum(b) from silver.t group by a having sum(b) > 1          | TRANSFORMATION t.rows, GROUP_BY t.a, FILTER t.b
            select b from silver.t order by c                                 | TRANSFORMATION t.rows, SORT t.c
            select distinct b from silver.t                                   | TRANSFORMATION t.rows, GROUP_BY t.b
            select b from silver.t join silver.u on t.a = u.a                 | TRANSFORMATION t.rows, JOIN t.a, TRANSFORMATION u.rows, JOIN u.a
            select b from silver.t where exists (select 1 from silver.u where u.a = t.a) | TRANSFORMATION t.rows, FILTER t.a, FILTER u.rows, FILTER u.a
            select b from silver.t where c in (select d from silver.u)        | TRANSFORMATION t.rows, FILTER t.c, FILTER u.rows, FILTER u.d
            """)
    void tellsWhatDecidesWhichRowsThereAre(String sql, String sources) {
        assertThat(text(RowsWalk.of(ANALYSER.resolve(sql)).which())).isEqualTo(sources);
    }

    @Test
    void refusesAQueryThatDoesNotFitItsTables() {
        assertThatThrownBy(() -> ANALYSER.resolve("select nursing from silver.t"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nursing");
        assertThatThrownBy(() -> ANALYSER.resolve("select a from silver.unknown"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknown");
    }
}
