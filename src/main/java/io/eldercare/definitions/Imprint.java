package io.eldercare.definitions;

import java.util.List;

/**
 * Who issues a bulletin and who gets it: the lines of its head (版头) and end (版记). In every line {@code {place}} stands for the name of
 * the plan's jurisdiction.
 *
 * @param sender 发文机关: the leading group's office, for a bureau does not censure county governments
 * @param issuer 印发机关
 * @param reportTo 报送
 * @param copyTo 抄送
 */
public record Imprint(String sender, String issuer, List<String> reportTo, List<String> copyTo) {
    private static final String PLACE = "{place}";

    /** Where settings.yml says nothing. */
    public static final Imprint USUAL =
            new Imprint(PLACE + "养老服务工作领导小组办公室", PLACE + "养老服务工作领导小组办公室", List.of("领导小组组长、副组长"), List.of("领导小组成员单位"));

    public Imprint {
        reportTo = List.copyOf(reportTo);
        copyTo = List.copyOf(copyTo);
    }

    /** With the name of the jurisdiction filled in. */
    public Imprint of(String place) {
        return new Imprint(
                sender.replace(PLACE, place),
                issuer.replace(PLACE, place),
                reportTo.stream().map(line -> line.replace(PLACE, place)).toList(),
                copyTo.stream().map(line -> line.replace(PLACE, place)).toList());
    }
}
