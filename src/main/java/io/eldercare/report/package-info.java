/**
 * What leaders read: charts, the bulletin of a month, quarter or year, letters to counties, the scorecard workbook and the table of
 * every printed figure. Reads the mart and nothing else, computes no indicator, and writes one directory of one plan and month,
 * swapped in whole. Wording stands in the templates of {@code reports/}; {@code report.chart} draws, {@code report.workbook} writes
 * sheets, {@code report.document} PDF and Word. May import {@code mart}, {@code lake}, {@code definitions} and {@code plan}.
 */
@NullMarked
package io.eldercare.report;

import org.jspecify.annotations.NullMarked;
