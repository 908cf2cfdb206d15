package io.eldercare.lake.sql;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.plans.logical.DescribeRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ShowTables;
import org.apache.spark.sql.classic.SparkSession;

/**
 * A statement that passed the list: parsed once, checked, bound to the lake's files. The plan that was checked is the plan that runs; the text is not
 * read again.
 *
 * @param parsed what the parser made of it
 * @param reads full names of the relations
 * @param withNames names that the statement gives to its own subqueries
 */
public record CheckedQuery(
        LogicalPlan parsed, Set<String> reads, Set<String> withNames, Kind kind, RelationNames names) {
    /** What a statement asks for. */
    public enum Kind {
        ROWS,
        /** SHOW TABLES */
        TABLES,
        /** DESCRIBE of one relation, the only one it reads */
        COLUMNS
    }

    public CheckedQuery {
        reads = Set.copyOf(reads);
        withNames = Set.copyOf(withNames);
    }

    /** @throws RefusedStatement with what is not allowed */
    public static CheckedQuery of(SparkSession spark, StatementText statement, RelationNames names) {
        LogicalPlan parsed = parse(spark, statement.text());
        if (parsed instanceof ShowTables) {
            return new CheckedQuery(parsed, Set.of(), Set.of(), Kind.TABLES, names);
        }
        if (parsed instanceof DescribeRelation describe && describe.relation() instanceof UnresolvedTableOrView table) {
            String name = String.join(".", TreeWalk.strings(table.multipartIdentifier()));
            return new CheckedQuery(parsed, Set.of(names.require(name)), Set.of(), Kind.COLUMNS, names);
        }
        ParsedCheck check = ParsedCheck.of(parsed, names);
        return new CheckedQuery(parsed, check.reads(), check.withNames(), Kind.ROWS, names);
    }

    private static LogicalPlan parse(SparkSession spark, String text) {
        try {
            return spark.sessionState().sqlParser().parsePlan(text);
        } catch (Exception wrong) {
            throw SparkFailure.explain(wrong);
        }
    }

    /**
     * Binds the names to files and analyses.
     *
     * @param lake folder of the tables
     */
    public Dataset<Row> bind(SparkSession spark, Relations relations, URI lake) {
        Map<String, LogicalPlan> plans = new HashMap<>();
        for (String name : reads) {
            plans.put(name, plan(relations.open(name)));
        }
        LogicalPlan bound = new Substitution(names, plans, withNames).in(parsed);
        Dataset<Row> rows = org.apache.spark.sql.classic.Dataset.ofRows(spark, bound);
        AnalysedCheck.of(plan(rows), lake);
        return rows;
    }

    private static LogicalPlan plan(Dataset<Row> rows) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                .queryExecution()
                .analyzed();
    }

    /** The names that the reader may read, in order. */
    public List<String> tables() {
        return names.allowed().stream().sorted().toList();
    }
}
