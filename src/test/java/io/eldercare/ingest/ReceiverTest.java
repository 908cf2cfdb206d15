package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.Home;
import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of one name and the same bytes that come more than once, and files under the name of another feed. */
class ReceiverTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-20T02:00:00Z"), ZONE);
    private static final String NAME = "volunteer_team_360281_2025-10.csv";
    private static final LocalDateTime THIRD = LocalDateTime.of(2025, 11, 3, 8, 0);
    private static final LocalDateTime EIGHTH = LocalDateTime.of(2025, 11, 8, 8, 0);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"2025-11-03T08:00,2025-11-08T08:00", "2025-11-08T08:00,2025-11-03T08:00"})
    void theEarliestTimeStandsInWhateverOrderTheyCome(LocalDateTime first, LocalDateTime second) throws IOException {
        Home home = home();

        assertThat(receive(home, "360281/" + NAME, first).taken()).hasSize(1);
        clearPending(home);
        Receiver.Received again = receive(home, "360281/" + NAME, second);

        assertThat(again.taken()).isEmpty();
        assertThat(again.repeated()).isEqualTo(1);
        assertThat(receipts(home)).extracting(Receipt::receivedAt).containsExactly(THIRD);
        // figures that hold the later time, on which timeliness depends, are due again; others are not
        assertThat(pending(home)).hasSize(second.isBefore(first) ? 1 : 0);
    }

    @Test
    void theEarliestTimeStandsAmongFilesOfOneNight() throws IOException {
        Home home = home();
        put(home, "360281/late/" + NAME, EIGHTH);
        put(home, "360281/early/" + NAME, THIRD);

        Receiver.Received received = receiver(home).receive(() -> {});

        assertThat(received.taken()).hasSize(1);
        assertThat(received.repeated()).isEqualTo(1);
        assertThat(receipts(home)).extracting(Receipt::receivedAt).containsExactly(THIRD);
    }

    @Test
    void namesTheFeedWhoseHeaderTheFileHas() throws IOException {
        Home home = home();
        put(home, "360281/volunteer_360281_2025-10.csv", THIRD);

        assertThat(receiver(home).receive(() -> {}).taken()).singleElement().satisfies(receipt -> {
            assertThat(receipt.reason()).contains("HDR_WRONG_FEED");
            assertThat(receipt.message().orElseThrow()).contains("（volunteer_team）", "（volunteer）");
            assertThat(receipt.parts()).extracting(Receipt.Part::rows).containsExactly(1);
        });
    }

    @Test
    void aHeaderOfNoFeedLacksColumns() throws IOException {
        Home home = home();
        Path file = home.inbox().resolve("360281").resolve(NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "team_id,name\nT1,夕阳红\n");

        assertThat(receiver(home).receive(() -> {}).taken())
                .extracting(Receipt::reason)
                .containsExactly(java.util.Optional.of("HDR_MISSING_COLUMN"));
    }

    private Home home() throws IOException {
        Home home = new Home(folder.resolve("home"));
        home.prepare();
        return home;
    }

    private static Receiver receiver(Home home) {
        return new Receiver(home, DEFINITIONS, "a secret of this test".getBytes(StandardCharsets.UTF_8), CLOCK);
    }

    private static Receiver.Received receive(Home home, String place, LocalDateTime arrival) throws IOException {
        put(home, place, arrival);
        return receiver(home).receive(() -> {});
    }

    private static void put(Home home, String place, LocalDateTime arrival) throws IOException {
        Path file = home.inbox().resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "team_id,name,elder_service,status\nT1,夕阳红,是,在册\n");
        Files.setLastModifiedTime(file, FileTime.from(arrival.atZone(ZONE).toInstant()));
    }

    private static List<Receipt> receipts(Home home) throws IOException {
        try (var files = Files.list(home.receipts())) {
            return files.map(file -> {
                        try {
                            return Receipt.read(file);
                        } catch (IOException unreadable) {
                            throw new java.io.UncheckedIOException(unreadable);
                        }
                    })
                    .toList();
        }
    }

    private static List<Path> pending(Home home) throws IOException {
        try (var marks = Files.list(home.pending())) {
            return marks.toList();
        }
    }

    private static void clearPending(Home home) throws IOException {
        for (Path mark : pending(home)) {
            Files.delete(mark);
        }
    }
}
