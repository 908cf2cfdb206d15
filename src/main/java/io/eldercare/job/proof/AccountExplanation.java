package io.eldercare.job.proof;

import io.eldercare.job.proof.Account.Cited;
import java.time.YearMonth;

/**
 * The proof of a number that rests on others.
 *
 * @param kind score, rank, target, allocation, subsidy or vintage
 * @param regionCode may be empty
 */
record AccountExplanation(String kind, String plan, String regionCode, YearMonth month, Account account)
        implements Explanation {
    private static final int CITED = 20;

    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        append(text, account, "");
        return text.toString();
    }

    private static void append(StringBuilder text, Account account, String indent) {
        text.append(indent).append(account.name());
        account.value()
                .ifPresent(
                        value -> text.append("：").append(Numbers.plain(value)).append(account.unit()));
        text.append('\n');
        String inner = indent + "  ";
        line(text, inner, "公式  ", account.formula());
        line(text, inner, "代入  ", account.numbers());
        account.notes().forEach(note -> line(text, inner, "说明  ", note));
        account.figures()
                .forEach(key -> line(
                        text,
                        inner,
                        "数据  ",
                        "explain --kpi " + key.kpiCode() + " --region " + key.regionCode() + " --month "
                                + key.month()));
        account.deliveries().stream().limit(CITED).forEach(cited -> line(text, inner, "来源  ", cited(cited)));
        if (account.deliveries().size() > CITED) {
            line(text, inner, "来源  ", "…… 其余 " + (account.deliveries().size() - CITED) + " 处请用 --json 查看");
        }
        account.below().forEach(part -> append(text, part, inner));
    }

    private static void line(StringBuilder text, String indent, String label, String words) {
        if (!words.isEmpty()) {
            text.append(indent).append(label).append(words).append('\n');
        }
    }

    private static String cited(Cited cited) {
        return cited.file()
                + (cited.sheet().isEmpty() ? "" : "［" + cited.sheet() + "］")
                + (cited.rowNo() == 0 ? "" : " 第 " + cited.rowNo() + " 行")
                + cited.value().map(value -> "  " + Numbers.plain(value)).orElse("")
                + "  " + cited.deliveryId();
    }

    @Override
    public String json() {
        ProofJson document = new ProofJson()
                .put("kind", kind)
                .put("plan_code", plan)
                .put("region_code", regionCode)
                .put("month", month.toString());
        document.entries().putAll(object(account).entries());
        return document.write();
    }

    private static ProofJson object(Account account) {
        return new ProofJson()
                .put("code", account.code())
                .put("name", account.name())
                .put("value", account.value())
                .put("unit", account.unit())
                .put("formula", account.formula())
                .put("numbers", numbers(account).entries())
                .put("notes", account.notes())
                .put("figures", FigureDocument.each(account.figures(), AccountExplanation::figure))
                .put("deliveries", FigureDocument.each(account.deliveries(), AccountExplanation::delivery))
                .put("parts", FigureDocument.each(account.below(), AccountExplanation::object));
    }

    private static ProofJson numbers(Account account) {
        ProofJson numbers = new ProofJson();
        account.inputs().forEach(input -> numbers.put(input.name(), input.value()));
        return numbers.put("text", account.numbers());
    }

    private static ProofJson figure(FigureKey key) {
        return new ProofJson()
                .put("kpi_code", key.kpiCode())
                .put("region_code", key.regionCode())
                .put("month", key.month().toString());
    }

    private static ProofJson delivery(Cited cited) {
        return new ProofJson()
                .put("delivery_id", cited.deliveryId())
                .put("file", cited.file())
                .put("sheet", cited.sheet())
                .put("row_no", cited.rowNo())
                .put("value", cited.value());
    }

    /** Every account of the tree, itself first. */
    static void walk(Account account, java.util.function.Consumer<Account> visitor) {
        visitor.accept(account);
        account.below().forEach(part -> walk(part, visitor));
    }
}
