package io.eldercare.mart;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens connections to one database as one user; every wait on the network has an end. */
final class Connections extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;
    private static final int CONNECT_SECONDS = 10;
    private static final int SOCKET_SECONDS = 900;

    @SuppressWarnings("this-escape")
    Connections(String url, String user, String password) {
        setUrl(url);
        setUser(user);
        setPassword(password);
        setConnectTimeout(CONNECT_SECONDS);
        setLoginTimeout(CONNECT_SECONDS);
        setSocketTimeout(SOCKET_SECONDS);
        setTcpKeepAlive(true);
        setApplicationName("eldercare");
        setReWriteBatchedInserts(true);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return super.getConnection();
    }
}
