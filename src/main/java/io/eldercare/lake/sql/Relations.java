package io.eldercare.lake.sql;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Opens the tables of the lake by full name. */
@FunctionalInterface
public interface Relations {
    /** @param name {@code layer.table}, one that the reader may read */
    Dataset<Row> open(String name);
}
