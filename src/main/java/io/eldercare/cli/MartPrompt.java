package io.eldercare.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.cli.prompt.Door;
import io.eldercare.export.OutputFormat;
import io.eldercare.job.MartQuery;
import io.eldercare.mart.QueryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The mart behind the prompt. */
final class MartPrompt implements Door {
    private static final String COLUMNS = """
            select
                table_schema || '.' || table_name as name,
                coalesce(obj_description(format('%I.%I', table_schema, table_name)::regclass), '') as title,
                column_name,
                data_type,
                coalesce(col_description(format('%I.%I', table_schema, table_name)::regclass, ordinal_position::int), '') as label
            from information_schema.columns
            where table_schema in ('mart', 'county')
            order by 1, ordinal_position
            """;

    private final Invocation invocation;
    private final MartQuery query;
    private final OutputFormat format;

    MartPrompt(Invocation invocation, MartQuery query, OutputFormat format) {
        this.invocation = invocation;
        this.query = query;
        this.format = format;
    }

    @Override
    public String name() {
        return "mart";
    }

    @Override
    public List<Table> tables() throws IOException {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        query.execute(COLUMNS, OutputFormat.JSON, found);
        Map<String, List<Column>> columns = new LinkedHashMap<>();
        Map<String, String> titles = new LinkedHashMap<>();
        for (JsonNode row : new ObjectMapper().readTree(found.toByteArray())) {
            String table = row.get("name").asText();
            titles.put(table, row.get("title").asText());
            columns.computeIfAbsent(table, name -> new ArrayList<>())
                    .add(new Column(
                            row.get("column_name").asText(),
                            row.get("data_type").asText(),
                            row.get("label").asText()));
        }
        return titles.entrySet().stream()
                .map(table ->
                        new Table(table.getKey(), table.getValue(), columns.getOrDefault(table.getKey(), List.of())))
                .toList();
    }

    @Override
    public List<String> functions() {
        return List.of();
    }

    @Override
    public void run(String statement) throws IOException {
        try {
            ResultTarget.tell(
                    invocation,
                    query.execute(statement, format, invocation.console().out()));
        } catch (QueryException wrong) {
            invocation.console().err().println(wrong.getMessage());
        }
    }
}
