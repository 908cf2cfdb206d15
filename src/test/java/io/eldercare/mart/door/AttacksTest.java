package io.eldercare.mart.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.mart.Mart;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a login with any client may try on the mart door: rights refuse it, the log has a line, the data stays as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AttacksTest {
    @TempDir
    private static Path home;

    private DoorFixture door;
    private String before = "";

    @BeforeAll
    void openTheDoor() throws SQLException {
        door = new DoorFixture(home);
        before = contents();
    }

    @AfterAll
    void closeTheDoor() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // writes
                "insert into mart.region select * from mart.region",
                "update mart.kpi_value set value = 0",
                "delete from mart.kpi_value",
                "truncate mart.kpi_value",
                "merge into mart.kpi using mart.kpi as k on k.kpi_code = kpi.kpi_code when matched then delete",
                "with gone as (delete from mart.region returning *) select * from gone",
                "select * from mart.region for update",
                "lock table mart.region in exclusive mode",
                "copy mart.region from stdin",
                // definitions
                "create table t (n integer)",
                "create table mart.t (n integer)",
                "create table public.t (n integer)",
                "create temporary table t (n integer)",
                "select 1 as n into temp t",
                "create view v as select 1",
                "create schema s",
                "create function f() returns integer language sql as 'select 1'",
                "create function pg_temp.f() returns integer language plpgsql as 'begin return 1; end'",
                "do $$ begin perform 1; end $$",
                "drop table mart.region",
                "alter table mart.region disable row level security",
                "drop policy own on mart.institution",
                "create policy mine on mart.institution using (true)",
                "create extension dblink",
                "create extension postgres_fdw",
                "create server s foreign data wrapper postgres_fdw",
                "create database d",
                "drop database eldercare",
                "comment on table mart.region is 'x'",
                "vacuum mart.region",
                "refresh materialized view m",
                "create statistics s on region_code, name from mart.region",
                "security label on table mart.region is 'x'",
                // files and programs
                "copy mart.region to '/tmp/x'",
                "copy mart.region to program 'touch /tmp/x'",
                "copy mart.region from '/etc/passwd'",
                "select pg_read_file('/etc/passwd')",
                "select pg_read_binary_file('postgresql.conf')",
                "select pg_ls_dir('.')",
                "select pg_stat_file('PG_VERSION')",
                "select pg_ls_logdir()",
                "select pg_current_logfile()",
                "select lo_import('/etc/passwd')",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'x')",
                "select lo_export(1, '/tmp/x')",
                "load 'auto_explain'",
                // becoming somebody else
                "set role eldercare",
                "set role statistician",
                "set role county_360222",
                "set session authorization eldercare",
                "select set_config('role', 'statistician', false)",
                "alter role eldercare password 'x'",
                "alter role guo password 'x'",
                "alter role leping superuser",
                "alter role leping connection limit -1",
                "create role r",
                "grant statistician to leping",
                "drop role guo",
                // settings of the server
                "alter system set log_statement = 'none'",
                "set log_min_error_statement = 'panic'",
                "set log_min_duration_statement = -1",
                "set auto_explain.log_min_duration = -1",
                "set session_preload_libraries = ''",
                "set temp_file_limit = -1",
                "alter database readers set statement_timeout = 0",
                "select pg_reload_conf()",
                "select pg_rotate_logfile()",
                // others' work
                "select pg_advisory_lock(5367201042)",
                "select pg_advisory_lock_shared(5367201043)",
                "select pg_try_advisory_xact_lock(1, 2)",
                "select pg_terminate_backend(pg_backend_pid())",
                "select pg_cancel_backend(1)",
                "select pg_notify('a', 'b')",
                "select pg_sleep(1)",
                "select pg_sleep_for('1 s')",
                "select pg_export_snapshot()",
                "select pg_switch_wal()",
                "select pg_create_restore_point('x')",
                "select pg_logical_emit_message(false, 'a', 'b')",
                "prepare transaction 'x'",
                "select pg_stat_reset()",
                // queries inside texts, and what others keep
                "select query_to_xml('delete from mart.region', true, true, '')",
                "select table_to_xml('mart.region', true, true, '')",
                "select * from ts_stat('select 1')",
                "select rolpassword from pg_authid",
                "select passwd from pg_shadow",
                "select * from pg_hba_file_rules",
                "select * from pg_file_settings",
                "select * from door.copied",
                "select * from public.schema_history",
                "select * from mart.signal, mart.allocation_step",
                "select * from pg_statistic",
                "select * from pg_largeobject",
                "select * from pg_user_mapping",
            })
    void isRefusedAndLogged(String attack) throws SQLException {
        try (Connection connection = door.as("leping");
                Statement statement = connection.createStatement()) {
            // what a session may do for itself: its rights must do
            statement.execute("set default_transaction_read_only = off");
            statement.execute("set transaction_timeout = 0");
            connection.setAutoCommit(false);
            statement.execute("set transaction read write");
            assertThatThrownBy(() -> statement.execute(attack)).isInstanceOf(SQLException.class);
            connection.rollback();
        }
        assertThat(lastOutcome("leping")).matches("(refused|failed) [0-9A-Z]{5}");
    }

    @Test
    void leaveTheDataAsItWas() throws SQLException {
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void theInternalDatabaseIsNotReachable() throws SQLException {
        for (String database : List.of("eldercare", "postgres", "template1")) {
            String url = door.url().replace("/readers", "/" + database);
            assertThatThrownBy(() -> DoorFixture.connect(url, "sun_tj", DoorFixture.PASSWORD))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no pg_hba.conf entry");
            assertThat(lastOutcome("sun_tj")).isEqualTo("refused 28000");
        }
    }

    @Test
    void aWrongOrEmptyPasswordIsRefusedAndLogged() throws SQLException {
        for (String password : List.of("wrong", "sun_tj", " ")) {
            assertThatThrownBy(() -> DoorFixture.connect(door.url(), "sun_tj", password))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(lastOutcome("sun_tj")).isEqualTo("refused 28P01");
        for (String role : List.of("leader", "statistician", "steward", "county_360281", "reader_login")) {
            assertThatThrownBy(() -> DoorFixture.connect(door.url(), role, DoorFixture.PASSWORD))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void theQueriesOfOthersAreHidden() throws SQLException {
        try (Connection other = door.as("guo");
                Connection curious = door.as("leping")) {
            DoorFixture.texts(other, "select 'geheim' from mart.region");
            assertThat(DoorFixture.texts(
                            curious,
                            "select query from pg_stat_activity where usename = 'guo' and query like '%geheim%'"))
                    .isEmpty();
        }
    }

    /** PostgreSQL lets everybody change a password and settings of his own; the watchdog puts them back. */
    @Test
    void whatALoginChangesAboutItselfIsPutBack() throws SQLException {
        try (Connection connection = door.as("lina");
                Statement statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute("alter role lina password 'mine-alone-from-now'");
            statement.execute("alter role lina set statement_timeout = 0");
            statement.execute("alter default privileges grant all on tables to public");
            statement.execute("grant select on mart.region to public"); // a warning: nothing was granted
        }
        assertThatThrownBy(() -> door.as("lina").close()).isInstanceOf(SQLException.class);
        try (Connection program = door.server.readers().getConnection()) {
            assertThat(Logins.putBack(program)).containsExactly("lina");
            assertThat(Logins.putBack(program)).isEmpty();
        }
        try (Connection connection = door.as("lina")) {
            assertThat(DoorFixture.texts(connection, "show statement_timeout")).containsExactly("30s");
        }
    }

    @Test
    void memoryThatASessionAllowsItselfIsNotGiven() throws SQLException {
        try (Connection connection = door.as("leping");
                Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '2000GB'");
            assertThatThrownBy(() -> statement.execute(
                            "select array_agg(repeat('x', 1000) || n) from generate_series(1, 5000000) as n"))
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("53200"); // out_of_memory
        }
        try (Connection connection = door.as("leping")) {
            assertThat(DoorFixture.texts(connection, "select 1")).containsExactly("1");
        }
    }

    private String contents() throws SQLException {
        try (Connection readers = door.server.readers().getConnection()) {
            return new Mart(door.server.dataSource()).contentHash() + Contents.of(readers);
        }
    }

    private String lastOutcome(String login) throws SQLException {
        door.log.collect();
        return door.asProgram("select outcome from ops.query_log where login = '" + login
                        + "' order by at desc, outcome desc limit 1")
                .get(0);
    }
}
