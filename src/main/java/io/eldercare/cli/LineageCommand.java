package io.eldercare.cli;

import io.eldercare.definitions.Definitions;
import io.eldercare.job.lineage.LineageFile;
import io.eldercare.lineage.ColumnId;
import io.eldercare.lineage.LineageGraph;
import io.eldercare.lineage.LineageJson;
import io.eldercare.lineage.Table;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a table or a column comes from, and what is made of it. */
@Command(name = "lineage")
final class LineageCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--table", paramLabel = "T")
    private @Nullable String table;

    @Option(names = "--column", paramLabel = "C")
    private @Nullable String column;

    @Option(names = "--upstream")
    private boolean upstream;

    @Option(names = "--downstream")
    private boolean downstream;

    LineageCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        if (table == null && column != null) {
            throw new UsageException(invocation.text("usage.missing", "--table T"));
        }
        Definitions definitions = Definitions.load(invocation.console().definitionsRoot());
        LineageGraph graph = LineageFile.of(invocation.workplace().home(), definitions);
        LineagePrint print = new LineagePrint(invocation.texts(), graph);
        if (table == null) {
            if (invocation.options().json()) {
                invocation.print(LineageJson.write(graph).stripTrailing());
            } else {
                print.tables().forEach(invocation::print);
            }
            return ExitCode.DONE;
        }
        ColumnId start = start(graph, table);
        boolean both = upstream == downstream;
        LineagePrint.View view = print.view(start, both || upstream, both || downstream);
        if (invocation.options().json()) {
            invocation.print(Json.of(view));
        } else {
            print.lines(view).forEach(invocation::print);
        }
        return ExitCode.DONE;
    }

    /** The layer may be left out where one table only has the name. */
    private ColumnId start(LineageGraph graph, String asked) {
        List<Table> named = graph.tables().stream()
                .filter(each -> each.name().equals(asked) || each.name().endsWith("." + asked))
                .toList();
        if (named.isEmpty()) {
            throw new UsageException(invocation.text("lineage.unknown-table", asked));
        }
        Optional<Table> exact =
                named.stream().filter(each -> each.name().equals(asked)).findFirst();
        if (exact.isEmpty() && named.size() > 1) {
            throw new UsageException(invocation.text(
                    "lineage.several-tables",
                    asked,
                    invocation.texts().list(named.stream().map(Table::name).toList())));
        }
        Table found = exact.orElse(named.get(0));
        if (column == null) {
            return ColumnId.all(found.name());
        }
        if (!found.has(column)) {
            throw new UsageException(invocation.text(
                    "lineage.unknown-column",
                    found.name(),
                    column,
                    invocation
                            .texts()
                            .list(found.columns().stream()
                                    .map(Table.Column::name)
                                    .toList())));
        }
        return new ColumnId(found.name(), column);
    }
}
