package io.eldercare.transform.lineage;

import io.eldercare.lineage.Influence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionId;
import org.apache.spark.sql.catalyst.expressions.CommonExpressionRef;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GetStructField;
import org.apache.spark.sql.catalyst.expressions.If;
import org.apache.spark.sql.catalyst.expressions.OuterReference;
import org.apache.spark.sql.catalyst.expressions.ScalarSubquery;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.WindowSpecDefinition;
import org.apache.spark.sql.catalyst.expressions.With;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.expressions.aggregate.AnyValue;
import org.apache.spark.sql.catalyst.expressions.aggregate.First;
import org.apache.spark.sql.catalyst.expressions.aggregate.Last;
import org.apache.spark.sql.catalyst.expressions.aggregate.Max;
import org.apache.spark.sql.catalyst.expressions.aggregate.MaxBy;
import org.apache.spark.sql.catalyst.expressions.aggregate.Min;
import org.apache.spark.sql.catalyst.expressions.aggregate.MinBy;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Follows an expression down to the columns in scope. */
final class ValueWalk {
    /** Subqueries are followed in the scope that they stand in. */
    interface Subqueries {
        RowsWalk.Rows rows(LogicalPlan plan, Map<ExprId, Flow> outer);
    }

    private final Map<ExprId, Flow> scope;
    private final Map<CommonExpressionId, Flow> shared = new HashMap<>();
    private final Flow rows;
    private final Subqueries subqueries;

    /** @param rows the tables that rows come from: what a number of rows is made of */
    ValueWalk(Map<ExprId, Flow> scope, Flow rows, Subqueries subqueries) {
        this.scope = new HashMap<>(scope);
        this.rows = rows;
        this.subqueries = subqueries;
    }

    Flow of(Expression expression) {
        if (expression instanceof AttributeReference column) {
            return column(column);
        }
        if (expression instanceof Alias alias) {
            return of(alias.child());
        }
        if (expression instanceof OuterReference outer) {
            return of((Expression) outer.e());
        }
        if (expression instanceof CreateNamedStruct struct) {
            return Flow.struct(all(struct.valExprs()));
        }
        if (expression instanceof GetStructField field) {
            return of(field.child()).field(field.ordinal());
        }
        if (expression instanceof AggregateExpression aggregate) {
            return aggregate(aggregate);
        }
        if (expression instanceof WindowExpression window) {
            return window(window);
        }
        if (expression instanceof CaseWhen branches) {
            return branches(branches);
        }
        if (expression instanceof If choice) {
            return Flow.union(
                    of(choice.predicate()).as(Influence.CONDITIONAL),
                    of(choice.trueValue()).then(Influence.TRANSFORMATION),
                    of(choice.falseValue()).then(Influence.TRANSFORMATION));
        }
        if (expression instanceof With with) {
            CollectionConverters.asJava(with.defs()).forEach(each -> shared.put(each.id(), of(each.child())));
            return of(with.child());
        }
        if (expression instanceof CommonExpressionRef reference) {
            return shared.getOrDefault(reference.id(), Flow.NONE);
        }
        if (expression instanceof SubqueryExpression subquery) {
            return subquery(subquery);
        }
        return Flow.union(all(expression.children())).then(Influence.TRANSFORMATION);
    }

    private Flow column(AttributeReference column) {
        Flow known = scope.get(column.exprId());
        if (known == null) {
            throw new IllegalStateException("Cannot follow " + column.name() + ": it is not in scope");
        }
        return known;
    }

    private List<Flow> all(Seq<? extends Expression> expressions) {
        List<Flow> flows = new ArrayList<>();
        CollectionConverters.asJava(expressions).forEach(each -> flows.add(of(each)));
        return flows;
    }

    private Flow branches(CaseWhen choice) {
        List<Flow> flows = new ArrayList<>();
        CollectionConverters.asJava(choice.branches()).forEach(branch -> {
            flows.add(of(branch._1()).as(Influence.CONDITIONAL));
            flows.add(of(branch._2()).then(Influence.TRANSFORMATION));
        });
        if (choice.elseValue().isDefined()) {
            flows.add(of(choice.elseValue().get()).then(Influence.TRANSFORMATION));
        }
        return Flow.union(flows);
    }

    private Flow aggregate(AggregateExpression aggregate) {
        Flow value = function(aggregate.aggregateFunction());
        return aggregate.filter().isEmpty()
                ? value
                : Flow.union(value, of(aggregate.filter().get()).as(Influence.CONDITIONAL));
    }

    private Flow function(AggregateFunction function) {
        if (function instanceof MaxBy by) {
            return picked(by.valueExpr(), by.orderingExpr());
        }
        if (function instanceof MinBy by) {
            return picked(by.valueExpr(), by.orderingExpr());
        }
        Flow value = Flow.union(all(function.children()));
        boolean picks = function instanceof Max
                || function instanceof Min
                || function instanceof First
                || function instanceof Last
                || function instanceof AnyValue;
        if (picks && !value.fields().isEmpty()) {
            return value.chosen();
        }
        return (value.sources().isEmpty() ? rows : value).then(Influence.AGGREGATION);
    }

    private Flow picked(Expression value, Expression order) {
        return Flow.union(of(value).then(Influence.AGGREGATION), of(order).as(Influence.SORT));
    }

    private Flow window(WindowExpression window) {
        WindowSpecDefinition over = window.windowSpec();
        Flow value = of(window.windowFunction());
        Flow place = Flow.union(
                Flow.union(all(over.partitionSpec())).as(Influence.WINDOW),
                Flow.union(all(over.orderSpec())).as(Influence.WINDOW));
        if (value.fields().isEmpty()) {
            return Flow.union(value, place);
        }
        return Flow.struct(
                value.fields().stream().map(field -> Flow.union(field, place)).toList());
    }

    private Flow subquery(SubqueryExpression subquery) {
        RowsWalk.Rows rows = subqueries.rows((LogicalPlan) subquery.plan(), scope);
        Flow tested = Flow.union(all(subquery.children())).as(Influence.CONDITIONAL);
        if (subquery instanceof ScalarSubquery) {
            return Flow.union(rows.values().get(0).then(Influence.TRANSFORMATION), rows.which(), tested);
        }
        return Flow.union(Flow.union(rows.values()), rows.which(), tested).as(Influence.CONDITIONAL);
    }
}
