package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.delta.tables.DeltaTable;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.Depth;
import io.eldercare.job.release.LakeVersions;
import io.eldercare.lake.DeltaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A feed's month that lost a row, and one whose file is gone, made again from the archive: lake and mart are as before, nothing else was written. */
class SliceRebuildTest {
    private static final String COUNTY = "360281";

    @TempDir
    private Path folder;

    private static Map<String, Map<List<String>, RowPrint>> prints(TestHome home) {
        DeltaFiles.forgetAll();
        Map<String, Map<List<String>, RowPrint>> prints = new TreeMap<>();
        for (String table : List.of(
                "silver.visit", "silver.bed_month", "gold.fct_bed_month", "gold.fct_visit_month", "gold.fct_kpi")) {
            String[] words = table.split("\\.");
            prints.put(table, RowPrint.byMonth(home.lake().read(words[0], words[1], month -> true)));
        }
        return prints;
    }

    private static void rebuild(TestHome home, String feed, Set<String> counties) {
        Night.run(
                home.place(),
                new NightRequest("rebuild", true, List.of(), Optional.empty(), false)
                        .of(new SliceChoice(Set.of(feed), counties, FinishedHome.LAST)));
    }

    private static List<String> codes(TestHome home) {
        return Audit.run(home.place(), new AuditRequest(Depth.SAMPLE, Optional.of("1"))).findings().stream()
                .map(Finding::breach)
                .map(Enum::name)
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void equalsTheWhole() throws IOException {
        try (TestHome home = new TestHome(FinishedHome.copyTo(folder.resolve("home")))) {
            home.hadNights(2);
            Map<String, Map<List<String>, RowPrint>> before = prints(home);
            String mart = home.mart().contentHash();
            DeltaTable.forPath(home.spark(), home.lake().path("silver", "bed_month"))
                    .delete("county_code = '" + COUNTY + "' and month = date '2025-10-01' and row_no % 2 = 0");
            Files.delete(BrokenHome.dataFile(home.home().lake(), "silver.visit", FinishedHome.LAST));
            assertThat(beds(home)).isNotEqualTo(before.get("silver.bed_month"));
            assertThat(codes(home)).contains("ROWS_DIFFER", "SILVER_FILE_BROKEN", "VERSION_DIFFERS");
            home.hadNights(3);
            rebuild(home, "visit", Set.of(COUNTY));
            Map<String, Long> versions = LakeVersions.of(home.home().lake());
            home.hadNights(4);
            rebuild(home, "bed_month", Set.of(COUNTY));
            assertThat(LakeVersions.of(home.home().lake()))
                    .containsEntry("silver.visit", versions.get("silver.visit"))
                    .containsEntry("silver.bed_month", versions.get("silver.bed_month") + 1);

            assertThat(prints(home)).isEqualTo(before);
            assertThat(home.mart().contentHash()).isEqualTo(mart);
            assertThat(codes(home)).isEmpty();
        }
    }

    private static Map<List<String>, RowPrint> beds(TestHome home) {
        DeltaFiles.forgetAll();
        return RowPrint.byMonth(home.lake().read("silver", "bed_month", month -> true));
    }

    /** Delta takes a log without its last commit for an older table: what other slices lost with it would never be missed. */
    @Test
    void isRefusedWhereATableLostACommit() throws IOException {
        try (TestHome home = new TestHome(FinishedHome.copyTo(folder.resolve("home")))) {
            home.hadNights(2);
            String mart = home.mart().contentHash();
            Map<String, Long> versions = LakeVersions.of(home.home().lake());
            Path log = home.home().lake().resolve("silver/family_bed/_delta_log");
            Files.delete(log.resolve(String.format(Locale.ROOT, "%020d.json", versions.get("silver.family_bed"))));
            DeltaFiles.forgetAll();

            assertThatIllegalStateException()
                    .isThrownBy(() -> rebuild(home, "visit", Set.of(COUNTY)))
                    .withMessageContainingAll("silver.family_bed", "请运行 rebuild");

            assertThat(home.mart().contentHash()).isEqualTo(mart);
            assertThat(LakeVersions.of(home.home().lake())).containsEntry("silver.visit", versions.get("silver.visit"));
        }
    }
}
