package io.eldercare.definitions;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the printed face of a county's form states: {@code forms} of jobs/settings.yml. The Statistics Law (统计法) wants 表号, 制定机关,
 * 批准或者备案文号 and 有效期限 on every survey form; what is not given stays a blank line, never an invented number.
 *
 * @param tableNumber pattern of 表号; {@code {number}} stands for the table's number
 * @param tableNumbers feed to its own 表号
 * @param issuer 制定机关; {@code {place}} stands for the county's prefecture
 * @param approval 批准或备案文号; empty: not given
 * @param validUntil 有效期至; empty: not given
 * @param workbook feeds that always have a sheet; others have one where the county itself sent them the month before
 */
public record Forms(
        String tableNumber,
        Map<String, String> tableNumbers,
        String issuer,
        String approval,
        String validUntil,
        List<String> workbook) {
    /** Where settings.yml has no such section: what counties send themselves (submission standard, who sends what). */
    public static final Forms USUAL = new Forms(
            "养老{number}表",
            Map.of(),
            "{place}民政局",
            "",
            "",
            List.of("bed_month", "special_roster", "visit", "family_bed", "family_bed_month"));

    public Forms {
        tableNumbers = Map.copyOf(tableNumbers);
        workbook = List.copyOf(workbook);
    }

    static Forms read(Optional<YamlNode> section) {
        return section.map(Forms::read).orElse(USUAL);
    }

    private static Forms read(YamlNode node) {
        node.allowOnly("table_number", "table_numbers", "issuer", "approval", "valid_until", "workbook");
        Map<String, String> numbers = new TreeMap<>();
        node.find("table_numbers")
                .ifPresent(own -> own.entries().forEach((feed, number) -> numbers.put(feed, number.text())));
        return new Forms(
                node.find("table_number").map(YamlNode::text).orElse(USUAL.tableNumber()),
                numbers,
                node.find("issuer").map(YamlNode::text).orElse(USUAL.issuer()),
                node.find("approval").map(YamlNode::text).orElse(USUAL.approval()),
                node.find("valid_until").map(YamlNode::text).orElse(USUAL.validUntil()),
                node.find("workbook").map(YamlNode::texts).orElse(USUAL.workbook()));
    }

    /**
     * 表号 of a feed.
     *
     * @param number its number in the submission standard, such as 3 or, where feeds share one, 3-2
     */
    public String tableNumber(String feed, String number) {
        return tableNumbers.getOrDefault(feed, tableNumber.replace("{number}", number));
    }

    /** @param place name of the county's prefecture */
    public String issuer(String place) {
        return issuer.replace("{place}", place);
    }
}
