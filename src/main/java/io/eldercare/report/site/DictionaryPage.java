package io.eldercare.report.site;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Model;
import io.eldercare.report.site.MartTables.Column;
import io.eldercare.report.site.MartTables.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The data dictionary: the mart's tables as they are, gold facts and county feeds as their definitions say. Chinese meanings of
 * names stand in {@code dictionary.properties} of the templates; where one is missing, the contract's label or the comment of the
 * definition is shown.
 */
final class DictionaryPage {
    private static final Pattern LAST_SELECT = Pattern.compile("(?ms)^select\\n(.*?)^from\\b");
    private static final Pattern LAST_NAME = Pattern.compile("(\\w+)\\s*$");

    private static final String PATH = "dictionary.html";

    private final SiteRequest request;
    private final Meanings meanings;
    private final LineagePages lineage;

    DictionaryPage(SiteRequest request) {
        this.request = request;
        this.lineage = new LineagePages(request, this::label);
        try {
            this.meanings = Meanings.read(request.templates().resolve("dictionary.properties"));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException("Cannot read the meanings of names", failure);
        }
    }

    Page page() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("mart", mart());
        context.put("gold", gold());
        context.put("feeds", feeds());
        context.put("neighbours", lineage.neighbours(mart()));
        context.put("drawn", lineage.entries());
        return new Page(PATH, "dictionary.peb", "dictionary", "数据字典", List.of(), context);
    }

    /** The drawings of where indicators come from. */
    List<Page> drawings(Set<String> indicators) {
        return lineage.pages(indicators);
    }

    /** What the search finds of it: the tables by name and meaning. */
    List<Page.Link> entries() {
        return Stream.of(mart(), gold(), feeds())
                .flatMap(List::stream)
                .map(table -> new Page.Link(table.name() + " " + table.comment(), PATH + "#" + table.id()))
                .toList();
    }

    private List<Table> mart() {
        return new MartTables(
                        request.mart(),
                        request.definitions().root().resolve("sql").resolve("mart"))
                .tables().stream().map(this::translated).toList();
    }

    private List<Table> gold() {
        return request.definitions().gold().values().stream().map(this::gold).toList();
    }

    private List<Table> feeds() {
        return request.definitions().contracts().values().stream()
                .sorted(Comparator.comparingInt(Contract::number).thenComparing(Contract::feed))
                .map(DictionaryPage::feed)
                .toList();
    }

    private Table translated(Table table) {
        return new Table(
                table.id(),
                table.name(),
                meanings.table(table.name()).orElse(table.comment()),
                table.columns().stream()
                        .map(column -> new Column(
                                column.name(),
                                column.type(),
                                meanings.column(table.name(), column.name()).orElse(column.comment())))
                        .toList());
    }

    private Table gold(Model model) {
        List<Column> columns = new ArrayList<>();
        Matcher select = LAST_SELECT.matcher(model.sql());
        String list = "";
        while (select.find()) {
            list = select.group(1);
        }
        for (String item : items(list)) {
            Matcher name = LAST_NAME.matcher(item);
            if (name.find()) {
                columns.add(new Column(name.group(1), "", label(model, name.group(1))));
            }
        }
        return new Table(
                "gold-" + model.name(),
                "gold." + model.name(),
                meanings.table("gold." + model.name()).orElse(model.grain()),
                columns);
    }

    private String label(Model model, String column) {
        return meanings.column("gold." + model.name(), column)
                .or(() -> model.reads().stream()
                        .map(table -> table.substring(table.indexOf('.') + 1))
                        .map(request.definitions().contracts()::get)
                        .filter(java.util.Objects::nonNull)
                        .flatMap(contract -> contract.columns().stream())
                        .filter(known -> known.silverName().equals(column))
                        .map(Contract.Column::label)
                        .findFirst())
                .orElse("");
    }

    /** Splits at commas outside brackets; comments are left out. */
    private static List<String> items(String list) {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        int depth = 0;
        for (char sign : list.replaceAll("--[^\\n]*", "").toCharArray()) {
            depth += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            if (sign == ',' && depth == 0) {
                items.add(item.toString().strip());
                item.setLength(0);
            } else {
                item.append(sign);
            }
        }
        items.add(item.toString().strip());
        return items.stream().filter(text -> !text.isEmpty()).toList();
    }

    private static Table feed(Contract contract) {
        return new Table(
                "feed-" + contract.feed(),
                contract.feed(),
                contract.title(),
                contract.columns().stream()
                        .map(column -> new Column(
                                column.name(),
                                type(column),
                                column.label()
                                        + (column.required() ? "（必填）" : "")
                                        + Optional.of(column.personal())
                                                .filter(personal -> personal != Contract.Personal.NO)
                                                .map(personal -> personal == Contract.Personal.TOKEN
                                                        ? "；只留不可还原的标识"
                                                        : "；只用于校验，不入库")
                                                .orElse("")))
                        .toList());
    }

    private static String type(Contract.Column column) {
        String name = switch (column.type()) {
            case TEXT -> "文字";
            case INTEGER -> "整数";
            case DECIMAL -> "小数";
            case DATE -> "日期";
            case TIMESTAMP -> "时间";
            case MONTH -> "月份";
            case BOOLEAN -> "是否";
            case CODE -> "代码";
            case CODES -> "代码（可多个）";
            case PERSON -> "公民身份号码";
        };
        return name + column.unit().map(unit -> "（" + unit + "）").orElse("");
    }
}
