package io.eldercare.report.workbook;

import io.eldercare.report.chart.Tone;

/** Grounds light enough to read black text on in print, each of another lightness. */
final class Ground {
    private Ground() {}

    static String of(Tone tone) {
        return switch (tone) {
            case REACHED -> "B4D2EA";
            case ON_PATH -> "DCEBF6";
            case BEHIND -> "FCF3DC";
            case FAR_BEHIND -> "EFB070";
            case OPEN -> "FFFFFF";
        };
    }
}
