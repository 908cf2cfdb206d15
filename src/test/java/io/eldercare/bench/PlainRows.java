package io.eldercare.bench;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Check;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Contract.Severity;
import io.eldercare.definitions.Contract.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Types and row checks of a contract as Spark SQL over columns of text: what one writes into the script, table by table. */
final class PlainRows {
    private final Contract contract;
    private final Set<String> delivered;

    /** @param delivered columns of the files */
    PlainRows(Contract contract, Set<String> delivered) {
        this.contract = contract;
        this.delivered = delivered;
    }

    private List<Column> columns() {
        return contract.columns().stream().filter(column -> !isPlace(column)).toList();
    }

    private boolean isPlace(Column column) {
        return contract.countyColumn().equals(Optional.of(column.name()))
                || contract.monthColumn().equals(Optional.of(column.name()));
    }

    /** Typed columns, the county of the row, {@code is_readable} and what duplicates are told by. */
    List<String> typed() {
        List<String> select = new ArrayList<>(List.of(
                "file_name",
                "month",
                "last_day(month) as month_end",
                "received_on",
                "order_no",
                county() + " as county_code"));
        List<String> readable = new ArrayList<>(List.of("(" + county() + ") is not null"));
        contract.monthColumn()
                .filter(delivered::contains)
                .ifPresent(column -> readable.add("coalesce(trim(`" + column
                        + "`), date_format(month, 'yyyy-MM')) = date_format(month, 'yyyy-MM')"));
        for (Column column : columns()) {
            String text = delivered.contains(column.name()) ? "trim(`" + column.name() + "`)" : "cast(null as string)";
            String value = value(column, text);
            boolean person = column.type() == Type.PERSON;
            select.add(value + " as `" + (person ? column.silverName() : column.name()) + "`");
            if (person) {
                select.add(birth(text) + " as " + column.stem() + "_birth_date");
                select.add("trunc(" + birth(text) + ", 'MM') as " + column.stem() + "_birth_month");
                select.add("case when try_cast(substring(" + text + ", 17, 1) as int) % 2 = 1 then '男' else '女' end as "
                        + column.stem() + "_sex");
            }
            boolean mayBeUnknown = Set.of(Type.CODE, Type.CODES, Type.BOOLEAN).contains(column.type());
            if (column.required()) {
                readable.add("(" + value + ") is not null");
            } else if (!mayBeUnknown && column.type() != Type.TEXT) {
                readable.add("(" + text + " is null or (" + value + ") is not null)");
            }
        }
        select.add(String.join(" and ", readable) + " as is_readable");
        select.add("xxhash64("
                + delivered.stream().sorted().map(name -> "`" + name + "`").collect(Collectors.joining(", "))
                + ") as row_hash");
        return select;
    }

    /** The row's own county where the file is a city's; one that contradicts the file's name is none. */
    private String county() {
        String stated = contract.countyColumn()
                .filter(delivered::contains)
                .map(column -> "trim(`" + column + "`)")
                .orElse("cast(null as string)");
        return "case when is_county_file then case when coalesce(" + stated + ", place) = place then place end"
                + " when array_contains(counties, " + stated + ") then " + stated + " end";
    }

    private static String value(Column column, String text) {
        return switch (column.type()) {
            case TEXT -> text;
            case INTEGER -> "case when " + text + " rlike '^[0-9]+$' then try_cast(" + text + " as int) end";
            case DECIMAL ->
                "try_cast(" + text + " as decimal(" + Math.max(column.precision(), 18) + ", " + column.scale() + "))";
            case DATE ->
                "case when " + text + " rlike '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then try_cast(" + text + " as date) end";
            case TIMESTAMP -> "try_cast(" + text + " as timestamp_ntz)";
            case MONTH -> "try_cast(concat(" + text + ", '-01') as date)";
            case BOOLEAN -> "case " + text + " when '是' then true when '否' then false end";
            case CODE -> "case when " + text + " in (" + codes(column) + ") then " + text + " end";
            case CODES -> codeList(column, text);
            case PERSON -> "case when " + isPerson(text) + " then xxhash64(upper(" + text + ")) end";
        };
    }

    private static String codeList(Column column, String text) {
        String parts = "filter(split(" + text + ", '[;；、，,/ ]'), part -> part <> '')";
        String known = "array_sort(array_distinct(filter(" + parts + ", part -> part in (" + codes(column) + "))))";
        return column.required()
                ? "case when size(" + parts + ") > 0 and size(" + known + ") = size(array_distinct(" + parts
                        + ")) then " + known + " end"
                : known;
    }

    private static String codes(Column column) {
        return column.codes().keySet().stream().map(code -> "'" + code + "'").collect(Collectors.joining(", "));
    }

    /** GB 11643: a birth date, and a check digit by weights. */
    private static String isPerson(String text) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        List<String> terms = new ArrayList<>();
        for (int place = 0; place < weights.length; place++) {
            terms.add(weights[place] + " * try_cast(substring(" + text + ", " + (place + 1) + ", 1) as int)");
        }
        return text + " rlike '^[1-9][0-9]{16}[0-9Xx]$' and " + birth(text)
                + " <= received_on and substring('10X98765432', (" + String.join(" + ", terms)
                + ") % 11 + 1, 1) = upper(substring(" + text + ", 18, 1))";
    }

    private static String birth(String text) {
        return "try_to_date(substring(" + text + ", 7, 8), 'yyyyMMdd')";
    }

    /** A row that breaks none of the contract's hard checks. */
    String judged() {
        List<String> broken = contract.checks().stream()
                .filter(check -> check.severity() == Severity.REJECT_ROW || check.severity() == Severity.REJECT_FILE)
                .map(Check::violated)
                .map(violated -> "(" + violated + ")")
                .toList();
        return "is_readable"
                + (broken.isEmpty() ? "" : " and not coalesce(" + String.join(" or ", broken) + ", false)");
    }

    /** Key of a thing inside its county and month. */
    List<String> key() {
        return contract.key().stream()
                .map(name -> contract.column(name).map(Column::silverName).orElse(name))
                .filter(name -> !contract.countyColumn().equals(Optional.of(name)))
                .filter(name -> !contract.monthColumn().equals(Optional.of(name)))
                .toList();
    }
}
