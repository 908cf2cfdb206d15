package io.eldercare.mart;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The database that readers connect to: beside the internal one, on the same server.
 *
 * @param owner connections to the internal database
 */
record ReadersDatabase(Connections owner) {
    static final String NAME = "readers";

    private static final Pattern DATABASE = Pattern.compile("(jdbc:postgresql://[^/]*/)([^?]*)(\\?.*)?");
    private static final String UNKNOWN_DATABASE = "3D000";

    static ReadersDatabase of(Connections owner) {
        return new ReadersDatabase(owner);
    }

    String url() {
        Matcher parts = DATABASE.matcher(String.valueOf(owner.getUrl()));
        if (!parts.matches()) {
            throw new MartException("数据集市地址应写明主机和数据库：jdbc:postgresql://主机:端口/数据库");
        }
        String options = parts.group(3);
        return parts.group(1) + NAME + (options == null ? "" : options);
    }

    /** @throws MartException when it is not there and may not be made */
    DataSource ofOwner() {
        Connections connections =
                new Connections(url(), String.valueOf(owner.getUser()), String.valueOf(owner.getPassword()));
        // what restrains readers, who have these limits as defaults of their database
        connections.setOptions("-c default_transaction_read_only=off -c default_transaction_isolation=read\\ committed"
                + " -c statement_timeout=0 -c transaction_timeout=0 -c idle_in_transaction_session_timeout=0"
                + " -c idle_session_timeout=0");
        try (Connection proof = connections.getConnection()) {
            return connections;
        } catch (SQLException absent) {
            if (!UNKNOWN_DATABASE.equals(absent.getSQLState())) {
                throw new MartException("连不上读者的数据库（" + NAME + "）：" + absent.getMessage(), absent);
            }
        }
        create();
        return connections;
    }

    private void create() {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + NAME);
        } catch (SQLException refusal) {
            throw new MartException(
                    "不能建立读者的数据库 " + NAME + "：" + refusal.getMessage() + "。请管理员执行 create database " + NAME
                            + " owner <本程序的用户>，并给该用户 createrole 权限",
                    refusal);
        }
    }
}
