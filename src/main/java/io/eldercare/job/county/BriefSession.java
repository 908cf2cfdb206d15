package io.eldercare.job.county;

import io.eldercare.lake.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.sql.SparkSession;

/** The session of one short command; one that was open before stays open. */
record BriefSession(SparkSession spark, boolean own) implements AutoCloseable {
    static BriefSession open() {
        boolean own = SparkSession.getDefaultSession().isEmpty();
        try {
            SparkSession spark = Sessions.open(Files.createTempDirectory("eldercare-county"));
            if (own) {
                Sessions.fitTo(spark, 0); // a county's rows are few
            }
            return new BriefSession(spark, own);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make a temporary folder", failure);
        }
    }

    @Override
    public void close() {
        if (own) {
            spark.stop();
        }
    }
}
