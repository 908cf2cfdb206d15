package io.eldercare.simulate;

/**
 * Who sends.
 *
 * @param kind of office in the calibration
 * @param ordinal of a county, from 1; 0 is a city's office
 */
record Office(String code, String kind, int ordinal) {
    boolean isCity() {
        return ordinal == 0;
    }
}
