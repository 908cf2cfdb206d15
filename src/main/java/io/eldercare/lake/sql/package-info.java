/**
 * Queries that people write over the lake's tables: what a statement may say, checked on the parsed plan and again on the analysed one, and running it
 * within limits. Knows Spark and names of tables; who asks and how a result is written is decided above.
 */
@NullMarked
package io.eldercare.lake.sql;

import org.jspecify.annotations.NullMarked;
