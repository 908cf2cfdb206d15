package io.eldercare.mart.door;

import io.eldercare.mart.MartException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logins of readers as the configuration says: made, given exactly one role, changed, and taken away. {@code door.login} holds what they must
 * be, so that what a reader changed about a login of his own is put back.
 */
public final class Logins {
    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
    private static final int CONNECTIONS = 20;

    private final DataSource readers;

    /** @param readers connections of the owner to the readers' database; may create roles */
    public Logins(DataSource readers) {
        this.readers = readers;
    }

    /** @param role leader, statistician, steward or county_ and a county's code */
    public record Login(String name, String role, String password) {
        @Override
        public String toString() {
            return "Login[" + name + ", " + role + "]";
        }
    }

    private record Kept(String role, String verifier) {}

    /** Makes the logins these and no others. A login of a county that the mart does not know yet waits for its first figures. */
    public void apply(List<Login> wanted) {
        try (Connection connection = readers.getConnection()) {
            connection.setAutoCommit(false);
            try {
                apply(connection, wanted);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        } catch (SQLException failure) {
            throw new MartException("读者账号设置失败，原有账号未改动：" + failure.getMessage(), failure);
        }
    }

    private static void apply(Connection connection, List<Login> wanted) throws SQLException {
        Map<String, Kept> kept = kept(connection);
        Set<String> names = new LinkedHashSet<>();
        for (Login login : wanted) {
            if (!exists(connection, login.role())) {
                LOG.warn("Login {} waits: the mart has no role {} yet", login.name(), login.role());
                continue;
            }
            names.add(login.name());
            Optional<Kept> before = Optional.ofNullable(kept.get(login.name()));
            boolean same = before.isPresent()
                    && before.get().role().equals(login.role())
                    && ScramVerifier.matches(before.get().verifier(), login.password())
                    && exists(connection, login.name());
            if (!same) {
                make(connection, login);
            }
        }
        for (String name : kept.keySet()) {
            if (!names.contains(name)) {
                remove(connection, name);
            }
        }
    }

    private static Map<String, Kept> kept(Connection connection) throws SQLException {
        Map<String, Kept> kept = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name, role, verifier from door.login")) {
            while (rows.next()) {
                kept.put(rows.getString(1), new Kept(rows.getString(2), rows.getString(3)));
            }
        }
        return kept;
    }

    /** Anew, so that nothing stays of what it was. */
    private static void make(Connection connection, Login login) throws SQLException {
        if (exists(connection, login.name())) {
            remove(connection, login.name());
        }
        String verifier = ScramVerifier.of(login.password());
        execute(
                connection,
                "create role " + login.name() + " login inherit nosuperuser nocreatedb nocreaterole noreplication"
                        + " nobypassrls connection limit " + CONNECTIONS + " password '" + verifier + "'");
        execute(
                connection,
                "grant reader_login, " + login.role() + " to " + login.name() + " with inherit true, set false");
        try (PreparedStatement insert =
                connection.prepareStatement("insert into door.login (name, role, verifier) values (?, ?, ?)")) {
            insert.setString(1, login.name());
            insert.setString(2, login.role());
            insert.setString(3, verifier);
            insert.executeUpdate();
        }
        LOG.info("Login {} reads as {}", login.name(), login.role());
    }

    private static void remove(Connection connection, String name) throws SQLException {
        try (PreparedStatement sessions = connection.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = ?");
                PreparedStatement delete = connection.prepareStatement("delete from door.login where name = ?")) {
            delete.setString(1, name);
            if (delete.executeUpdate() == 0) {
                throw new MartException("登录名 " + name + " 已被数据库里的其他用户使用：请在 jobs/settings.yml 的 readers.logins 换一个");
            }
            sessions.setString(1, name);
            sessions.executeQuery().close();
        }
        if (exists(connection, name)) {
            execute(connection, "drop owned by " + name);
            execute(connection, "drop role " + name);
        }
        LOG.info("Login {} was taken away", name);
    }

    /**
     * Puts back what logins changed about themselves: passwords, settings and default privileges, which PostgreSQL lets everybody change.
     * Passwords are seen by a superuser only; on a bureau's own server without one, every run sets them again.
     *
     * @return their names
     */
    static List<String> putBack(Connection connection) throws SQLException {
        boolean seesPasswords = isTrue(connection, "select has_table_privilege('pg_authid', 'select')");
        List<String> changed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select name, verifier from door.login
                        inner join %s as role on role.rolname = name
                        where %s
                            or exists (select from pg_db_role_setting where setrole = role.oid)
                            or exists (select from pg_default_acl where defaclrole = role.oid)
                        order by name
                        """.formatted(
                                seesPasswords ? "pg_authid" : "pg_roles",
                                seesPasswords ? "role.rolpassword is distinct from verifier" : "false"))) {
            while (rows.next()) {
                String name = rows.getString(1);
                changed.add(name);
                execute(connection, "alter role " + name + " password '" + rows.getString(2) + "'");
                execute(connection, "alter role " + name + " reset all");
                if (!seesPasswords) {
                    // who is no superuser drops what others own as their member only
                    execute(connection, "grant " + name + " to current_user with inherit true, set true");
                }
                execute(connection, "drop owned by " + name);
                if (!seesPasswords) {
                    execute(connection, "grant " + name + " to current_user with inherit false, set false");
                }
                execute(connection, "alter role " + name + " in database readers reset all");
            }
        }
        return changed;
    }

    private static boolean isTrue(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static boolean exists(Connection connection, String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            statement.setString(1, role);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
