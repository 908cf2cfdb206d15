package io.eldercare.testing;

import io.eldercare.lake.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.sql.SparkSession;

/** The one Spark session of a test JVM, opened with the settings of a real run and never stopped. */
public final class TestSpark {
    private TestSpark() {}

    private static final class Holder {
        static final SparkSession SESSION = open();

        private static SparkSession open() {
            try {
                return Sessions.open(Files.createTempDirectory("eldercare-spark"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    public static SparkSession session() {
        return Holder.SESSION;
    }
}
