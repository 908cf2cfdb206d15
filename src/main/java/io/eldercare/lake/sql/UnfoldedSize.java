package io.eldercare.lake.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.jdk.javaapi.CollectionConverters;

/**
 * How large a parsed plan grows when every use of a WITH is written out, as the analyser and the optimiser do: thirty lines can make a billion nodes. A
 * name that is given twice counts as both.
 */
final class UnfoldedSize {
    private final LogicalPlan statement;
    private final Map<String, List<LogicalPlan>> definitions = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    UnfoldedSize(LogicalPlan statement) {
        this.statement = statement;
        walk(statement, new TreeWalk.Visitor() {
            @Override
            public void plan(LogicalPlan plan) {
                if (plan instanceof UnresolvedWith with) {
                    CollectionConverters.asJava(with.cteRelations())
                            .forEach(entry -> definitions
                                    .computeIfAbsent(entry._1().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                                    .add(entry._2()));
                }
            }

            @Override
            public void expression(Expression expression) {}
        });
    }

    /** Nodes, up to a number beyond all bounds. */
    long nodes() {
        return nodes(statement);
    }

    private long nodes(LogicalPlan root) {
        Count count = new Count();
        walk(root, count);
        return Math.min(count.nodes, Integer.MAX_VALUE);
    }

    /** A name within its own definition means another thing of that name, or nothing. */
    private long nodesOf(String name) {
        Long known = sizes.get(name);
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            return 1;
        }
        long size = definitions.getOrDefault(name, List.of()).stream()
                .mapToLong(this::nodes)
                .sum();
        open.remove(name);
        sizes.put(name, size);
        return size;
    }

    private static void walk(LogicalPlan root, TreeWalk.Visitor visitor) {
        new TreeWalk(visitor, ParsedCheck.MOST_NODES, ParsedCheck.DEEPEST).parsed(root);
    }

    private final class Count implements TreeWalk.Visitor {
        private long nodes;

        @Override
        public void plan(LogicalPlan plan) {
            nodes++;
            if (plan instanceof UnresolvedRelation relation) {
                nodes += nodesOf(String.join(".", TreeWalk.strings(relation.multipartIdentifier()))
                        .toLowerCase(Locale.ROOT));
            }
        }

        @Override
        public void expression(Expression expression) {
            nodes++;
        }
    }
}
