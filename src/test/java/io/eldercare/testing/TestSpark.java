package io.eldercare.testing;

import io.eldercare.lake.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of the test JVM, with the settings of a small night. It ends with the JVM: tests never stop it. */
public final class TestSpark {
    private TestSpark() {}

    public static SparkSession session() {
        return Holder.SESSION;
    }

    private static final class Holder {
        static final SparkSession SESSION = open();

        private static SparkSession open() {
            try {
                Path scratch = Files.createTempDirectory("eldercare-spark");
                SparkSession session = Sessions.open(scratch);
                Sessions.fitTo(session, 0);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    session.stop();
                    delete(scratch);
                }));
                return session;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void delete(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException kept) {
                // the operating system clears its temporary folder
            }
        }
    }
}
