package io.eldercare.lake.sql;

import java.net.URI;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UserDefinedExpression;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LeafNode;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The second look, at what the analyser made of a statement: every leaf is the lake's own files or has no files and no expression calls other code or
 * tells of the server.
 */
final class AnalysedCheck implements TreeWalk.Visitor {
    private static final String EXPRESSIONS = "org.apache.spark.sql.catalyst.expressions.";

    private static final Set<String> REFUSED = Set.of(
            "CallMethodViaReflection",
            "TryReflect",
            "InputFileName",
            "InputFileBlockStart",
            "InputFileBlockLength",
            "CurrentUser",
            "CurrentDatabase",
            "CurrentCatalog",
            "CurrentPath",
            "SparkVersion",
            "CurrentTimestamp",
            "Now",
            "LocalTimestamp",
            "CurrentTimeZone",
            "Uuid",
            "Rand",
            "Randn",
            "Shuffle",
            "MonotonicallyIncreasingID",
            "SparkPartitionID",
            "RaiseError",
            "VariableReference",
            "GetVariable");

    private static final Set<String> CALLS = Set.of("StaticInvoke", "Invoke");

    private final URI lake;

    private AnalysedCheck(URI lake) {
        this.lake = lake;
    }

    /**
     * @param statement the whole plan
     * @param lake folder of the tables
     */
    static void of(LogicalPlan statement, URI lake) {
        AnalysedCheck check = new AnalysedCheck(lake);
        new TreeWalk(check, TreeWalk.ANALYSED_NODES, TreeWalk.ANALYSED_DEPTH).analysed(statement);
    }

    @Override
    public void plan(LogicalPlan plan) {
        if (plan instanceof Command) {
            throw unsafe(plan.nodeName());
        }
        if (plan instanceof LogicalRelation relation) {
            files(relation);
        } else if (plan instanceof LeafNode
                && !(plan instanceof LocalRelation)
                && !(plan instanceof OneRowRelation)
                && !(plan instanceof CTERelationRef)) {
            throw unsafe(plan.nodeName());
        }
    }

    private void files(LogicalRelation relation) {
        if (!(relation.relation() instanceof HadoopFsRelation files)
                || !(files.fileFormat() instanceof ParquetFileFormat)) {
            throw unsafe(relation.nodeName());
        }
        for (Path root : CollectionConverters.asJava(files.location().rootPaths())) {
            if (!isBelow(root.toUri().normalize())) {
                throw unsafe(relation.nodeName());
            }
        }
    }

    private boolean isBelow(URI path) {
        String folder = lake.getPath().endsWith("/") ? lake.getPath() : lake.getPath() + "/";
        return path.getPath().startsWith(folder);
    }

    @Override
    public void expression(Expression expression) {
        String name = expression.getClass().getSimpleName();
        if (expression instanceof UserDefinedExpression
                || REFUSED.contains(name)
                || !expression.getClass().getName().startsWith("org.apache.spark.sql.catalyst.")) {
            throw refused(expression);
        }
        if (expression instanceof AttributeReference attribute
                && attribute.metadata().contains("__metadata_col")) {
            throw refused(expression);
        }
        boolean foreign = !expression.getClass().getName().startsWith(EXPRESSIONS)
                && !expression.getClass().getName().startsWith("org.apache.spark.sql.catalyst.analysis.");
        if (foreign || CALLS.contains(name)) {
            throw refused(expression);
        }
    }

    private static RefusedStatement refused(Expression expression) {
        return new RefusedStatement(
                Refusal.LAKE_FUNCTION, "不开放的函数或字段 " + expression.prettyName() + "：可用的函数见 docs/lake.md");
    }

    private static RefusedStatement unsafe(String what) {
        return new RefusedStatement(Refusal.LAKE_UNSAFE, "查询会读到湖中表以外的东西（" + what + "），没有执行：请把语句交给管理员看");
    }
}
