package io.eldercare.lake.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.types.DataType;
import scala.Option;
import scala.Product;
import scala.collection.Iterable;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Visits plans and expressions of a tree without recursion, so that no depth breaks it, and stops at a number of nodes and a depth.
 */
final class TreeWalk {
    static final int ANALYSED_NODES = 200_000;
    static final int ANALYSED_DEPTH = 2_000;

    interface Visitor {
        void plan(LogicalPlan plan);

        void expression(Expression expression);
    }

    private record Place(Object node, int depth) {}

    private final Visitor visitor;
    private final int mostNodes;
    private final int deepest;
    private final Deque<Place> waiting = new ArrayDeque<>();
    private int nodes;

    TreeWalk(Visitor visitor, int mostNodes, int deepest) {
        this.visitor = visitor;
        this.mostNodes = mostNodes;
        this.deepest = deepest;
    }

    /**
     * A plan from the parser: goes through every field of every node, also those that Spark's own traversals leave out, such as the definitions of a WITH
     * or of a named window.
     */
    void parsed(LogicalPlan root) {
        waiting.push(new Place(root, 0));
        while (!waiting.isEmpty()) {
            Place place = waiting.pop();
            Object node = place.node();
            int depth = place.depth();
            if (node instanceof TreeNode<?> tree) {
                visit(tree, depth++);
            }
            if (node instanceof TreeNode<?> || node instanceof Option<?> || isTuple(node)) {
                push(((Product) node).productIterator(), depth);
            } else if (node instanceof Iterable<?> several && !(node instanceof DataType)) {
                push(several.iterator(), depth);
            }
        }
    }

    private static boolean isTuple(Object node) {
        return node instanceof Product && node.getClass().getName().startsWith("scala.Tuple");
    }

    private void push(Iterator<?> fields, int depth) {
        while (fields.hasNext()) {
            Object field = fields.next();
            if (field != null) {
                waiting.push(new Place(field, depth));
            }
        }
    }

    /** A plan from the analyser: plans, their expressions, the plans within those. */
    void analysed(LogicalPlan root) {
        waiting.push(new Place(root, 0));
        while (!waiting.isEmpty()) {
            Place place = waiting.pop();
            int depth = place.depth() + 1;
            visit((TreeNode<?>) place.node(), depth);
            if (place.node() instanceof LogicalPlan plan) {
                push(plan.children().iterator(), depth);
                push(plan.expressions().iterator(), depth);
            } else if (place.node() instanceof Expression expression) {
                push(expression.children().iterator(), depth);
                if (expression instanceof PlanExpression<?> subquery) {
                    waiting.push(new Place(subquery.plan(), depth));
                }
            }
        }
    }

    private void visit(TreeNode<?> node, int depth) {
        nodes++;
        if (nodes > mostNodes || depth > deepest) {
            throw StatementText.tooDeep();
        }
        if (node instanceof LogicalPlan plan) {
            visitor.plan(plan);
        } else if (node instanceof Expression expression) {
            visitor.expression(expression);
        }
    }

    static java.util.List<String> strings(scala.collection.Seq<String> names) {
        return java.util.List.copyOf(CollectionConverters.asJava(names));
    }
}
