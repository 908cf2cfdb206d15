package io.eldercare.report;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one county is asked to confirm before a release.
 *
 * @param county its code
 * @param name its name
 * @param figures SHA-256 over the county's figures, without what changes from day to day; a confirmation holds for these
 * @param files by name, such as {@code 核对单-JDZ3Y-2025-10.html}
 */
public record CountyPage(String county, String name, String figures, SortedMap<String, byte[]> files) {
    public CountyPage {
        files = new TreeMap<>(files);
    }

    CountyPage(String county, String name, String figures, Map<String, byte[]> files) {
        this(county, name, figures, new TreeMap<>(files));
    }
}
