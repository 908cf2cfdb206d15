package io.eldercare.report.site;

import org.jspecify.annotations.Nullable;

/** @param level province, prefecture, county or township */
record Region(
        String code,
        String name,
        String level,
        String kind,
        @Nullable String parent,
        @Nullable String host) {

    /** Counties, and zones, which send reports as counties do. */
    boolean isCounty() {
        return level.equals("county");
    }

    String levelName() {
        return switch (level) {
            case "province" -> "省";
            case "prefecture" -> "设区市";
            case "township" -> "乡镇（街道）";
            default -> kind.equals("功能区") ? kind : "县（市、区）";
        };
    }
}
