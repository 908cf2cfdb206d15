package io.eldercare.lake.sql;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedGenerator;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The allow-list on what the parser made of a statement, before anything is looked up or run: kinds of plans and expressions by class, functions and
 * relations by name. What is not named here is refused, so that a new construct of Spark is refused until somebody has looked at it.
 */
final class ParsedCheck implements TreeWalk.Visitor {
    static final int MOST_NODES = 20_000;
    static final int DEEPEST = 250;
    private static final long MOST_UNFOLDED = 50_000;

    private final Set<String> relations = new HashSet<>();
    private final Set<String> withNames = new HashSet<>();
    private final Set<String> reads = new HashSet<>();

    private ParsedCheck() {}

    /**
     * @throws RefusedStatement for anything that is not on the list
     */
    static ParsedCheck of(LogicalPlan parsed, RelationNames names) {
        ParsedCheck check = new ParsedCheck();
        new TreeWalk(check, MOST_NODES, DEEPEST).parsed(parsed);
        if (new UnfoldedSize(parsed).nodes() > MOST_UNFOLDED) {
            throw StatementText.tooDeep();
        }
        for (String mentioned : check.relations) {
            if (!check.withNames.contains(mentioned)) {
                check.reads.add(names.require(mentioned));
            }
        }
        return check;
    }

    /** Full names of the relations that the statement reads. */
    Set<String> reads() {
        return Set.copyOf(reads);
    }

    /** Names that the statement itself gives to subqueries, in lower case. */
    Set<String> withNames() {
        return Set.copyOf(withNames);
    }

    @Override
    public void plan(LogicalPlan plan) {
        if (!AllowedNodes.isQueryPart(plan)) {
            throw AllowedNodes.isPartOfQueries(plan)
                    ? new RefusedStatement(
                            Refusal.LAKE_CONSTRUCT,
                            "查询里用了不开放的写法（" + plan.nodeName() + "）：请只用 select、with、join、where、group by 等查询子句")
                    : new RefusedStatement(
                            Refusal.LAKE_NOT_QUERY,
                            "只能查询，不能修改、设置或执行命令（" + plan.nodeName()
                                    + "）：语句应以 select、with、from、values、show tables 或 describe 开头");
        }
        if (plan instanceof UnresolvedWith with) {
            remember(with);
        }
        if (plan instanceof UnresolvedRelation relation) {
            relation(relation);
        } else if (plan instanceof UnresolvedTableValuedFunction table) {
            rowFunction(TreeWalk.strings(table.name()));
        }
    }

    private void remember(UnresolvedWith with) {
        if (with.allowRecursion()) {
            throw new RefusedStatement(Refusal.LAKE_CONSTRUCT, "不开放递归的 with：请用 gold.dim_region 的上下级代码连接");
        }
        CollectionConverters.asJava(with.cteRelations())
                .forEach(entry -> withNames.add(entry._1().toLowerCase(Locale.ROOT)));
    }

    private void relation(UnresolvedRelation relation) {
        List<String> parts = TreeWalk.strings(relation.multipartIdentifier());
        if (relation.isStreaming() || !relation.options().isEmpty()) {
            throw new RefusedStatement(Refusal.LAKE_CONSTRUCT, "表名后面不能带选项，也不能按流读取：请直接写表名");
        }
        if (parts.size() > 2 || parts.stream().anyMatch(part -> part.indexOf('.') >= 0)) {
            throw RelationNames.unknown();
        }
        relations.add(String.join(".", parts).toLowerCase(Locale.ROOT));
    }

    private static void rowFunction(List<String> name) {
        if (name.size() != 1 || !AllowedFunctions.isGenerator(name.get(0))) {
            throw refusedFunction(String.join(".", name));
        }
    }

    @Override
    public void expression(Expression expression) {
        if (!AllowedNodes.isQueryExpression(expression)) {
            throw new RefusedStatement(
                    Refusal.LAKE_CONSTRUCT, "查询里用了不开放的表达式（" + expression.nodeName() + "）：可用的函数和写法见 docs/lake.md");
        }
        if (expression instanceof UnresolvedAttribute attribute
                && TreeWalk.strings(attribute.nameParts()).contains("_metadata")) {
            throw new RefusedStatement(Refusal.LAKE_CONSTRUCT, "不开放字段 _metadata：它说的是服务器上的文件");
        }
        if (expression instanceof UnresolvedFunction function) {
            List<String> name = TreeWalk.strings(function.nameParts());
            if (name.size() != 1 || !AllowedFunctions.isFunction(name.get(0))) {
                throw refusedFunction(String.join(".", name));
            }
        } else if (expression instanceof UnresolvedGenerator generator) {
            if (generator.name().database().isDefined()) {
                throw refusedFunction(generator.name().unquotedString());
            }
            rowFunction(List.of(generator.name().funcName()));
        }
    }

    private static RefusedStatement refusedFunction(String name) {
        String shown = name.matches("[A-Za-z_][A-Za-z0-9_.]{0,60}") ? " " + name : "";
        return new RefusedStatement(Refusal.LAKE_FUNCTION, "不开放的函数" + shown + "：可用的函数见 docs/lake.md，输入 \\df 列出");
    }
}
