package io.eldercare.simulate;

/**
 * What was written.
 *
 * @param files delivery files, truth.csv not among them
 * @param rows data rows in them, without headers, subtotals and footers
 * @param bytes size of the delivery files
 */
public record SimulationSummary(int files, long rows, long bytes) {}
