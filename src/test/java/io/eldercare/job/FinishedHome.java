package io.eldercare.job;

import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Three months of faulty deliveries of the six units of Jingdezhen (plan JDZ3Y), 2025-08 to 2025-10, at a fiftieth of the persons, taken in one night. Made once
 * for all tests of a process; each works on a copy of its own.
 */
public final class FinishedHome {
    public static final YearMonth FIRST = YearMonth.of(2025, 8);
    public static final YearMonth LAST = FIRST.plusMonths(2);

    private static final Path ROOT =
            TestHome.PROJECT.resolve("target/finished-home-" + System.getProperty("test.fork", "1"));

    private FinishedHome() {}

    private static final class Made {
        static final NightSummary NIGHT = make();
    }

    private static NightSummary make() {
        delete(ROOT);
        Path simulation =
                TestHome.simulate(ROOT.resolve("files"), "JDZ3Y", FIRST, LAST, Faults.REALISTIC, Format.MIXED);
        try (TestHome home = new TestHome(ROOT.resolve("home"))) {
            home.deliverAll(simulation);
            return home.night();
        }
    }

    /** What the simulator wrote: {@code inbox/…} and {@code truth.csv}. Nobody may change it. */
    public static Path simulation() {
        night();
        return ROOT.resolve("files");
    }

    /** The night that filled the home. */
    static NightSummary night() {
        return Made.NIGHT;
    }

    /** A copy of the home after its night, with no server running. @param directory is made */
    public static Path copyTo(Path directory) {
        night();
        Path home = ROOT.resolve("home");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                Path target = directory.resolve(home.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            closeRights(directory.resolve("mart/data"));
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** PostgreSQL refuses data that others may read. */
    private static void closeRights(Path data) throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
