package io.eldercare.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The form in which every contender states its figures: {@code kpi_code,region_code,month,numerator,denominator}, sorted by the first
 * three, months as yyyy-MM, numbers without trailing zeros, an empty denominator for counts. Lines end with a line feed.
 */
final class Figures {
    static final String HEADER = "kpi_code,region_code,month,numerator,denominator";

    /** The figures of these facts are compared. */
    static final Set<String> FACTS = Set.of(
            "fct_visit_month",
            "fct_volunteer_month",
            "fct_volunteer_team_month",
            "fct_bed_month",
            "fct_family_bed_month",
            "fct_assessment",
            "fct_assessed_month",
            "fct_service_record",
            "fct_population");

    /** What is delivered. */
    static final List<String> FEEDS = List.of(
            "institution",
            "bed_month",
            "resident",
            "assessment",
            "special_roster",
            "visit",
            "volunteer",
            "volunteer_team",
            "volunteer_membership",
            "family_bed",
            "family_bed_month",
            "population",
            "service_record");

    private Figures() {}

    /** @param denominator null for a count */
    static String line(String kpi, String region, String month, BigDecimal numerator, BigDecimal denominator) {
        return kpi + "," + region + "," + month + "," + plain(numerator) + ","
                + (denominator == null ? "" : plain(denominator));
    }

    static void write(Path file, Collection<String> lines) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        // a comma sorts before every character of a code, so that whole lines sort as their keys do
        new TreeSet<>(lines).forEach(line -> text.append(line).append('\n'));
        Files.writeString(file, text);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
