package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.definitions.Definitions;
import io.eldercare.ingest.read.StorageFailure;
import io.eldercare.testing.TestRoot;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileJudgeTest {
    /** A county must not get a file back because our disk does not give its bytes: here a folder lies where they should, which opens and cannot be read. */
    @ParameterizedTest
    @ValueSource(strings = {"visit_360281_2025-10.csv", "visit_360281_2025-10.xlsx", "visit_360281_2025-10.xls"})
    void aDiskThatFailsEndsTheNightAndRefusesNoFile(String name, @TempDir Path unreadable) {
        FileJudge judge = new FileJudge(Definitions.load(TestRoot.path()), "a secret".getBytes(StandardCharsets.UTF_8));
        ReceiptDraft draft =
                judge.draft(Path.of(name), "360281", "0".repeat(64), 100, LocalDateTime.of(2025, 11, 3, 8, 0));

        assertThatThrownBy(() -> judge.judge(draft, Path.of(name), unreadable)).isInstanceOf(StorageFailure.class);
    }
}
