package io.eldercare.job.lakedoor;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.LakeBook;
import io.eldercare.definitions.Model;
import io.eldercare.lake.sql.RelationNames;
import io.eldercare.transform.LakeTables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The lake's relations as one role sees them, with their Chinese names. */
final class LakeCatalog {
    private final LakeTables tables;
    private final Map<String, Contract> contracts;
    private final Map<String, Model> gold;
    private final LakeBook book;
    private final LakeRole role;

    LakeCatalog(
            LakeTables tables, Map<String, Contract> contracts, Map<String, Model> gold, LakeBook book, LakeRole role) {
        this.tables = tables;
        this.contracts = contracts;
        this.gold = gold;
        this.book = book;
        this.role = role;
    }

    RelationNames names() {
        SortedSet<String> all = tables.names();
        if (role == LakeRole.ANALYST) {
            return new RelationNames(all, Set.of());
        }
        Map<Boolean, Set<String>> parted =
                all.stream().collect(Collectors.partitioningBy(book::isOpen, Collectors.toSet()));
        return new RelationNames(parted.getOrDefault(true, Set.of()), parted.getOrDefault(false, Set.of()));
    }

    /** Rows as the role sees them. */
    Dataset<Row> open(String name) {
        Dataset<Row> rows = tables.open(name);
        if (role == LakeRole.ANALYST) {
            return rows;
        }
        if (!book.isOpen(name)) {
            throw new IllegalStateException(name + " is not open");
        }
        return rows.drop(book.without(name).toArray(String[]::new));
    }

    List<Message.Table> describe() {
        return names().allowed().stream().sorted().map(this::describe).toList();
    }

    Message.Table describe(String name) {
        Map<String, String> labels = labels(name);
        List<Message.Column> columns = Arrays.stream(open(name).schema().fields())
                .map(field -> new Message.Column(
                        field.name(),
                        field.dataType().sql().toLowerCase(java.util.Locale.ROOT),
                        labels.getOrDefault(field.name(), "")))
                .toList();
        return new Message.Table(name, title(name), columns);
    }

    String title(String name) {
        String given = book.title(name);
        Contract contract = contracts.get(name.substring(name.indexOf('.') + 1));
        return given.isEmpty() && contract != null ? contract.title() : given;
    }

    /** Labels of the contract; of a fact, those of the feeds it reads, where they agree. */
    private Map<String, String> labels(String name) {
        Map<String, String> labels = new HashMap<>(STANDING);
        String table = name.substring(name.indexOf('.') + 1);
        Contract contract = contracts.get(table);
        if (name.startsWith("silver.") && contract != null) {
            labels.putAll(labels(contract));
        }
        Model model = gold.get(table);
        if (name.startsWith("gold.") && model != null) {
            model.reads().stream()
                    .filter(read -> read.startsWith("silver."))
                    .map(read -> contracts.get(read.substring("silver.".length())))
                    .filter(java.util.Objects::nonNull)
                    .forEach(feed -> labels(feed).forEach(labels::putIfAbsent));
        }
        return labels;
    }

    private static Map<String, String> labels(Contract contract) {
        Map<String, String> labels = new HashMap<>();
        for (Contract.Column column : contract.columns()) {
            labels.put(column.silverName(), column.label());
            if (column.type() == Contract.Type.PERSON) {
                labels.put(column.silverName(), column.label() + "（假名）");
                labels.put(column.stem() + "_birth_month", "出生年月");
                labels.put(column.stem() + "_sex", "性别");
            }
        }
        return labels;
    }

    private static final Map<String, String> STANDING = Map.of(
            "month", "报表月份",
            "county_code", "县区代码",
            "township_code", "乡镇代码",
            "delivery_id", "报送文件",
            "row_no", "文件行号",
            "revision", "修订号",
            "kpi_code", "指标代码",
            "region_code", "区划代码",
            "numerator", "分子",
            "denominator", "分母");
}
