package io.eldercare.mart.door;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the readers' database holds, allows and is set to, as one text that differs where anything does. */
final class Contents {
    private Contents() {}

    static String of(Connection readers) throws SQLException {
        StringBuilder contents = new StringBuilder();
        List<String> tables = DoorFixture.texts(
                readers,
                "select schemaname || '.' || tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
                        + " order by 1");
        for (String table : tables) {
            contents.append(table)
                    .append(DoorFixture.texts(
                            readers,
                            "select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from " + table
                                    + " as t"));
        }
        contents.append(DoorFixture.texts(
                        readers,
                        "select oid::regclass || relacl::text from pg_class where relacl is not null order by 1"))
                .append(DoorFixture.texts(
                        readers, "select rolname || rolsuper || rolconnlimit from pg_roles order by 1"))
                .append(DoorFixture.texts(
                        readers,
                        "select setdatabase || ' ' || setrole || setconfig::text from pg_db_role_setting order by 1"))
                .append(DoorFixture.texts(readers, "select roleid || ' ' || member from pg_auth_members order by 1"));
        return contents.toString();
    }
}
