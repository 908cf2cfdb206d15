/**
 * Sheets that print on A4 and read in grey: one look of title, head, rows, totals, filters and page numbers. Knows neither mart nor
 * edition. May import the JDK, fastexcel and {@code report.chart} for the tones of statuses.
 */
@NullMarked
package io.eldercare.report.workbook;

import org.jspecify.annotations.NullMarked;
