package io.eldercare.job.lakedoor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.export.ResultColumn;
import io.eldercare.lake.sql.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the two processes say to each other, one JSON document a line. */
final class Message {
    static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

    private Message() {}

    /**
     * The first line: what the process works on.
     *
     * @param lake folder of the tables
     * @param definitions folder that holds {@code sql/}
     * @param forbidden folders that must not be readable where queries run under a user of their own
     */
    record Setup(
            String lake,
            String definitions,
            String scratch,
            LakeRole role,
            int seconds,
            int scratchMegabytes,
            List<String> forbidden) {}

    /**
     * A request.
     *
     * @param statement as typed; absent: the catalog is asked for
     * @param rows that are wanted, the one that tells of more included
     */
    record Request(@Nullable String statement, long rows) {}

    /** An answer; one field is set. A result is columns, rows, end. */
    record Answer(
            @Nullable List<Table> catalog,
            @Nullable List<Head> columns,
            @Nullable List<@Nullable String> row,
            @Nullable Boolean end,
            @Nullable Refused refused) {
        static Answer catalog(List<Table> tables) {
            return new Answer(tables, null, null, null, null);
        }

        static Answer columns(List<Head> columns) {
            return new Answer(null, columns, null, null, null);
        }

        static Answer row(List<@Nullable String> values) {
            return new Answer(null, null, values, null, null);
        }

        static Answer ended() {
            return new Answer(null, null, null, true, null);
        }

        static Answer refused(Refused refused) {
            return new Answer(null, null, null, null, refused);
        }
    }

    record Head(String name, ResultColumn.Kind kind, int precision, int scale) {
        ResultColumn column() {
            return new ResultColumn(name, kind, precision, scale);
        }
    }

    /** @param code of {@link Refusal} */
    record Refused(Refusal code, String message) {}

    /**
     * A relation that may be read.
     *
     * @param title Chinese name, may be empty
     */
    record Table(String name, String title, List<Column> columns) {}

    /** @param label Chinese name, may be empty */
    record Column(String name, String type, String label) {}
}
