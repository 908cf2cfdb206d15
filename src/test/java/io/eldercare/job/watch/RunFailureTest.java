package io.eldercare.job.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.job.MissingSecretException;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.mart.MartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class RunFailureTest {
    @Test
    void theCauseThatIsKnownBestNamesTheFailure() {
        assertThat(RunFailure.of(new CompletionException(new HomeLockedException("nightly 1"))))
                .isEqualTo(RunFailure.RUN_LOCKED);
        assertThat(RunFailure.of(new MissingSecretException("x"))).isEqualTo(RunFailure.RUN_SECRET);
        assertThat(RunFailure.of(new MartException("发布失败", new SQLException("connection refused"))))
                .isEqualTo(RunFailure.RUN_MART);
        assertThat(RunFailure.of(new MartException("发布失败", new SQLException("ERROR: No space left on device"))))
                .isEqualTo(RunFailure.RUN_DISK_FULL);
        assertThat(RunFailure.of(new SparkException(
                        "stage failed", new FileSystemException("lake/x", null, "No space left on device"))))
                .isEqualTo(RunFailure.RUN_DISK_FULL);
        assertThat(RunFailure.of(new SparkException("stage failed", new IllegalStateException("x"))))
                .isEqualTo(RunFailure.RUN_LAKE);
        assertThat(RunFailure.of(new UncheckedIOException(new AccessDeniedException("archive"))))
                .isEqualTo(RunFailure.RUN_DISK_ACCESS);
        assertThat(RunFailure.of(new UncheckedIOException(new IOException("Read-only file system"))))
                .isEqualTo(RunFailure.RUN_DISK_ACCESS);
        assertThat(RunFailure.of(new OutOfMemoryError("Java heap space"))).isEqualTo(RunFailure.RUN_MEMORY);
        assertThat(RunFailure.of(new IllegalStateException("a defect"))).isEqualTo(RunFailure.RUN_SYSTEM);
    }
}
