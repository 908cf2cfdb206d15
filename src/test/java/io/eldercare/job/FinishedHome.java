package io.eldercare.job;

import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import io.eldercare.testing.OncePerBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.List;

/**
 * Three months of faulty deliveries of the six units of Jingdezhen (plan JDZ3Y), 2025-08 to 2025-10, at a fiftieth of the persons, taken in one night. Made once
 * a build; each test works on a copy of its own.
 */
public final class FinishedHome {
    public static final YearMonth FIRST = YearMonth.of(2025, 8);
    public static final YearMonth LAST = FIRST.plusMonths(2);

    private FinishedHome() {}

    /** What the night that filled the home took. */
    record Taken(int deliveries, int repeated, long rejected) {}

    private static final class Made {
        static final Path FOLDER = OncePerBuild.folder("finished-home", FinishedHome::make);
    }

    private static void make(Path folder) throws IOException {
        Path simulation =
                TestHome.simulate(folder.resolve("files"), "JDZ3Y", FIRST, LAST, Faults.REALISTIC, Format.MIXED);
        try (TestHome home = new TestHome(folder.resolve("home"))) {
            home.deliverAll(simulation);
            NightSummary night = home.night();
            String taken = night.deliveries() + "\n" + night.repeated() + "\n" + night.rejected();
            Files.writeString(folder.resolve("taken"), taken);
        }
    }

    /** What the simulator wrote: {@code inbox/…} and {@code truth.csv}. Nobody may change it. */
    public static Path simulation() {
        return Made.FOLDER.resolve("files");
    }

    static Taken night() {
        try {
            List<String> taken = Files.readAllLines(Made.FOLDER.resolve("taken"));
            return new Taken(
                    Integer.parseInt(taken.get(0)), Integer.parseInt(taken.get(1)), Long.parseLong(taken.get(2)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A copy of the home after its night, with no server running. @param directory is made */
    public static Path copyTo(Path directory) {
        try {
            OncePerBuild.copy(Made.FOLDER.resolve("home"), directory);
            // PostgreSQL refuses data that others may read
            Path data = directory.resolve("mart/data");
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            return directory;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
