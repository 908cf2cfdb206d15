package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.Home;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts depend on what came, not on the order and the nights in which it came. */
class ReceivingOrderTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-12-20T02:00:00Z"), ZONE);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String HEADER = "team_id,name,elder_service,status\n";
    private static final String TEAMS = HEADER + "T1,夕阳红,是,在册\nT2,春晖,是,在册\n";
    private static final int SEEDS = 40;

    @TempDir
    private Path folder;

    /** @param control text of the control file beside it; empty: none */
    private record Sent(String place, byte[] bytes, LocalDateTime arrival, String control) {
        @Override
        public String toString() {
            return place;
        }
    }

    private static Sent sent(String place, String text, String arrival) {
        return new Sent(place, text.getBytes(StandardCharsets.UTF_8), LocalDateTime.parse(arrival), "");
    }

    /** Corrections, withdrawals, changes, conflicts, the same bytes in several places, refused files, exports of another system. */
    private static List<Sent> month() {
        String longer = TEAMS + "T3,和风,是,在册\n";
        Set<String> headers = DEFINITIONS.profiles().stream()
                .filter(profile -> profile.name().equals("jinmin_institution"))
                .findFirst()
                .orElseThrow()
                .headers();
        String export = String.join(",", headers) + "\n" + ",".repeat(headers.size() - 1) + "\n";
        return List.of(
                sent("360281/volunteer_team_360281_2025-10.csv", TEAMS, "2025-11-03T08:00"),
                sent("360281/volunteer_team_360281_2025-10_r2.csv", longer, "2025-11-04T08:00"),
                sent("360281/volunteer_team_360281_2025-10_r3_void.csv", HEADER, "2025-11-05T08:00"),
                sent("360281/volunteer_team_360281_2025-10_r4_delta.csv", longer, "2025-11-06T08:00"),
                new Sent(
                        "360222/volunteer_team_360222_2025-10.csv",
                        TEAMS.getBytes(GB18030),
                        LocalDateTime.parse("2025-11-03T08:00"),
                        ""),
                // the same name and second, other bytes
                sent("360222/a/volunteer_team_360222_2025-10.csv", longer, "2025-11-03T08:00"),
                // the same bytes again: earlier, later, at once under another name, beside a control file
                sent("360281/b/volunteer_team_360281_2025-10.csv", TEAMS, "2025-11-02T08:00"),
                sent("360281/c/volunteer_team_360281_2025-10.txt", TEAMS, "2025-11-02T08:00"),
                sent("360281/d/volunteer_team_360281_2025-10.csv", TEAMS, "2025-12-02T08:00"),
                new Sent(
                        "360281/e/volunteer_team_360281_2025-10.csv",
                        TEAMS.getBytes(StandardCharsets.UTF_8),
                        LocalDateTime.parse("2025-11-02T08:00"),
                        "rows: 2\n"),
                // refused: another's folder, no name, no columns; and the same in another month
                sent("360203/volunteer_team_360281_2025-10.csv", TEAMS, "2025-11-03T08:00"),
                sent("360203/队伍.csv", TEAMS, "2025-11-03T08:00"),
                sent("360203/f/队伍.csv", TEAMS, "2025-10-31T23:59:59"),
                sent("360203/volunteer_team_360203_2025-10.csv", "team_id\nT1\n", "2025-11-03T08:00"),
                sent("360203/g/volunteer_team_360203_2025-10.csv", "team_id\nT1\n", "2025-10-30T08:00"),
                // an export that did not change from one month to the next, and its correction
                sent("360200/养老机构基本信息_2025-09.csv", export, "2025-10-03T08:00"),
                sent("360200/养老机构基本信息_2025-10.csv", export, "2025-11-03T08:00"),
                sent("360200/养老机构基本信息_2025-10_r2.csv", export, "2025-11-05T08:00"),
                sent("360200/养老机构基本信息_2025-13.csv", export, "2025-11-05T08:00"));
    }

    @Test
    void anyOrderAndAnySplitIntoNightsGivesTheSameReceipts() throws IOException {
        Map<String, String> expected = receive(List.of(month()), "together");
        assertThat(expected).hasSize(14);

        for (int seed = 1; seed <= SEEDS; seed++) {
            List<List<Sent>> nights = nights(new Random(seed));
            assertThat(receive(nights, "seed" + seed))
                    .as("seed %d: %s", seed, nights)
                    .isEqualTo(expected);
        }
    }

    private static List<List<Sent>> nights(Random random) {
        List<Sent> files = new ArrayList<>(month());
        Collections.shuffle(files, random);
        List<List<Sent>> nights = new ArrayList<>();
        int most = 1 + random.nextInt(files.size());
        for (int from = 0; from < files.size(); ) {
            int to = Math.min(files.size(), from + 1 + random.nextInt(most));
            nights.add(files.subList(from, to));
            from = to;
        }
        return nights;
    }

    /** Receipts by id; every one of them is marked as not in the figures yet. */
    private Map<String, String> receive(List<List<Sent>> nights, String name) throws IOException {
        Home home = new Home(folder.resolve(name)).prepare();
        for (List<Sent> night : nights) {
            for (Sent sent : night) {
                Path file = home.inbox().resolve(sent.place());
                Files.createDirectories(file.getParent());
                Files.write(file, sent.bytes());
                if (!sent.control().isEmpty()) {
                    Files.writeString(file.resolveSibling(file.getFileName() + Control.SUFFIX), sent.control());
                }
                Files.setLastModifiedTime(
                        file, FileTime.from(sent.arrival().atZone(ZONE).toInstant()));
            }
            new Receiver(home, DEFINITIONS, "a secret of this test".getBytes(StandardCharsets.UTF_8), CLOCK)
                    .receive(() -> {});
        }
        Map<String, String> receipts = new TreeMap<>();
        try (Stream<Path> files = Files.list(home.receipts())) {
            for (Path file : files.toList()) {
                String id = String.valueOf(file.getFileName()).replace(".json", "");
                assertThat(home.pending().resolve(id)).exists();
                receipts.put(id, Files.readString(file));
            }
        }
        return receipts;
    }

    @Test
    void anExportThatDidNotChangeStandsForEachOfItsMonths() throws IOException {
        List<Receipt> receipts = receive(List.of(month()), "exports").values().stream()
                .map(ReceivingOrderTest::parse)
                .filter(receipt -> receipt.fileName().startsWith("养老机构"))
                .toList();

        assertThat(receipts)
                .extracting(receipt -> receipt.fileName() + " " + receipt.revision() + " "
                        + receipt.reason().orElse("accepted"))
                .containsExactlyInAnyOrder(
                        "养老机构基本信息_2025-09.csv 1 accepted",
                        "养老机构基本信息_2025-10.csv 1 accepted",
                        "养老机构基本信息_2025-10_r2.csv 2 accepted",
                        "养老机构基本信息_2025-13.csv 1 FILE_NAME_INVALID");
    }

    private static Receipt parse(String text) {
        try {
            Path file = Files.writeString(Files.createTempFile("receipt", ".json"), text);
            Receipt receipt = Receipt.read(file);
            Files.delete(file);
            return receipt;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
