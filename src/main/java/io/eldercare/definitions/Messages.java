package io.eldercare.definitions;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plain Chinese for {@code RULE:column}: from the contract's check, else from the reader's own rules. */
public final class Messages {
    /** @param columnLabel Chinese label; empty where the whole row is meant */
    public record Text(String rule, String column, String columnLabel, String message, String remedy) {}

    private static final Map<String, String[]> READER = Map.ofEntries(
            entry("TYPE_MISSING_REQUIRED", "必填项为空", "补填后重报该行"),
            entry("TYPE_NOT_NUMBER", "不是数字", "只填数字"),
            entry("TYPE_NOT_INTEGER", "应为整数", "填整数，不带小数"),
            entry("TYPE_OVERFLOW", "数字过大", "核对后重填"),
            entry("TYPE_SCALE", "小数位数超出规定", "按规定的小数位数填写"),
            entry("TYPE_LENGTH", "文字过长", "缩短后重填"),
            entry("TYPE_MISMATCH", "单元格类型不符", "按列的要求填写"),
            entry("DOM_UNIT", "单位与表头不一致", "统一单位后重填"),
            entry("ID_USCC_FORMAT", "统一社会信用代码格式不符", "核对登记证书"),
            entry("ID_USCC_CHECKSUM", "统一社会信用代码校验码不符", "核对登记证书"),
            entry("DOM_RANGE", "数值超出允许范围", "核对后重填"),
            entry("DOM_UNKNOWN_CODE", "不在代码表中", "从下拉列表中选择"),
            entry("DATE_FORMAT", "日期写法无法识别", "按 2025-03-05 的写法填写"),
            entry("DATE_INVALID", "日期不存在", "核对日期"),
            entry("DATE_RANGE", "日期超出合理范围", "核对年份"),
            entry("DATE_OUT_OF_PERIOD", "不在报表月份内", "报入所属月份"),
            entry("DATE_TIME_DROPPED", "日期带有时刻，已略去", "只填日期"),
            entry("ID_CHECKSUM", "身份证号校验码不符", "核对证件原件"),
            entry("ID_FORMAT", "身份证号位数或字符不符", "填写18位身份证号"),
            entry("ID_BIRTHDATE", "身份证号中的出生日期不存在", "核对证件原件"),
            entry("ID_MASKED", "身份证号被遮盖", "填写完整号码"),
            entry("ID_DUMMY", "身份证号是随意填写的（如123456开头）", "核对证件原件"),
            entry("ID_AREA", "身份证号开头不是任何省份的代码", "核对证件原件"),
            entry("ID_PRECISION_LOST", "身份证号被表格软件改成了数字，末几位已丢失", "把该列设为文本后重新填写"),
            entry("ID_LEGACY15", "15位旧身份证号，已按18位处理", "改填18位号码"),
            entry("UNIQ_DUPLICATE_ROW", "与前面的一行完全相同", "删去重复行"),
            entry("UNIQ_KEY_CONFLICT", "同一编号出现多次而内容不同，全部退回", "每个编号只留一行"),
            entry("REF_COUNTY_MISMATCH", "所属县区与文件不一致", "报入所属县区的文件"),
            entry("CSV_FIELD_COUNT", "列数与表头不一致", "检查是否多了或少了分隔符"),
            entry("CSV_BAD_QUOTE", "引号使用不当", "内容中的引号应成对"),
            entry("XLSX_FORMULA", "公式没有计算结果", "改填数值"),
            entry("XLSX_ERROR_CELL", "单元格是错误值", "改正公式或改填数值"),
            entry("XLSX_MERGED_CELL", "数字在合并单元格中，无法确定属于哪一行", "取消合并后逐行填写"),
            entry("ENC_CONTROL_CHAR", "含有控制字符", "删去看不见的字符"),
            entry("ENC_BIDI_CONTROL", "含有方向控制符", "删去看不见的字符"),
            entry("ENC_INVISIBLE_CHAR", "编号中有看不见的字符", "重新键入编号"),
            entry("ENC_REPLACEMENT_CHAR", "文字已乱码", "重新导出或键入"),
            entry("ENC_PRIVATE_USE", "含有自造字，可能无法显示", "改用标准汉字"));

    private final Map<String, Contract> contracts;

    public Messages(Definitions definitions) {
        this(definitions.contracts());
    }

    /** @param contracts by feed */
    public Messages(Map<String, Contract> contracts) {
        this.contracts = Map.copyOf(contracts);
    }

    private static Map.Entry<String, String[]> entry(String code, String message, String remedy) {
        return Map.entry(code, new String[] {message, remedy});
    }

    /** Messages by {@code feed|RULE:column} for the contracts' checks and by {@code RULE} for the reader's own rules. */
    public SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        READER.forEach((rule, text) -> all.put(rule, text[0]));
        contracts.forEach((feed, contract) -> contract.checks()
                .forEach(check -> all.putIfAbsent(feed + "|" + check.rule() + ":" + check.column(), check.message())));
        return all;
    }

    /** @param issue {@code RULE:column} */
    public Text of(String feed, String issue) {
        int colon = issue.indexOf(':');
        String rule = colon < 0 ? issue : issue.substring(0, colon);
        String column = colon < 0 ? "" : issue.substring(colon + 1);
        Optional<Contract> contract = Optional.ofNullable(contracts.get(feed));
        String label = contract.flatMap(found -> found.column(column))
                .map(Contract.Column::label)
                .orElse("");
        return contract.stream()
                .flatMap(found -> found.checks().stream())
                .filter(check -> check.rule().equals(rule) && check.column().equals(column))
                .findFirst()
                .map(check -> new Text(rule, column, label, check.message(), check.remedy()))
                .orElseGet(() -> {
                    String[] known = READER.getOrDefault(rule, new String[] {rule, ""});
                    return new Text(rule, column, label, known[0], known[1]);
                });
    }
}
