package io.eldercare.job.proof;

import java.time.YearMonth;

/** Which figure. */
public record FigureKey(String kpiCode, String regionCode, YearMonth month) {}
