package io.eldercare.definitions;

/**
 * Residents of a region at the census of November 2020.
 *
 * @param pop60 aged 60 and over
 * @param pop65 aged 65 and over
 */
public record Census(long total, long pop60, long pop65) {}
