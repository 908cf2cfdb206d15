package io.eldercare.mart.door;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code ops.query_log}.
 *
 * @param door mart or lake
 * @param client how the reader's program names itself, without values
 * @param statement without values
 * @param rows null: unknown
 * @param outcome done, refused, stopped or failed, with the SQLSTATE where there is one
 */
record QueryEntry(
        OffsetDateTime at,
        String door,
        String login,
        String role,
        String client,
        String statement,
        @Nullable Long rows,
        @Nullable BigDecimal millis,
        String outcome) {

    QueryEntry withRows(long count) {
        return new QueryEntry(at, door, login, role, client, statement, count, millis, outcome);
    }
}
