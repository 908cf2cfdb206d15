package io.eldercare.plan;

import java.util.Optional;

/**
 * A place that figures are told for.
 *
 * @param code six digits, nine for a township (GB/T 2260, GB/T 10114; zones carry local codes)
 * @param hostCode the county whose population includes this zone's people, where that is established
 * @param kind as the register names it, such as 县级市 or 功能区
 * @param codeStatus official or local
 */
public record Region(
        String code,
        String name,
        Level level,
        Optional<String> parentCode,
        Optional<String> hostCode,
        String kind,
        String codeStatus) {

    public enum Level {
        PROVINCE,
        PREFECTURE,
        COUNTY,
        TOWNSHIP
    }

    /** A functional zone: reports like a county, but its people are counted in the county around it. */
    public boolean isZone() {
        return kind.equals("功能区");
    }
}
