package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.mart.MartServer;
import io.eldercare.mart.door.ReadersCopy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * No ID number, name or telephone number of the simulated persons stands anywhere but in the archive and the inbox, which keep what was sent as
 * it was sent and are open to the service account alone. Not looked into: {@code mart/data}, whose rows are read through the server instead, and the
 * pixels of pictures, which are drawn from texts that are looked into.
 *
 * <p>The standard feeds have no names and telephone numbers. One county here sends a register as counties do: with columns of its own for them, and
 * with numbers, names and telephone numbers in columns where they do not belong.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyScanTest {
    private static final List<String> NAMES = List.of("欧阳禤犇", "仉睿甡", "亓官喆");
    private static final List<String> PHONES = List.of("19900001234", "17055556666", "13900009876");
    private static final Pattern ID = Pattern.compile("369999[0-9]{11}[0-9X]");

    private final Traces traces = Traces.of(NAMES, PHONES);
    private TestHome home;
    private MartServer server;
    private List<String> numbers;

    @TempDir
    private static Path directory;

    @BeforeAll
    void deliverWhatDoesNotBelong() throws IOException {
        home = new TestHome(FinishedHome.copyTo(directory.resolve("home")));
        home.hadNights(1);
        numbers = numbers();
        home.deliver("360281/special_roster_360281_2025-11.csv", register(), LocalDateTime.of(2025, 12, 3, 9, 0));
        home.night();
        Reporting.report(
                home.place(), List.of("JDZ3Y"), Optional.of(FinishedHome.LAST), Reporting.Extent.WITH_DOCUMENTS);
        SiteMaking.make(home.place());
        server = Night.openMart(home.place());
        new ReadersCopy(server.dataSource(), server.readers()).refresh();
    }

    @AfterAll
    void close() {
        if (server != null) {
            server.close();
        }
        home.close();
    }

    /** ID numbers of simulated persons, as a county sent them. */
    private static List<String> numbers() throws IOException {
        List<String> found = new ArrayList<>();
        Matcher matcher = ID.matcher(Files.readString(
                FinishedHome.simulation().resolve("inbox/360281/visit_360281_2025-10.csv"), StandardCharsets.UTF_8));
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found.stream().distinct().sorted().limit(12).toList();
    }

    private String register() {
        String[] id = numbers.toArray(String[]::new);
        String[] lines = {
            "身份证号,姓名,联系电话,县区代码,乡镇代码,村（社区）名称,人员类别,列入日期,退出原因,探访频次,探访责任人",
            id[0] + "," + NAMES.get(0) + "," + PHONES.get(0) + ",360281,360281111,一村,独居,2025-01-01,,每周," + NAMES.get(1),
            spaced(id[1]) + ",,,360281,360281111,一村,独居,2025-01-01,,每周," + PHONES.get(1),
            id[2].substring(0, 6) + id[2].substring(8, 17) + ",,,360281,360281111,二村,独居,2025-01-01,,每周,",
            id[3].substring(0, 17) + ",,,360281,360281111,二村,独居,2025-01-01,,每周,",
            id[4].toLowerCase() + ",,,360281," + id[4] + ",二村,独居,2025-01-01,,每周,",
            id[5] + ",,,360281,360281111,二村," + NAMES.get(2) + ",2025-01-01,,每周,",
            id[6] + ",,,360281,360281111,二村,独居," + id[6] + "," + PHONES.get(2) + ",每周,",
            id[7] + ",,," + PHONES.get(2) + ",360281111,二村,独居,2025-01-01," + NAMES.get(0) + ",每周,",
            id[8] + ",,,360281,360281111,二村电话" + PHONES.get(0) + ",独居,2025-01-01,,每周,",
            id[9] + ",,,360281,360281111," + spaced(id[9]) + ",独居,2025-01-01,,每周,",
        };
        return String.join("\n", lines) + "\n";
    }

    private static String spaced(String number) {
        return number.substring(0, 6) + " " + number.substring(6, 14) + " " + number.substring(14);
    }

    @Test
    void theArchiveHoldsWhatWasSent() throws IOException {
        assertThat(numbers).hasSize(12);
        assertThat(traces.files(home.home().archive())).isNotEmpty();
        assertThat(traces.files(home.home().receipts())).isEmpty();
        assertThat(home.rows("select verdict, accepted > 0, rejected > 0 from ops.delivery where month = '2025-11-01'"))
                .containsExactly("accepted|t|t");
    }

    @Test
    void noFileForCountiesReadersOrOperatorsNamesAnybody() throws IOException {
        assertThat(traces.files(home.home().logs())).isEmpty();
        for (Path folder : List.of(
                home.home().feedback(), home.home().reports(), home.home().site())) {
            assertThat(TestHome.files(folder))
                    .as("files in %s", folder.getFileName())
                    .isNotEmpty();
            assertThat(traces.files(folder))
                    .as("traces in %s", folder.getFileName())
                    .isEmpty();
        }
    }

    /** What the run, its reports and its server wrote; the passwords themselves stand in files of the mart that nobody else can read. */
    @Test
    void noSecretStandsInWhatTheRunWrote() throws IOException, SQLException {
        Path mart = home.home().mart();
        List<String> secrets = new ArrayList<>(home.place().environment().values());
        try (Stream<Path> files = Files.list(mart)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".password")).toList()) {
                secrets.add(Files.readString(file).strip());
            }
        }
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
        Traces words = Traces.ofWords(secrets);
        Path root = home.home().root();
        for (String folder : List.of("logs", "metrics", "feedback", "reports", "site", "lake", "archive")) {
            assertThat(TestHome.files(root.resolve(folder))).as(folder).isNotEmpty();
            assertThat(words.files(root.resolve(folder))).as(folder).isEmpty();
        }
        assertThat(words.database(server.dataSource())).isEmpty();
        assertThat(words.database(server.readers())).isEmpty();
        assertThat(words.holds(Files.readString(mart.resolve("server.log")))).isFalse();
        assertThat(words.holds("password=" + secrets.get(1)))
                .as("it can be found")
                .isTrue();
    }

    /** The log of a table keeps the smallest and greatest values of its columns. */
    @Test
    void noTableOfTheLakeNamesAnybody() throws IOException {
        assertThat(traces.lake(home)).isEmpty();
        assertThat(traces.files(home.home().lake())).isEmpty();
    }

    @Test
    void noTableOfEitherDatabaseNamesAnybody() throws IOException, SQLException {
        assertThat(traces.database(server.dataSource())).isEmpty();
        assertThat(traces.database(server.readers())).isEmpty();
        assertThat(traces.holds(Files.readString(home.home().mart().resolve("server.log"))))
                .isFalse();
    }

    @Test
    void findsWhatIsPlanted() throws IOException {
        Path planted = Files.createDirectory(directory.resolve("planted"));
        Files.writeString(planted.resolve("spaced.txt"), "x" + spaced(numbers.get(0)));
        Files.writeString(planted.resolve("wide.txt"), "３６９９９９１９４００１０１００１");
        Files.write(planted.resolve("name.csv"), NAMES.get(1).getBytes("GB18030"));
        Files.write(planted.resolve("phone.gz"), gzip("电话 199-0000-1234"));
        Files.write(planted.resolve("book.xlsx"), zip("<t>" + numbers.get(1) + "</t>"));
        Files.writeString(planted.resolve("clean.txt"), "369999 36 份，张某，19900001235");
        assertThat(traces.files(planted))
                .extracting(Path::toString)
                .containsExactly("book.xlsx", "name.csv", "phone.gz", "spaced.txt", "wide.txt");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
