package io.eldercare.lake.sql;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Settings of a session that runs queries of people, beyond those of a run. */
public final class QueryRules {
    private static final Map<String, String> RULES = Map.of(
            // joins without a condition only where CROSS JOIN says so
            "spark.sql.crossJoin.enabled",
            "false",
            "spark.sql.variable.substitute",
            "false",
            "spark.sql.runSQLOnFiles",
            "false",
            "spark.sql.autoBroadcastJoinThreshold",
            "16MB",
            "spark.sql.broadcastTimeout",
            "60",
            "spark.sql.codegen.maxFields",
            "60");

    private QueryRules() {}

    public static void apply(SparkSession spark) {
        RULES.forEach(spark.conf()::set);
    }
}
