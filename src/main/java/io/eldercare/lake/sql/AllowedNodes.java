package io.eldercare.lake.sql;

import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Classes of Spark's parser that a query is made of, by simple name within Catalyst. */
final class AllowedNodes {
    private static final String CATALYST = "org.apache.spark.sql.catalyst.";

    private static final Set<String> PLANS = Set.of(
            "Project",
            "Filter",
            "Join",
            "LateralJoin",
            "Aggregate",
            "Sort",
            "GlobalLimit",
            "LocalLimit",
            "LimitAll",
            "Offset",
            "Distinct",
            "Union",
            "Intersect",
            "Except",
            "Generate",
            "Pivot",
            "Unpivot",
            "Sample",
            "SubqueryAlias",
            "OneRowRelation",
            "LocalRelation",
            "WithWindowDefinition",
            "ResolvedInlineTable",
            "UnresolvedInlineTable",
            "UnresolvedRelation",
            "UnresolvedHaving",
            "UnresolvedQualify",
            "UnresolvedWith",
            "UnresolvedSubqueryColumnAliases",
            "UnresolvedTableValuedFunction",
            "UnresolvedTVFAliases",
            "PipeOperator");

    /** Parts of queries that are known and not wanted, to tell them from commands. */
    private static final Set<String> REFUSED_PARTS = Set.of(
            "UnresolvedHint",
            "RelationTimeTravel",
            "RepartitionByExpression",
            "ScriptTransformation",
            "NameParameterizedQuery",
            "PosParameterizedQuery",
            "PlanWithUnresolvedIdentifier",
            "NearestByJoin",
            "Transpose",
            "Range",
            "NamedStreamingRelation",
            "UnresolvedChangelog",
            "RelationChanges",
            "AsOfJoin");

    private static final Set<String> EXPRESSIONS = Set.of(
            // names
            "UnresolvedAttribute",
            "UnresolvedStar",
            "UnresolvedStarExceptOrReplace",
            "UnresolvedAlias",
            "UnresolvedExtractValue",
            "UnresolvedNamedLambdaVariable",
            "UnresolvedFunction",
            "UnresolvedGenerator",
            "UnresolvedWindowExpression",
            "UnresolvedWithinGroup",
            "UnresolvedOrdinal",
            "UnresolvedPipeAggregateOrdinal",
            "UnresolvedFieldName",
            "AttributeReference",
            "Alias",
            "MultiAlias",
            "LambdaFunction",
            "SortOrder",
            "NamedArgumentExpression",
            "PipeExpression",
            "PipeAggregate",
            "PipeSelect",
            // values and conditions
            "Literal",
            "Cast",
            "UpCast",
            "And",
            "Or",
            "Not",
            "EqualTo",
            "EqualNullSafe",
            "LessThan",
            "LessThanOrEqual",
            "GreaterThan",
            "GreaterThanOrEqual",
            "Between",
            "In",
            "InSubquery",
            "ListQuery",
            "Exists",
            "ScalarSubquery",
            "LateralSubquery",
            "OuterReference",
            "Like",
            "ILike",
            "LikeAll",
            "LikeAny",
            "NotLikeAll",
            "NotLikeAny",
            "RLike",
            "IsNull",
            "IsNotNull",
            "IsUnknown",
            "IsNotUnknown",
            "CaseWhen",
            // arithmetic
            "Add",
            "Subtract",
            "Multiply",
            "Divide",
            "IntegralDivide",
            "Remainder",
            "UnaryMinus",
            "UnaryPositive",
            "BitwiseAnd",
            "BitwiseOr",
            "BitwiseXor",
            "BitwiseNot",
            "Concat",
            "Coalesce",
            // functions that have a syntax of their own
            "StringTrim",
            "StringTrimLeft",
            "StringTrimRight",
            "StringTrimBoth",
            "Overlay",
            "Substring",
            "StringLocate",
            "StringPosition",
            "Extract",
            "TimestampAdd",
            "TimestampAddInterval",
            "TimestampDiff",
            "MakeInterval",
            "MakeYMInterval",
            "CreateNamedStruct",
            "CreateStruct",
            "CurrentDate",
            "First",
            "Last",
            "AnyValue",
            "AggregateExpression",
            "PercentileCont",
            "PercentileDisc",
            "Percentile",
            // windows and groups
            "WindowExpression",
            "WindowSpecDefinition",
            "WindowSpecReference",
            "SpecifiedWindowFrame",
            "UnspecifiedFrame$",
            "UnboundedPreceding$",
            "UnboundedFollowing$",
            "CurrentRow$",
            "Cube",
            "Rollup",
            "GroupingSets",
            "GroupingAnalytics",
            "PivotReference");

    private AllowedNodes() {}

    static boolean isQueryPart(LogicalPlan plan) {
        return isOneOf(PLANS, plan);
    }

    /** A part of a query that is refused, and not a command. */
    static boolean isPartOfQueries(LogicalPlan plan) {
        return REFUSED_PARTS.contains(plan.getClass().getSimpleName());
    }

    static boolean isQueryExpression(Expression expression) {
        return isOneOf(EXPRESSIONS, expression);
    }

    private static boolean isOneOf(Set<String> names, Object node) {
        Class<?> type = node.getClass();
        return type.getName().startsWith(CATALYST) && names.contains(type.getSimpleName());
    }
}
