package io.eldercare.transform.lineage;

import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.Influence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationDef;
import org.apache.spark.sql.catalyst.plans.logical.CTERelationRef;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LateralJoin;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.UnaryNode;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.Window;
import org.apache.spark.sql.catalyst.plans.logical.WithCTE;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Follows a resolved query from its tables to the columns that it puts out. */
final class RowsWalk {
    /**
     * What a plan puts out.
     *
     * @param values of its columns, in order
     * @param scope the same by the names that Spark gave them
     * @param which what decides which rows there are: the tables read, filters, joins, groups, order
     */
    record Rows(List<Flow> values, Map<ExprId, Flow> scope, Flow which) {}

    private final Map<Long, Rows> named = new HashMap<>();

    private RowsWalk() {}

    static Rows of(LogicalPlan query) {
        return new RowsWalk().walk(query, Map.of());
    }

    private Rows walk(LogicalPlan plan, Map<ExprId, Flow> outer) {
        if (plan instanceof WithCTE with) {
            for (CTERelationDef definition : CollectionConverters.asJava(with.cteDefs())) {
                named.put(definition.id(), walk(definition.child(), outer));
            }
            return walk(with.plan(), outer);
        }
        if (plan instanceof CTERelationRef reference) {
            Rows rows = named.get(reference.cteId());
            if (rows == null) {
                throw new IllegalStateException("Cannot follow a query that reads itself");
            }
            return output(plan, rows.values(), rows.which());
        }
        if (plan instanceof LocalRelation || plan instanceof OneRowRelation) {
            return base(plan);
        }
        if (plan instanceof Join join) {
            Rows left = walk(join.left(), outer);
            Rows right = walk(join.right(), outer);
            Map<ExprId, Flow> scope = both(left.scope(), right.scope());
            Flow which = Flow.union(left.which(), right.which());
            Flow on = join.condition().isEmpty()
                    ? Flow.NONE
                    : values(scope, outer, which).of(join.condition().get()).as(Influence.JOIN);
            return output(plan, scope, Flow.union(which, on));
        }
        if (plan instanceof LateralJoin join) {
            Rows left = walk(join.left(), outer);
            Rows right = walk((LogicalPlan) join.right().plan(), both(outer, left.scope()));
            return output(plan, both(left.scope(), right.scope()), Flow.union(left.which(), right.which()));
        }
        if (plan instanceof Union union) {
            return union(union, outer);
        }
        if (plan instanceof UnaryNode unary) {
            return unary(plan, walk(unary.child(), outer), outer);
        }
        throw new IllegalStateException("Cannot follow a plan through " + plan.nodeName());
    }

    private Rows unary(LogicalPlan plan, Rows below, Map<ExprId, Flow> outer) {
        ValueWalk values = values(below.scope(), outer, below.which());
        if (plan instanceof Project project) {
            return output(plan, each(values, project.projectList()), below.which());
        }
        if (plan instanceof Aggregate aggregate) {
            Flow groups =
                    Flow.union(each(values, aggregate.groupingExpressions())).as(Influence.GROUP_BY);
            return output(plan, each(values, aggregate.aggregateExpressions()), Flow.union(below.which(), groups));
        }
        if (plan instanceof Filter filter) {
            Flow condition = values.of(filter.condition()).as(Influence.FILTER);
            return output(plan, below.scope(), Flow.union(below.which(), condition));
        }
        if (plan instanceof Sort sort) {
            Flow order = Flow.union(each(values, sort.order())).as(Influence.SORT);
            return output(plan, below.scope(), Flow.union(below.which(), order));
        }
        if (plan instanceof Distinct) {
            Flow groups = Flow.union(below.values()).as(Influence.GROUP_BY);
            return output(plan, below.scope(), Flow.union(below.which(), groups));
        }
        Map<ExprId, Flow> scope = new HashMap<>(below.scope());
        if (plan instanceof Window window) {
            for (NamedExpression each : CollectionConverters.asJava(window.windowExpressions())) {
                scope.put(each.exprId(), values.of((Expression) each));
            }
        }
        if (plan instanceof Generate generate) {
            Flow made = values.of((Expression) generate.generator()).then(Influence.TRANSFORMATION);
            CollectionConverters.asJava(generate.generatorOutput()).forEach(each -> scope.put(each.exprId(), made));
        }
        return output(plan, scope, below.which());
    }

    private Rows union(Union union, Map<ExprId, Flow> outer) {
        List<Rows> branches = CollectionConverters.asJava(union.children()).stream()
                .map(branch -> walk(branch, outer))
                .toList();
        List<Flow> values = new ArrayList<>();
        for (int index = 0; index < attributes(union).size(); index++) {
            int at = index;
            values.add(Flow.union(
                    branches.stream().map(branch -> branch.values().get(at)).toList()));
        }
        return output(
                union, values, Flow.union(branches.stream().map(Rows::which).toList()));
    }

    private ValueWalk values(Map<ExprId, Flow> scope, Map<ExprId, Flow> outer, Flow which) {
        return new ValueWalk(both(outer, scope), which.tables(), this::walk);
    }

    private static List<Flow> each(ValueWalk values, Seq<? extends Object> expressions) {
        List<Flow> flows = new ArrayList<>();
        CollectionConverters.asJava(expressions).forEach(each -> flows.add(values.of((Expression) each)));
        return flows;
    }

    /** Columns that the plan takes over from below under their names. */
    private static Rows output(LogicalPlan plan, Map<ExprId, Flow> scope, Flow which) {
        List<Flow> values = new ArrayList<>();
        for (Attribute attribute : attributes(plan)) {
            Flow known = scope.get(attribute.exprId());
            if (known == null) {
                throw new IllegalStateException(
                        "Cannot follow column " + attribute.name() + " through " + plan.nodeName());
            }
            values.add(known);
        }
        return new Rows(values, scope, which);
    }

    private static Rows output(LogicalPlan plan, List<Flow> values, Flow which) {
        Map<ExprId, Flow> scope = new HashMap<>();
        List<Attribute> attributes = attributes(plan);
        for (int index = 0; index < values.size(); index++) {
            scope.put(attributes.get(index).exprId(), values.get(index));
        }
        return new Rows(values, scope, which);
    }

    private static Rows base(LogicalPlan relation) {
        List<Flow> values = new ArrayList<>();
        Flow which = Flow.NONE;
        for (Attribute column : attributes(relation)) {
            String table = QueryAnalyser.tableOf(column);
            values.add(table.isEmpty() ? Flow.NONE : Flow.of(new ColumnId(table, column.name()), Influence.IDENTITY));
            which = table.isEmpty() ? which : Flow.of(ColumnId.all(table), Influence.TRANSFORMATION);
        }
        return output(relation, values, which);
    }

    private static List<Attribute> attributes(LogicalPlan plan) {
        return CollectionConverters.asJava(plan.output());
    }

    private static Map<ExprId, Flow> both(Map<ExprId, Flow> first, Map<ExprId, Flow> second) {
        Map<ExprId, Flow> both = new HashMap<>(first);
        both.putAll(second);
        return both;
    }
}
