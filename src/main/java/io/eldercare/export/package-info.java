/**
 * Results of queries as files: a stream of rows in, csv, xlsx, json, parquet or an aligned table out. Both doors for statisticians (mart and lake) write
 * through it; it knows neither. Memory is bounded: rows pass through, or rest in a temporary file where a format must know all of them first.
 */
@NullMarked
package io.eldercare.export;

import org.jspecify.annotations.NullMarked;
