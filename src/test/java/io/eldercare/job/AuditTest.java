package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.tables.DeltaTable;
import io.eldercare.ingest.Receipt;
import io.eldercare.job.audit.Breach;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.Depth;
import io.eldercare.lake.Archive;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home in which one thing of every kind is broken: the proof names each, by its place. */
class AuditTest {
    private static final YearMonth MONTH = FinishedHome.LAST;

    @TempDir
    private Path folder;

    private static List<Finding> audit(TestHome home, Depth depth) {
        return Audit.run(home.place(), new AuditRequest(depth, Optional.of("1")))
                .findings();
    }

    private static Map<Breach, List<List<String>>> byBreach(List<Finding> findings) {
        return findings.stream()
                .collect(Collectors.groupingBy(
                        Finding::breach, Collectors.mapping(Finding::subject, Collectors.toList())));
    }

    private static Receipt receipt(TestHome home, String feed, String county) {
        String id = home.rows("select delivery_id from ops.delivery where feed = '" + feed + "' and county_code = '"
                        + county + "' and month = date '" + MONTH.atDay(1) + "' and verdict = 'accepted'"
                        + " and file_name like '" + feed + "%' order by 1")
                .get(0);
        return new DeliveryBook(home.home(), home.mart()).receipt(id);
    }

    private static void delete(TestHome home, String feed, Receipt receipt) {
        DeltaTable.forPath(home.spark(), home.lake().path("silver", feed))
                .delete("delivery_id = '" + receipt.deliveryId() + "' and row_no = (select min(row_no) from delta.`"
                        + home.lake().path("silver", feed) + "` where delivery_id = '" + receipt.deliveryId() + "')");
    }

    private static void execute(TestHome home, String sql) {
        home.mart().jdbi().useHandle(handle -> handle.execute(sql));
    }

    @Test
    void namesWhatIsBroken() throws IOException {
        try (TestHome home = new TestHome(FinishedHome.copyTo(folder.resolve("home")))) {
            home.hadNights(2);
            FundAllocation.of(
                    home.place(),
                    new FundAllocation.Request(
                            "JDZ3Y", Optional.of(MONTH), new BigDecimal("1000000"), true, List.of(), List.of()));
            assertThat(home.night().findings()).isEmpty();
            assertThat(audit(home, Depth.SAMPLE)).isEmpty();

            Path archive = home.home().archive();
            Receipt edited = receipt(home, "bed_month", "360202");
            Receipt lost = receipt(home, "bed_month", "360203");
            Receipt gone = receipt(home, "staff", "360202");
            Receipt flipped = receipt(home, "staff", "360203");
            Receipt short1 = receipt(home, "institution", "360281");
            Files.delete(new Archive(archive).path(gone.sha256()));
            BrokenHome.flip(new Archive(archive).path(flipped.sha256()));
            BrokenHome.edit(
                    archive.resolve("receipts/" + edited.deliveryId() + ".json"),
                    text -> text.replace("\"revision\" : 1", "\"revision\" : 2"));
            Files.copy(
                    archive.resolve("receipts/" + edited.deliveryId() + ".json"),
                    archive.resolve("receipts/" + "0".repeat(64) + ".json"));
            Files.delete(archive.resolve("receipts/" + lost.deliveryId() + ".json"));
            BrokenHome.edit(
                    archive.resolve("ledger/00000001.json"),
                    text -> text.replace(short1.deliveryId(), "f".repeat(64)));
            delete(home, "institution", short1);
            Path silver = BrokenHome.dataFile(home.home().lake(), "silver.visit", MONTH);
            BrokenHome.flip(silver);
            Path gold = BrokenHome.dataFile(home.home().lake(), "gold.fct_bed_month", MONTH);
            Files.delete(gold);
            BrokenHome.cut(home.home().lake().resolve("gold/fct_staff_month/_delta_log/00000000000000000000.json"));
            execute(home, "update mart.kpi_value set numerator = numerator + 1 where region_code = '360281'"
                    + " and month = date '2025-10-01' and kpi_code = 'nursing_bed_share'");
            execute(home, "update mart.scorecard set rank = rank + 1 where region_code = '360281' and month = date '2025-09-01'");
            execute(home, "update mart.allocation set amount_yuan = amount_yuan + 0.01 where region_code = '360281'");
            Path figures = home.home().reports().resolve("JDZ3Y/2025-10/figures.csv");
            BrokenHome.edit(figures, text -> text.replace("360281", "360282"));

            Map<Breach, List<List<String>>> found = byBreach(audit(home, Depth.SAMPLE));
            found.forEach((breach, subjects) -> System.err.println("F " + breach + " " + subjects));
            System.err.println("QUICK");
            byBreach(audit(home, Depth.QUICK)).forEach((breach, subjects) -> System.err.println("F " + breach + " " + subjects));
        }
    }
}
