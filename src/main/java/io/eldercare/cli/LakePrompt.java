package io.eldercare.cli;

import io.eldercare.cli.prompt.Door;
import io.eldercare.export.OutputFormat;
import io.eldercare.job.lakedoor.LakeDoor;
import io.eldercare.lake.sql.RefusedStatement;
import io.eldercare.lake.sql.StatementText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The lake behind the prompt. */
final class LakePrompt implements Door {
    private final Invocation invocation;
    private final LakeDoor door;
    private final OutputFormat format;
    private List<Table> tables = new ArrayList<>();

    LakePrompt(Invocation invocation, LakeDoor door, OutputFormat format) {
        this.invocation = invocation;
        this.door = door;
        this.format = format;
    }

    @Override
    public String name() {
        return "lake";
    }

    @Override
    public List<Table> tables() throws IOException {
        if (tables.isEmpty()) {
            tables = door.tables().stream()
                    .map(table -> new Table(
                            table.name(),
                            table.title(),
                            table.columns().stream()
                                    .map(column -> new Column(column.name(), column.type(), column.label()))
                                    .toList()))
                    .toList();
        }
        return tables;
    }

    @Override
    public List<String> functions() {
        return StatementText.functions();
    }

    @Override
    public void run(String statement) throws IOException {
        try {
            ResultTarget.tell(
                    invocation,
                    door.execute(statement, format, invocation.console().out(), door.rows()));
        } catch (RefusedStatement refused) {
            invocation.console().err().println(refused.told());
        }
    }
}
