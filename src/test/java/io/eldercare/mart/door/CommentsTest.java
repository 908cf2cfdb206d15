package io.eldercare.mart.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client's schema browser is the dictionary: every table and column says in Chinese what it holds. */
final class CommentsTest {
    @TempDir
    private static Path home;

    @Test
    void sayWhatEveryTableAndColumnHolds() throws SQLException {
        try (DoorFixture door = new DoorFixture(home);
                Connection statistician = door.as("sun_tj")) {
            assertThat(DoorFixture.texts(statistician, """
                            select nspname || '.' || relname || coalesce('.' || attname, '') as place
                            from pg_class
                            inner join pg_namespace on pg_namespace.oid = relnamespace
                            left join pg_attribute on attrelid = pg_class.oid and not attisdropped and attnum > 0
                            where nspname in ('mart', 'county') and relkind in ('r', 'v', 'p')
                                and (
                                    coalesce(col_description(pg_class.oid, attnum), '') !~ '[一-龥]'
                                    or coalesce(obj_description(pg_class.oid, 'pg_class'), '') !~ '[一-龥]'
                                )
                            """)).isEmpty();
            usesTheWordsOfTheContracts(statistician);
            nameTheUnitOfEveryAmount(statistician);
        }
    }

    private static void usesTheWordsOfTheContracts(Connection connection) throws SQLException {
        Map<String, Contract> contracts = Definitions.load(Path.of(".")).contracts();
        Map<String, String> tables = Map.of(
                "mart.institution", "institution",
                "mart.bed_month", "bed_month",
                "mart.institution_month", "institution",
                "mart.facility_month", "facility",
                "mart.project_month", "project",
                "mart.fund_month", "fund");
        for (Map.Entry<String, String> table : tables.entrySet()) {
            for (Contract.Column column : contracts.get(table.getValue()).columns()) {
                for (String comment : DoorFixture.texts(
                        connection,
                        "select col_description(attrelid, attnum) from pg_attribute where attrelid = '" + table.getKey()
                                + "'::regclass and attname = '" + column.name() + "'")) {
                    assertThat(comment).as(table.getKey() + "." + column.name()).startsWith(column.label());
                }
            }
        }
    }

    private static void nameTheUnitOfEveryAmount(Connection connection) throws SQLException {
        assertThat(DoorFixture.texts(connection, """
                        select attrelid::regclass || '.' || attname from pg_attribute
                        inner join pg_class on pg_class.oid = attrelid
                        where relnamespace = 'mart'::regnamespace and attname ~ '_yuan$|_beds$|^pop'
                            and relkind = 'r' and col_description(attrelid, attnum) !~ '，(元|张|人)'
                        """)).isEmpty();
    }
}
