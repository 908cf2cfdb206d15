package io.eldercare.mart.door;

import io.eldercare.mart.EmptyMart;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.mart.MartSettings;
import io.eldercare.mart.Migrations;
import io.eldercare.mart.ServerAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A mart of two counties of one prefecture with its door: figures of 2025-09 and 2025-10, one login for each role. */
final class DoorFixture implements AutoCloseable {
    static final String PASSWORD = "correct-horse-battery";

    final MartServer server;
    final Mart mart;
    final ReadersCopy copy;
    final QueryLog log;

    DoorFixture(Path home) throws SQLException {
        this(home, ServerAddress.LOOPBACK);
    }

    DoorFixture(Path home, ServerAddress address) throws SQLException {
        this(home, embedded(home, address));
    }

    private static MartSettings embedded(Path home, ServerAddress address) {
        EmptyMart.into(home);
        return MartSettings.embedded(home, address);
    }

    DoorFixture(Path home, MartSettings settings) throws SQLException {
        server = MartServer.open(settings);
        Migrations.apply(server.dataSource(), Path.of("sql/mart"));
        Migrations.apply(server.readers(), Path.of("sql/readers"));
        copy = new ReadersCopy(server.dataSource(), server.readers());
        mart = new Mart(server.dataSource(), copy::refresh);
        log = new QueryLog(server.dataSource(), server.logs(), home.resolve("logs/queries"));
        fill();
        copy.refresh();
        admitAll();
    }

    /** Logins of each role, and ten more of statisticians. */
    void admitAll() {
        List<Logins.Login> logins = new ArrayList<>(List.of(
                new Logins.Login("lina", "leader", PASSWORD),
                new Logins.Login("sun_tj", "statistician", PASSWORD),
                new Logins.Login("leping", "county_360281", PASSWORD),
                new Logins.Login("fuliang", "county_360222", PASSWORD),
                new Logins.Login("guo", "steward", PASSWORD)));
        for (char letter = 'a'; letter <= 'j'; letter++) {
            logins.add(new Logins.Login(letter + "_reader_no", "statistician", PASSWORD));
        }
        new Logins(server.readers()).apply(logins);
    }

    private void fill() throws SQLException {
        execute("""
                insert into mart.region values
                ('360200', '景德镇市', 'prefecture', '360000', null, 'city', 'current', 1),
                ('360222', '浮梁县', 'county', '360200', null, 'county', 'current', 2),
                ('360281', '乐平市', 'county', '360200', null, 'county', 'current', 3),
                ('360281100', '塔前镇', 'township', '360281', null, '镇', 'current', 4);
                insert into mart.kpi values ('beds', '床位数', 'beds', '张', 'up', 0, 'microdata', true, '床位数', 'h');
                insert into mart.kpi_value (kpi_code, region_code, month, numerator, value)
                select 'beds', region_code, month::date, 100, 100 from mart.region,
                    unnest(array['2025-09-01', '2025-10-01']) as month;
                insert into mart.institution
                select 'i' || code || n, code, null, '2025-10-01', '养老院' || n, '敬老院', '公办公营', '运营'
                from unnest(array['360222', '360281']) as code, generate_series(1, 3) as n;
                insert into mart.rejection_summary
                select 'visit', code, '2025-10-01', 'ROW_DUPLICATE', 'visit_id', '重复', 4
                from unnest(array['360222', '360281']) as code;
                insert into mart.plan values ('P', '计划', null, 'approved', '360200', null, false, 'h');
                insert into mart.scorecard (plan_code, region_code, month, role, score, trial)
                select 'P', code, month::date, 'ranked', 80, false
                from unnest(array['360222', '360281']) as code, unnest(array['2025-09-01', '2025-10-01']) as month;
                insert into mart.bulletin (plan_code, month, vintage, published_at, definitions_hash, lake_versions)
                values ('P', '2025-09-01', 1, '2025-10-12', 'h', '');
                """);
    }

    /** In the internal database, as the program. */
    void execute(String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Of the readers' database, without the program's own options. */
    String url() {
        return server.readersUrl().replaceFirst("\\?.*", "");
    }

    /** A session of a reader, as any client opens it. */
    Connection as(String login) throws SQLException {
        return connect(url(), login, PASSWORD);
    }

    static Connection connect(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "psql");
        return DriverManager.getConnection(url, properties);
    }

    /** The first column of what the query gives, in its order. */
    static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    List<String> asProgram(String sql) throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            return texts(connection, sql);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
