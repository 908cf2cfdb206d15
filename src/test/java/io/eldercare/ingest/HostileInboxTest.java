package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in the inbox: it ends in a receipt or is knowingly left, and never ends the night. */
@Timeout(300)
class HostileInboxTest {
    private static final String TEAMS = "volunteer_team_360281_2025-10.csv";
    private static final String TABLE = "team_id,name,elder_service,status\nT1,夕阳红,是,在册\n";

    @TempDir
    private Path folder;

    private InboxHome home;

    @BeforeEach
    void make() throws IOException {
        home = new InboxHome(folder.resolve("home"));
    }

    @Test
    void linksPipesAndSocketsAreAnsweredAndRemoved() throws Exception {
        Path county = home.folder("360281");
        Path outside = Files.writeString(folder.resolve("outside.csv"), TABLE);
        Files.createSymbolicLink(county.resolve(TEAMS), outside);
        Files.createSymbolicLink(county.resolve("folder.csv"), folder);
        Files.createSymbolicLink(county.resolve("nowhere.csv"), folder.resolve("nowhere"));
        Files.createSymbolicLink(county.resolve("loop.csv"), county.resolve("loop.csv"));
        InboxHome.shell(county, "mkfifo pipe.csv");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(county.resolve("socket.csv")));

            List<Receipt> receipts = home.receive();

            assertThat(receipts).hasSize(6).extracting(Receipt::reason).containsOnly(Optional.of("FILE_NOT_REGULAR"));
        }
        assertThat(Files.list(county)).isEmpty();
        assertThat(outside).hasContent(TABLE);
        // nothing of what a link points to is kept
        assertThat(home.archived()).doesNotContain(TABLE);
    }

    /** Reading the first would never end. Only root may make them, and not in every container. */
    @Test
    void devicesAreAnsweredAndRemoved() throws Exception {
        Path county = home.folder("360281");
        for (String numbers : List.of("zero.csv c 1 5", "disk.csv b 7 200")) {
            assumeTrue(
                    new ProcessBuilder(("mknod " + county + "/" + numbers).split(" "))
                                    .start()
                                    .waitFor()
                            == 0,
                    "devices cannot be made here");
        }

        assertThat(home.receive()).hasSize(2).extracting(Receipt::reason).containsOnly(Optional.of("FILE_NOT_REGULAR"));
        assertThat(Files.list(county)).isEmpty();
    }

    @Test
    void aHardLinkIsAFileLikeAnyOther() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.csv"), TABLE);
        Files.createLink(home.folder("360281").resolve(TEAMS), outside);

        assertThat(home.receive())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.isRefused()).isFalse());
        assertThat(outside).hasContent(TABLE);
    }

    /** A sender's folder may lie on another disk: the operator links to it, and looks at the log. */
    @Test
    void whatTheOperatorLinksInTheRootOfTheInboxIsLeftThereAndTheInboxItselfMayBeALink() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(home.inbox().resolve("360281"), elsewhere);
        assertThat(home.receive()).isEmpty();
        assertThat(Files.isSymbolicLink(home.inbox().resolve("360281"))).isTrue();

        Files.delete(home.inbox().resolve("360281"));
        Files.delete(home.inbox());
        Files.createSymbolicLink(home.inbox(), elsewhere);
        home.put("360281/" + TEAMS, TABLE);
        assertThat(home.receive()).singleElement().satisfies(receipt -> {
            assertThat(receipt.isRefused()).isFalse();
            assertThat(receipt.sender()).isEqualTo("360281");
        });
    }

    @Test
    void aFileThatIsBeingWrittenWaitsForTheNextNight() throws Exception {
        Path file = home.folder("360281").resolve(TEAMS);
        Files.writeString(file, TABLE.substring(0, 40));
        Thread upload = new Thread(() -> {
            try {
                for (int part = 0; part < 40; part++) {
                    Files.writeString(file, "x", java.nio.file.StandardOpenOption.APPEND);
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                Files.writeString(file, TABLE);
            } catch (IOException | InterruptedException failure) {
                throw new IllegalStateException(failure);
            }
        });
        upload.start();

        assertThat(home.receive(Clock.systemUTC())).isEmpty();
        assertThat(file).exists();

        upload.join();
        assertThat(home.receive(Clock.systemUTC()))
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.isRefused()).isFalse());
        assertThat(file).doesNotExist();
    }

    /** The second time that the clock is asked, the bytes are in the archive and the file is about to be removed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whatReplacesAFileWhileItIsTakenIsTakenNext(int moment) throws IOException {
        Path file = home.put("360281/" + TEAMS, TABLE);
        String later = TABLE + "T2,晨曦,是,在册\n";
        Clock busy = new Clock() {
            private int asked;

            @Override
            public Instant instant() {
                if (++asked == moment) {
                    try {
                        Files.delete(file);
                        Files.writeString(file, later);
                    } catch (IOException failure) {
                        throw new IllegalStateException(failure);
                    }
                }
                return InboxHome.NOW;
            }

            @Override
            public java.time.ZoneId getZone() {
                return InboxHome.ZONE;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };

        List<Receipt> first = home.receive(busy);
        List<Receipt> second = home.receive();

        assertThat(first).hasSize(moment - 1);
        assertThat(second)
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.parts().get(0).rows()).isEqualTo(2));
        assertThat(home.archived()).contains(later);
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileAboveTheLimitIsNotEvenCopied() throws IOException {
        Path file = home.put("360281/" + TEAMS, "");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((2L << 30) + 1);
        }
        home.age(file);

        assertThat(home.receive()).extracting(Receipt::reason).containsExactly(Optional.of("FILE_TOO_LARGE"));

        assertThat(file).exists();
        assertThat(home.archived()).containsExactly("");
        // it is told once
        assertThat(home.receive()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&a [*a]\n",
                "rows: 1\nsums: {a: &x [1, 2], b: *x}\n",
                "sums: {team_id: 1e999999999}\n",
                "sums: {team_id: 1e-999999999}\n",
                "rows: 99999999999\n",
                "- 1\n",
                "rows: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "\u0000rows: 1\n",
                "rows: 1\nrows: 2\n",
                "%&!\t{",
                ""
            })
    void aControlFileThatIsNoneRefusesItsDelivery(String control) throws IOException {
        home.put("360281/" + TEAMS, TABLE);
        home.put("360281/" + TEAMS + ".control.yml", control);

        assertThat(home.receive()).extracting(Receipt::reason).containsExactly(Optional.of("FILE_CONTROL_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mkfifo {}",
                "mkdir {} && touch {}/a.csv",
                "ln -s /etc/hostname {}",
                "ln -s {} {}",
                "head -c 70000 /dev/zero > {}",
                "printf '\\377\\376rows' > {}"
            })
    void neitherDoesOneThatIsNoFileOfText(String make) throws Exception {
        home.put("360281/" + TEAMS, TABLE);
        InboxHome.shell(home.folder("360281"), make.replace("{}", TEAMS + ".control.yml"));

        assertThat(home.receive())
                .extracting(Receipt::reason)
                .contains(Optional.of("FILE_CONTROL_INVALID"))
                .doesNotContain(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1901-12-14T00:00:00Z", "1970-01-01T00:00:00Z", "2400-01-01T00:00:00Z"})
    void aTimeThatTellsNothingGivesWayToTheClock(Instant modified) throws IOException {
        Path file = home.put("360281/" + TEAMS, TABLE);
        Files.setLastModifiedTime(file, FileTime.from(modified));

        assertThat(home.receive()).singleElement().satisfies(receipt -> {
            assertThat(receipt.isRefused()).isFalse();
            assertThat(receipt.receivedAt()).isEqualTo(LocalDateTime.ofInstant(InboxHome.NOW, InboxHome.ZONE));
        });
    }

    @Test
    void everyNameIsAnsweredAndShownSafely() throws Exception {
        Path county = home.folder("360281");
        List<String> names = List.of(
                "-rf",
                "--help",
                "a b.csv",
                " .csv",
                "CON",
                "x'; drop table y;--.csv",
                "a\tb.csv",
                "a\u0007.csv",
                "\u202Evsc.csv",
                "\uFEFFx.csv",
                "😀.csv",
                "名".repeat(85),
                "a".repeat(255),
                "%2e%2e%2fx.csv",
                "visit_360281_0000-01.csv",
                "visit_360281_2025-10_r0.csv",
                "养老机构基本信息_2025-13.csv",
                "养老机构基本信息_0000-01.csv");
        for (String name : names) {
            Files.writeString(county.resolve(name), TABLE + name);
        }
        InboxHome.shell(
                county, "printf x > \"$(printf 'bad\\377\\376.csv')\"; printf y > \"$(printf 'new\\nline.csv')\"");

        List<Receipt> receipts = home.receive();

        assertThat(receipts).hasSize(names.size() + 2).allSatisfy(receipt -> {
            assertThat(receipt.reason()).isPresent();
            assertThat(receipt.fileName().codePoints()).noneMatch(Character::isISOControl);
            assertThat(receipt.fileName()).doesNotContain("\u202E", "\uFFFD");
        });
        assertThat(Files.list(county)).isEmpty();
        home.answer(receipts);
        assertThat(home.answers()).hasSize(2 * receipts.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'hara", "x\ny", "' or 1=1 --", "999999", "-"})
    void aSenderThatIsNobodyIsRefusedForAProfilesFileToo(String sender) throws IOException {
        home.put(sender + "/养老机构基本信息_2025-10.csv", "单位名称,统一社会信用代码\n甲,1\n");

        assertThat(home.receive()).extracting(Receipt::reason).containsExactly(Optional.of("SUB_WRONG_SENDER"));
    }

    @Test
    void foldersOfAnyDepthAndOfAnyNameAreWalked() throws Exception {
        Path county = home.folder("360281");
        Files.createDirectories(county.resolve(TEAMS));
        Files.writeString(
                Files.createDirectories(county.resolve("d/".repeat(400))).resolve(TEAMS), TABLE);
        home.age(county.resolve("d/".repeat(400)).resolve(TEAMS));
        // deeper than a path can be long
        InboxHome.shell(
                county,
                "i=0; while [ $i -lt 30 ]; do d=$(printf '%0250d' $i); mkdir $d && cd -P $d || exit; i=$((i+1)); done; touch unreachable.csv");
        home.put("360281/last.csv", TABLE);

        assertThat(home.receive()).extracting(Receipt::fileName).containsExactlyInAnyOrder(TEAMS, "last.csv");
        InboxHome.shell(county, "rm -rf 0*");
    }

    @Test
    void whatSystemsAndUploadsLeaveIsNotTaken() throws IOException {
        List<String> names = List.of(
                ".DS_Store",
                "Thumbs.db",
                "desktop.ini",
                "~$visit.xlsx",
                "._a.csv",
                TEAMS + ".part",
                "a.tmp",
                "gone.csv.control.yml");
        for (String name : names) {
            home.put("360281/" + name, "x");
        }

        assertThat(home.receive()).isEmpty();
        assertThat(Files.list(home.folder("360281"))).hasSize(names.size());
    }

    @Test
    void aFileWithoutReadRightIsToldOnceAndTakenWhenItIsGiven() throws Exception {
        assumeTrue(InboxHome.canDropRights(), "setpriv with the right to use it");
        Path closed = home.put("360281/" + TEAMS, TABLE);
        Path open = home.put("360281/open.csv", TABLE);
        Path shut = home.put("360281/shut/hidden.csv", TABLE);
        InboxHome.shell(home.inbox(), "chmod 000 360281/" + TEAMS + " 360281/shut");

        assertThat(home.receiveWithoutRootsRights()).isZero();
        assertThat(home.receiveWithoutRootsRights()).isZero();

        assertThat(home.allReceipts())
                .extracting(Receipt::reason)
                .containsExactlyInAnyOrder(Optional.of("FILE_NO_ACCESS"), Optional.of("FILE_NAME_INVALID"));
        assertThat(Files.exists(closed, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(open).doesNotExist();
        InboxHome.shell(home.inbox(), "chmod 644 360281/" + TEAMS + "; chmod 755 360281/shut");
        assertThat(shut).exists();
        assertThat(home.receive()).extracting(Receipt::reason).contains(Optional.empty());
    }

    @Test
    void bytesOfEveryKindUnderARightNameAreJudged() throws IOException {
        byte[][] contents = {
            new byte[1],
            new byte[1 << 20],
            {(byte) 0xFF, (byte) 0xFE},
            {'P', 'K', 3, 4},
            {'P', 'K', 3, 4, 0, 0, 0, 0, 0},
            {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
            {0x1F, (byte) 0x8B},
            {0x1F, (byte) 0x8B, 8, 0},
            "\"".getBytes(StandardCharsets.UTF_8),
            "{\"a\": 1}".getBytes(StandardCharsets.UTF_8),
            "%PDF-1.7\n%âãÏÓ".getBytes(StandardCharsets.ISO_8859_1),
            {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}
        };
        for (int number = 0; number < contents.length; number++) {
            for (String ending : List.of(".csv", ".csv.gz", ".xlsx", ".xls", ".txt")) {
                Path file = home.folder("360281").resolve("visit_360281_2025-10_r" + (number + 1) + ending);
                Files.write(file, contents[number]);
                home.age(file);
            }
        }

        List<Receipt> receipts = home.receive();

        assertThat(receipts).extracting(Receipt::reason).doesNotContain(Optional.empty());
        assertThat(Files.list(home.folder("360281"))).isEmpty();
    }
}
