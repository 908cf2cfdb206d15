package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.SliceState.Standing;
import io.eldercare.plan.Region;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A receipt in words: what was taken, what was sent back and why, and what the county still owes for the month. No value is told. */
final class ReceiptText {
    private static final int MOST_PARTS = 30;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Definitions definitions;
    private final Predicate<Slice> filed;

    /** @param filed whether a full statement of a slice is in force */
    ReceiptText(Definitions definitions, Predicate<Slice> filed) {
        this.definitions = definitions;
        this.filed = filed;
    }

    /** What became of a part of the file. */
    record Part(Slice slice, Standing standing, LoadCounts.Count count, int skipped) {}

    /** @param rejectedList name of the file that lists all rows */
    String of(Receipt receipt, List<Part> parts, RowReasons reasons, String rejectedList) {
        StringBuilder text = new StringBuilder("养老服务报表回执\n\n");
        text.append("文件：").append(receipt.fileName()).append('\n');
        text.append("报送单位：").append(name(receipt.sender())).append('\n');
        text.append("收到时间：").append(MINUTE.format(receipt.receivedAt())).append('\n');
        text.append("审签：").append(signatures(receipt)).append('\n');
        text.append("结果：").append(verdict(receipt, parts)).append('\n');
        receipt.message()
                .ifPresent(message -> text.append("原因：")
                        .append(message)
                        .append("（")
                        .append(receipt.reason().orElse(""))
                        .append("）\n"));
        taken(receipt, parts, text);
        if (!reasons.isEmpty()) {
            text.append("\n退回和核实（全部见 ").append(rejectedList).append("）\n");
            reasons.appendTo(text, this::title);
        }
        owed(parts, text);
        return text.toString();
    }

    private String name(String sender) {
        return definitions
                .regions()
                .find(sender)
                .map(region -> region.name() + "（" + sender + "）")
                .orElse(sender.equals(Receiver.OPERATOR) ? "管理员" : sender);
    }

    private static String signatures(Receipt receipt) {
        if (receipt.signatures().isEmpty()) {
            return "未审签";
        }
        return String.join("，", receipt.signatures())
                .replace("prepared_by: ", "填报人 ")
                .replace("reviewed_by: ", "审核人 ")
                .replace("approved_by: ", "负责人 ")
                .replace("approved_on: ", "报出日期 ");
    }

    private static String verdict(Receipt receipt, List<Part> parts) {
        if (receipt.isRefused()) {
            return "整份退回，改正后用更高的修订号（_r2、_r3……）重报";
        }
        if (parts.stream().anyMatch(part -> part.standing() == Standing.CONFLICT)) {
            return "未收：同名、同修订号的另一份文件先到，改用更高的修订号重报";
        }
        long rejected =
                parts.stream().mapToLong(part -> part.count().rejected()).sum();
        return rejected == 0 ? "已收" : "已收，其中 " + rejected + " 行退回";
    }

    private void taken(Receipt receipt, List<Part> parts, StringBuilder text) {
        if (parts.isEmpty() || receipt.isRefused()) {
            return;
        }
        text.append("\n收到的内容\n");
        for (Part part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
            LoadCounts.Count count = part.count();
            text.append("  ")
                    .append(title(part.slice().feed()))
                    .append(' ')
                    .append(month(part.slice().month()));
            if (!receipt.fileName().contains(part.slice().countyCode())) {
                text.append(' ').append(name(part.slice().countyCode()));
            }
            text.append("：共 ").append(count.rows()).append(" 行，收 ").append(count.accepted());
            text.append(" 行，退回 ").append(count.rejected()).append(" 行");
            text.append(count.warned() > 0 ? "，收下但请核实 " + count.warned() + " 行" : "");
            text.append(part.skipped() > 0 ? "；标题、小计、页脚等 " + part.skipped() + " 行不计" : "");
            text.append(standing(part)).append("。\n");
        }
        if (parts.size() > MOST_PARTS) {
            text.append("  另有 ").append(parts.size() - MOST_PARTS).append(" 项，见同名的 .receipt.json。\n");
        }
    }

    private static String standing(Part part) {
        return switch (part.standing()) {
            case IN_FORCE -> part.count().rows() == 0 ? "；没有数据行" : "";
            case SUPERSEDED -> "；已有更高的修订号，本件不生效";
            case WAITING -> "；增量先到，等待全量文件";
            case CONFLICT -> "；与先到的同名文件冲突，未收";
            case REFUSED -> "；整份退回";
        };
    }

    /** Only for a county's own file: a city's sender does not owe what its counties owe. */
    private void owed(List<Part> parts, StringBuilder text) {
        List<String> counties =
                parts.stream().map(part -> part.slice().countyCode()).distinct().toList();
        Optional<Region> county = counties.size() == 1
                ? definitions.regions().find(counties.get(0)).filter(region -> region.level() == Region.Level.COUNTY)
                : Optional.empty();
        if (county.isEmpty()) {
            return;
        }
        YearMonth month = parts.get(0).slice().month();
        List<String> missing = definitions.settings().expectedFeeds().stream()
                .filter(feed -> !filed.test(new Slice(feed, county.get().code(), month)))
                .map(this::title)
                .toList();
        text.append('\n').append(county.get().name()).append(month(month));
        if (missing.isEmpty()) {
            text.append("应报的报表都已收到。\n");
            return;
        }
        LocalDate due = month.plusMonths(1).atDay(definitions.settings().dueDay());
        LocalDate corrected = month.plusMonths(1).atDay(definitions.settings().correctionDay());
        text.append("尚未收到：").append(String.join("、", missing)).append("。\n");
        text.append("报送期限 ").append(due).append("，更正期限 ").append(corrected).append("。\n");
    }

    private String title(String feed) {
        return Optional.ofNullable(definitions.contracts().get(feed))
                .map(Contract::title)
                .orElse(feed);
    }

    private static String month(YearMonth month) {
        return month.getYear() + "年" + month.getMonthValue() + "月";
    }
}
