package io.eldercare.bench;

import java.util.Locale;

/** Who computes the figures. */
enum Contender {
    OURS("this program", ""),
    DUCKDB("DuckDB", "io.eldercare.bench.DuckDbContender"),
    POSTGRES("PostgreSQL", "io.eldercare.bench.PostgresContender"),
    SPARK("plain Spark script", "io.eldercare.bench.PlainSparkContender");

    private final String title;
    private final String type;

    Contender(String title, String type) {
        this.title = title;
        this.type = type;
    }

    String title() {
        return title;
    }

    /** Class with a {@code main}; empty for this program, which has its own commands. */
    String type() {
        return type;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
