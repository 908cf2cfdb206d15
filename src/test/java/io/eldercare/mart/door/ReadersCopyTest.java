package io.eldercare.mart.door;

import static io.eldercare.mart.door.DoorFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.mart.Change;
import io.eldercare.mart.Mart;
import io.eldercare.mart.TableData;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy follows the mart month by month, and a copy that a killed program did not make is made good by the next. */
final class ReadersCopyTest {
    private static final LocalDate OCTOBER = LocalDate.of(2025, 10, 1);

    @TempDir
    private static Path home;

    @Test
    void followsEachPublicationAndCatchesUp() throws SQLException {
        try (DoorFixture door = new DoorFixture(home);
                Connection reader = door.as("sun_tj")) {
            // only October is touched: what somebody did to September's copy stays
            try (Connection program = door.server.readers().getConnection()) {
                program.createStatement().execute("update mart.kpi_value set value = -1 where month = '2025-09-01'");
            }
            door.mart.write(List.of(october(7)));
            assertThat(texts(reader, "select distinct month || ' ' || trunc(value) from mart.kpi_value order by 1"))
                    .containsExactly("2025-09-01 -1", "2025-10-01 7");
            assertThat(door.asProgram("select count(*) from ops.publication_change"))
                    .containsExactly("0");

            // published, and killed before the copy
            new Mart(door.server.dataSource()).write(List.of(october(8)));
            assertThat(texts(reader, "select max(trunc(value)) from mart.kpi_value"))
                    .containsExactly("7");
            door.copy.refresh();
            assertThat(texts(reader, "select max(trunc(value)) from mart.kpi_value"))
                    .containsExactly("8");

            // a readers' database that was lost is filled whole
            try (Connection program = door.server.readers().getConnection()) {
                program.createStatement().execute("delete from door.copied");
            }
            door.copy.refresh();
            assertThat(texts(reader, "select distinct month || ' ' || trunc(value) from mart.kpi_value order by 1"))
                    .containsExactly("2025-09-01 100", "2025-10-01 8");
        }
    }

    private static Change october(int value) {
        List<@Nullable Object[]> rows = List.<@Nullable Object[]>of(
                new @Nullable Object[] {"beds", "360281", OCTOBER, BigDecimal.valueOf(value)});
        return new Change.Replacement(
                new TableData("mart.kpi_value", List.of("kpi_code", "region_code", "month", "value"), rows),
                "month = any(?)",
                List.of(List.of(OCTOBER)));
    }
}
