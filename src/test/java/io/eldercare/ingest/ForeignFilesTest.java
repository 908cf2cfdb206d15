package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.testing.TestRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Documents of every office program and age, whole and damaged (those that Apache Tika is tested with), and lists of nasty text: sent
 * under the names of deliveries, each gets a receipt, and none of them is taken for a table of the feed.
 */
class ForeignFilesTest {
    private static final Path CORPORA = TestRoot.path().resolve("target/corpora");

    @TempDir
    private Path folder;

    @Test
    void everyForeignFileIsRefusedWithACode() throws IOException {
        InboxHome home = new InboxHome(folder.resolve("home"));
        List<Path> files;
        try (Stream<Path> found = Files.walk(CORPORA)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(300);
        for (int number = 0; number < files.size(); number++) {
            // whatever the content, half of them come as workbooks and half as text
            String ending = isWorkbook(files.get(number)) || number % 2 == 0 ? ".xlsx" : ".csv";
            Path target = home.folder("360281").resolve("visit_360281_2025-10_r" + (number + 1) + ending);
            Files.copy(files.get(number), target);
            home.age(target);
        }

        List<Receipt> receipts = home.receive();

        assertThat(receipts)
                .hasSize(files.size())
                .allSatisfy(receipt -> assertThat(receipt.reason())
                        .as(files.get(receipt.revision() - 1).getFileName().toString())
                        .isPresent());
        assertThat(receipts)
                .extracting(receipt -> receipt.reason().orElse(""))
                .contains("XLSX_ENCRYPTED", "HDR_MISSING");
        assertThat(Files.list(home.folder("360281"))).isEmpty();
    }

    private static boolean isWorkbook(Path file) {
        return file.toString().matches(".*\\.xls[xmb]?");
    }
}
