package io.eldercare.job.lakedoor;

import io.eldercare.export.ResultColumn.Kind;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** SHOW TABLES and DESCRIBE, answered from the catalog without Spark's. */
final class CatalogRows {
    private CatalogRows() {}

    static void tables(LakeCatalog catalog, Answers answers) throws IOException {
        answers.columns(heads("表", "名称"));
        for (String name : catalog.names().allowed().stream().sorted().toList()) {
            answers.row(List.of(name, catalog.title(name)));
        }
    }

    static void columns(Message.Table table, Answers answers) throws IOException {
        answers.columns(heads("字段", "类型", "名称"));
        for (Message.Column column : table.columns()) {
            answers.row(List.of(column.name(), column.type(), column.label()));
        }
    }

    private static List<Message.Head> heads(String... names) {
        return Stream.of(names)
                .map(name -> new Message.Head(name, Kind.TEXT, 0, 0))
                .toList();
    }
}
