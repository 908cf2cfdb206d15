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

    /** The n-th delivery of a feed in the month, in order of county. */
    private static Receipt receipt(TestHome home, String feed, int n) {
        String id = home.rows("select delivery_id from ops.delivery where feed = '" + feed + "' and month = date '"
                        + MONTH.atDay(1) + "' and verdict = 'accepted' and revision = 1 and rows > 1"
                        + " order by county_code, delivery_id")
                .get(n);
        return new DeliveryBook(home.home(), home.mart()).receipt(id);
    }

    /** A delivery whose original no other delivery shares. */
    private static Receipt ofItsOwnFile(TestHome home, int n) {
        String id = home.rows("select max(delivery_id) from ops.delivery where feed = 'staff' group by sha256"
                        + " having count(distinct delivery_id) = 1 order by 1")
                .get(n);
        return new DeliveryBook(home.home(), home.mart()).receipt(id);
    }

    private static void loseARow(TestHome home, String feed, Receipt receipt) {
        String row = "delivery_id = '" + receipt.deliveryId() + "'";
        int first = home.lake()
                .read("silver", feed, month -> true)
                .where(row)
                .selectExpr("min(row_no)")
                .head()
                .getInt(0);
        DeltaTable.forPath(home.spark(), home.lake().path("silver", feed)).delete(row + " and row_no = " + first);
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
            Receipt edited = receipt(home, "bed_month", 0);
            Receipt lost = receipt(home, "bed_month", 1);
            Receipt gone = ofItsOwnFile(home, 0);
            Receipt flipped = ofItsOwnFile(home, 1);
            Receipt renamed = receipt(home, "institution", 0);
            Receipt shortened = receipt(home, "institution", 1);
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
                    text -> text.replace(renamed.deliveryId(), "f".repeat(64)));
            loseARow(home, "institution", shortened);
            Path silver = BrokenHome.dataFile(home.home().lake(), "silver.visit", MONTH);
            BrokenHome.flip(silver);
            Path gold = BrokenHome.dataFile(home.home().lake(), "gold.fct_bed_month", MONTH);
            Files.delete(gold);
            BrokenHome.cut(home.home().lake().resolve("gold/fct_staff_month/_delta_log/00000000000000000000.json"));
            execute(
                    home,
                    "update mart.kpi_value set numerator = numerator + 1 where region_code = '360281'"
                            + " and month = date '2025-10-01' and kpi_code = 'nursing_bed_share'");
            execute(
                    home,
                    "update mart.scorecard set rank = rank + 1 where region_code = '360281' and month = date '2025-09-01'");
            execute(home, "update mart.allocation set amount_yuan = amount_yuan + 0.01 where region_code = '360281'");
            Path figures = home.home().reports().resolve("JDZ3Y/2025-10/figures.csv");
            BrokenHome.edit(figures, text -> text.replace("360281", "360282"));

            Map<Breach, List<List<String>>> found = byBreach(audit(home, Depth.SAMPLE));
            assertThat(found.get(Breach.LEDGER_TOUCHED)).containsExactly(List.of("1"));
            assertThat(found.get(Breach.RECEIPT_TOUCHED)).containsExactly(List.of(edited.deliveryId()));
            assertThat(found.get(Breach.RECEIPT_MISSING))
                    .containsExactlyInAnyOrder(List.of(lost.deliveryId()), List.of("f".repeat(64)));
            assertThat(found.get(Breach.RECEIPT_UNLISTED))
                    .containsExactlyInAnyOrder(List.of("0".repeat(64)), List.of(renamed.deliveryId()));
            assertThat(found.get(Breach.ORIGINAL_MISSING))
                    .containsExactly(List.of(gone.deliveryId(), gone.fileName(), gone.sha256()));
            assertThat(found.get(Breach.ORIGINAL_DAMAGED))
                    .containsExactly(List.of(flipped.deliveryId(), flipped.fileName(), flipped.sha256()));
            assertThat(found.get(Breach.ROWS_DIFFER))
                    .singleElement()
                    .satisfies(subject -> assertThat(subject).contains("institution", shortened.deliveryId()));
            assertThat(found.get(Breach.DELIVERY_DIFFERS))
                    .extracting(subject -> subject.get(0))
                    .contains(edited.deliveryId(), lost.deliveryId());
            assertThat(found.get(Breach.SILVER_FILE_BROKEN))
                    .singleElement()
                    .satisfies(subject -> assertThat(subject).contains("silver.visit", "2025-10", "visit"));
            assertThat(found.get(Breach.FILE_BROKEN))
                    .singleElement()
                    .satisfies(subject -> assertThat(subject).contains("gold.fct_bed_month", "2025-10"));
            assertThat(found.get(Breach.LOG_BROKEN))
                    .containsExactly(List.of("gold.fct_staff_month", "00000000000000000000.json"));
            assertThat(found.get(Breach.VERSION_DIFFERS))
                    .extracting(subject -> subject.get(0))
                    .containsExactly("silver.institution");
            assertThat(found.get(Breach.FIGURE_DIFFERS))
                    .singleElement()
                    .satisfies(subject -> assertThat(subject).contains("nursing_bed_share", "360281", "2025-10"));
            assertThat(found.get(Breach.READERS_DIFFER))
                    .contains(List.of("mart.kpi_value", "2025-10"), List.of("mart.scorecard", "2025-09"));
            // the figure that was raised stands in the other plan's report too
            assertThat(found.get(Breach.REPORT_DIFFERS))
                    .containsExactlyInAnyOrder(
                            List.of("JDZ3Y", "2025-10", "figures.csv"), List.of("JDZ1O1Y", "2025-10", "figures.csv"));
            assertThat(found.get(Breach.MONEY_UNBALANCED))
                    .extracting(subject -> subject.get(2))
                    .containsExactlyInAnyOrder("各地金额之和", "360281 各部分之和");
            assertThat(found.get(Breach.MONEY_DIFFERS))
                    .extracting(subject -> subject.get(2))
                    .containsExactly("360281");

            assertThat(byBreach(audit(home, Depth.QUICK)).keySet())
                    .contains(
                            Breach.LEDGER_TOUCHED,
                            Breach.RECEIPT_MISSING,
                            Breach.RECEIPT_UNLISTED,
                            Breach.FILE_BROKEN,
                            Breach.LOG_BROKEN,
                            Breach.VERSION_DIFFERS,
                            Breach.MONEY_UNBALANCED);
        }
    }
}
