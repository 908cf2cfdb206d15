package io.eldercare.transform.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias$;
import org.apache.spark.sql.catalyst.rules.Rule;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Resolves queries over tables that have a schema and no rows, with Spark's own parser and analyser and without a session. Every
 * column of such a table carries its table's name, which survives the copies that the analyser makes of a table read twice.
 */
final class QueryAnalyser {
    private static final String TABLE = "lineage.table";

    private final Map<String, StructType> tables = new TreeMap<>();
    private final BoundAnalyzer analyzer = new BoundAnalyzer();

    /** @param name as queries name it, {@code layer.table} */
    void define(String name, StructType schema) {
        tables.put(name, schema);
    }

    StructType schema(String name) {
        StructType schema = tables.get(name);
        if (schema == null) {
            throw new IllegalArgumentException("Cannot tell the columns of " + name + ": it is not defined");
        }
        return schema;
    }

    /**
     * @throws IllegalStateException when the query does not fit the tables; the message is Spark's
     */
    LogicalPlan resolve(String sql) {
        try {
            return analyzer.executeAndCheck(
                    CatalystSqlParser$.MODULE$.parsePlan(sql), new QueryPlanningTracker(scala.Option.empty()));
        } catch (Exception unfit) { // Spark throws checked ones that it does not declare
            throw new IllegalStateException("Cannot resolve the query: " + unfit.getMessage(), unfit);
        }
    }

    /** The table that a column of {@link LocalRelation} belongs to; empty for rows that the query itself states. */
    static String tableOf(Attribute column) {
        return column.metadata().contains(TABLE) ? column.metadata().getString(TABLE) : "";
    }

    private LogicalPlan relation(UnresolvedRelation unresolved) {
        String name = String.join(".", CollectionConverters.asJava(unresolved.multipartIdentifier()));
        StructType schema = tables.get(name);
        if (schema == null) {
            return unresolved;
        }
        List<Attribute> output = new ArrayList<>();
        for (StructField field : schema.fields()) {
            Metadata origin = new MetadataBuilder().putString(TABLE, name).build();
            ExprId id = NamedExpression.newExprId();
            output.add(new AttributeReference(field.name(), field.dataType(), field.nullable(), origin, id, empty()));
        }
        LogicalPlan rows = new LocalRelation(seq(output), empty(), false, scala.Option.empty());
        List<String> parts = CollectionConverters.asJava(unresolved.multipartIdentifier());
        return SubqueryAlias$.MODULE$.apply(parts.get(parts.size() - 1), rows);
    }

    private static <T> Seq<T> empty() {
        return seq(List.of());
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }

    private final class BoundAnalyzer extends Analyzer {
        BoundAnalyzer() {
            super(new SessionCatalog(
                    new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
                    FunctionRegistry.builtin(),
                    TableFunctionRegistry.builtin()));
        }

        @Override
        public Seq<Rule<LogicalPlan>> extendedResolutionRules() {
            return seq(List.of(new Binding()));
        }
    }

    private final class Binding extends Rule<LogicalPlan> {
        @Override
        public LogicalPlan apply(LogicalPlan plan) {
            return plan.resolveOperatorsUp(new AbstractPartialFunction<LogicalPlan, LogicalPlan>() {
                @Override
                public boolean isDefinedAt(LogicalPlan node) {
                    return node instanceof UnresolvedRelation;
                }

                @Override
                public LogicalPlan apply(LogicalPlan node) {
                    return node instanceof UnresolvedRelation unresolved ? relation(unresolved) : node;
                }
            });
        }
    }
}
