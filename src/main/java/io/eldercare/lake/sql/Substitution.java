package io.eldercare.lake.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.AliasIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.Function1;
import scala.Option;
import scala.Tuple3;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractPartialFunction;

/**
 * Puts the lake's tables in place of their names, so that no catalog is asked for a name: a name that is not in the list cannot be found, whatever it is.
 */
final class Substitution {
    private final RelationNames names;
    private final Map<String, LogicalPlan> plans;
    private final Set<String> withNames;

    /**
     * @param plans analysed plan of each full name that the statement reads
     * @param withNames names that the statement gives to its own subqueries
     */
    Substitution(RelationNames names, Map<String, LogicalPlan> plans, Set<String> withNames) {
        this.names = names;
        this.plans = plans;
        this.withNames = withNames;
    }

    LogicalPlan in(LogicalPlan parsed) {
        return (LogicalPlan) parsed.transformDown(new Plans());
    }

    private LogicalPlan table(UnresolvedRelation relation) {
        List<String> parts = TreeWalk.strings(relation.multipartIdentifier());
        String written = String.join(".", parts).toLowerCase(Locale.ROOT);
        if (withNames.contains(written)) {
            return relation;
        }
        String name = names.require(written);
        LogicalPlan plan = plans.get(name);
        if (plan == null) {
            throw RelationNames.unknown();
        }
        int point = name.indexOf('.');
        return new SubqueryAlias(
                new AliasIdentifier(
                        name.substring(point + 1),
                        CollectionConverters.asScala(List.of(name.substring(0, point)))
                                .toSeq()),
                plan);
    }

    private LogicalPlan with(UnresolvedWith with) {
        List<Tuple3<String, SubqueryAlias, Option<Object>>> entries = new ArrayList<>();
        CollectionConverters.asJava(with.cteRelations())
                .forEach(entry -> entries.add(new Tuple3<>(entry._1(), (SubqueryAlias) in(entry._2()), entry._3())));
        return with.copy(with.child(), CollectionConverters.asScala(entries).toSeq(), with.allowRecursion());
    }

    private final class Plans extends AbstractPartialFunction<LogicalPlan, LogicalPlan> {
        @Override
        public boolean isDefinedAt(LogicalPlan plan) {
            return true;
        }

        @Override
        public <A extends LogicalPlan, B> B applyOrElse(A plan, Function1<A, B> otherwise) {
            @SuppressWarnings("unchecked")
            B result = (B) replace(plan);
            return result;
        }

        private LogicalPlan replace(LogicalPlan plan) {
            if (plan instanceof UnresolvedRelation relation) {
                return table(relation);
            }
            LogicalPlan outer = plan instanceof UnresolvedWith with ? with(with) : plan;
            return (LogicalPlan) outer.transformExpressionsDown(new Subqueries());
        }
    }

    private final class Subqueries extends AbstractPartialFunction<Expression, Expression> {
        @Override
        public boolean isDefinedAt(Expression expression) {
            return expression instanceof SubqueryExpression;
        }

        @Override
        public <A extends Expression, B> B applyOrElse(A expression, Function1<A, B> otherwise) {
            if (expression instanceof SubqueryExpression subquery) {
                @SuppressWarnings("unchecked")
                B result = (B) subquery.withNewPlan(in(subquery.plan()));
                return result;
            }
            return otherwise.apply(expression);
        }
    }
}
