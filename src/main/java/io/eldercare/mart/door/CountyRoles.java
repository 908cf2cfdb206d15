package io.eldercare.mart.door;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A role {@code county_<code>} for each county of the copy: what it may read is what role {@code county} may, its rows are its own. */
final class CountyRoles {
    private static final String COMPLETE = """
            do $$
            declare
                code text;
            begin
                for code in
                    select region_code from mart.region
                    where
                        level = 'county' and region_code ~ '^[0-9]{6}$'
                        and not exists (select from pg_roles where rolname = 'county_' || region_code)
                    order by region_code
                loop
                    execute format('create role %I nologin', 'county_' || code);
                    execute format('grant county to %I with inherit true, set false', 'county_' || code);
                    execute format('grant %I to reader with inherit false, set true', 'county_' || code);
                end loop;
            end
            $$
            """;

    private CountyRoles() {}

    static void complete(Connection readers) throws SQLException {
        try (Statement statement = readers.createStatement()) {
            statement.execute(COMPLETE);
        }
    }
}
