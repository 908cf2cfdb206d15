package io.eldercare.transform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldBuilderTest {
    @Test
    void buildsNothingForFeedsThatWereNeverDelivered(@TempDir Path folder) {
        List<SqlCase> services = SqlCase.of("gold").stream()
                .filter(one -> one.model().equals("fct_service_record"))
                .toList();
        CaseLake lake = new CaseLake(folder, services);
        lake.writeRegions();

        // volunteers' hours read service records too, but no volunteers were delivered; populations stand by the census
        assertThat(lake.load().plannedGold()).containsExactlyInAnyOrder("fct_service_record", "fct_population");
    }
}
