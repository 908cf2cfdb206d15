package io.eldercare.lake.sql;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** What Spark said, in words for the person who asked: without values, paths and plans. */
public final class SparkFailure {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d_.,`、 ]{1,120}");

    private SparkFailure() {}

    /** @param failure what parsing, analysing or running a statement threw */
    public static RefusedStatement explain(Throwable failure) {
        Optional<RefusedStatement> own = first(failure, RefusedStatement.class);
        if (own.isPresent()) {
            return own.get();
        }
        if (first(failure, StackOverflowError.class).isPresent()) {
            return StatementText.tooDeep();
        }
        if (first(failure, OutOfMemoryError.class).isPresent()) {
            return memory();
        }
        return first(failure, SparkThrowable.class).map(SparkFailure::spark).orElseGet(() -> unknown(failure));
    }

    public static RefusedStatement memory() {
        return new RefusedStatement(Refusal.LAKE_MEMORY, "查询占用的内存太多，已停止：请加条件、先汇总，或少取字段");
    }

    private static <T> Optional<T> first(Throwable failure, Class<T> type) {
        return Stream.iterate(Optional.of(failure), Optional::isPresent, each -> each.map(Throwable::getCause))
                .flatMap(Optional::stream)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static RefusedStatement spark(SparkThrowable failure) {
        String condition = Optional.ofNullable(failure.getCondition()).orElse("");
        Map<String, String> words = failure.getMessageParameters();
        if (failure instanceof ParseException parse) {
            return parse(parse, condition);
        }
        if (condition.startsWith("UNRESOLVED_COLUMN") || condition.startsWith("UNRESOLVED_FIELD")) {
            return meaning("没有字段" + name(words, "objectName", "fieldName") + suggestion(words));
        }
        if (condition.startsWith("AMBIGUOUS")) {
            return meaning("字段" + name(words, "name") + "在几张表里都有：请写成 表名.字段名");
        }
        if (condition.startsWith("MISSING_AGGREGATION") || condition.startsWith("MISSING_GROUP_BY")) {
            return meaning("字段既没有汇总也不在 group by 里：请加进 group by，或用 sum、max 等函数");
        }
        if (condition.startsWith("DATATYPE_MISMATCH") || condition.startsWith("INCOMPATIBLE")) {
            return meaning("类型不合：请核对字段类型（\\d 表名），必要时用 cast 转换");
        }
        if (condition.startsWith("TABLE_OR_VIEW_NOT_FOUND")) {
            return RelationNames.unknown();
        }
        if (condition.startsWith("UNRESOLVED_ROUTINE")) {
            return new RefusedStatement(Refusal.LAKE_FUNCTION, "没有这个函数：可用的函数见 docs/lake.md，输入 \\df 列出");
        }
        if (isCrossJoin(failure)) {
            return new RefusedStatement(Refusal.LAKE_CROSS_JOIN, "两张表没有连接条件：请用 join … on 写明怎样连接；确要全部组合时写 cross join");
        }
        if (failure instanceof AnalysisException) {
            return meaning("语句的意思有误" + code(condition) + "：请核对字段、函数的参数和 group by");
        }
        if (first((Throwable) failure, OutOfMemoryError.class).isPresent() || condition.contains("MEMORY")) {
            return memory();
        }
        return running(condition);
    }

    private static RefusedStatement parse(ParseException failure, String condition) {
        if (condition.equals("FAILED_TO_PARSE_TOO_COMPLEX")) {
            return StatementText.tooDeep();
        }
        String place = failure.start().line().isDefined()
                        && failure.start().startPosition().isDefined()
                ? "（第 " + failure.start().line().get() + " 行第 "
                        + ((Integer) failure.start().startPosition().get() + 1) + " 个字符附近）"
                : "";
        return new RefusedStatement(Refusal.LAKE_SYNTAX, "看不懂的语句" + place + "：请检查拼写、括号和引号；这里只能写 Spark SQL 的查询");
    }

    private static RefusedStatement running(String condition) {
        String why = switch (condition) {
            case "DIVIDE_BY_ZERO" -> "除数为零：请用 try_divide，或用 nullif(除数, 0)";
            case "CAST_INVALID_INPUT" -> "有的值不能转换成要求的类型：请用 try_cast，或先用条件排除";
            case "CAST_OVERFLOW", "ARITHMETIC_OVERFLOW", "NUMERIC_VALUE_OUT_OF_RANGE" ->
                "数值超出范围：请先转换成 decimal(38,0) 或 double";
            case "SCALAR_SUBQUERY_TOO_MANY_ROWS" -> "括号里的子查询返回了多行，这里只能有一个值：请加条件或用 max、min";
            case "INVALID_ARRAY_INDEX", "INVALID_ARRAY_INDEX_IN_ELEMENT_AT" -> "下标超出数组：请用 try_element_at";
            default -> "执行时出错" + code(condition) + "：请核对计算和转换，缩小范围再试";
        };
        return new RefusedStatement(Refusal.LAKE_VALUE, why);
    }

    private static boolean isCrossJoin(SparkThrowable failure) {
        String message = String.valueOf(((Throwable) failure).getMessage());
        return message.contains("cartesian product") || message.contains("CROSS JOIN");
    }

    private static RefusedStatement meaning(String text) {
        return new RefusedStatement(Refusal.LAKE_MEANING, text);
    }

    private static RefusedStatement unknown(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains("maxResultSize") || text.contains("OutOfMemory")) {
            return memory();
        }
        if (text.contains("No space left")) {
            return new RefusedStatement(Refusal.LAKE_DISK, "查询占用的临时空间太多，已停止：请缩小范围");
        }
        return new RefusedStatement(
                Refusal.LAKE_FAILED, "查询没有完成（" + failure.getClass().getSimpleName() + "）：请缩小范围再试，仍不行请找管理员");
    }

    private static String name(Map<String, String> words, String... keys) {
        return Stream.of(keys)
                .map(words::get)
                .filter(word -> word != null && NAME.matcher(word).matches())
                .map(word -> " " + word.replace("`", "") + " ")
                .findFirst()
                .orElse("");
    }

    private static String suggestion(Map<String, String> words) {
        String found = name(words, "proposal");
        return found.isBlank() ? "：输入 \\d 表名 列出字段" : "：是不是" + found.strip().replace(", ", "、") + "？";
    }

    private static String code(String condition) {
        return condition.isEmpty() || condition.startsWith("_LEGACY") ? "" : "（" + condition + "）";
    }
}
