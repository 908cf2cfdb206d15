package io.eldercare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as the program's own configuration writes it. */
class LogLinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A log file stays open until its context is stopped. */
    private interface Logging {
        void by(Logger logger) throws InterruptedException;
    }

    private static List<JsonNode> lines(Path folder, Logging logging) throws IOException, InterruptedException {
        System.setProperty("eldercare.logs", folder.toString());
        try (LoggerContext context = new LoggerContext(
                "test", null, Path.of("src/main/resources/log4j2.xml").toUri())) {
            context.start();
            logging.by(context.getLogger("io.eldercare.job.NightRun"));
        } finally {
            System.clearProperty("eldercare.logs");
            System.clearProperty("eldercare.run");
        }
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("eldercare.log"))) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void everyLineIsAnObjectWithTheRunWhateverThread(@TempDir Path folder) throws Exception {
        List<JsonNode> lines = lines(folder, logger -> {
            logger.info("before a run");
            System.setProperty("eldercare.run", "20251106-013000-7");
            logger.info("发布: {} ms, \"quoted\"\\\n second line", 12);
            Thread other = new Thread(() -> logger.warn("of a thread of its own"), "executor-1");
            other.start();
            other.join();
        });

        assertThat(lines).hasSize(3);
        assertThat(lines)
                .extracting(line -> line.path("run").asText("missing"))
                .containsExactly("", "20251106-013000-7", "20251106-013000-7");
        assertThat(lines.get(1).path("message").asText()).isEqualTo("发布: 12 ms, \"quoted\"\\\n second line");
        assertThat(lines.get(1).path("level").asText()).isEqualTo("INFO");
        assertThat(lines.get(1).path("logger").asText()).isEqualTo("NightRun");
        assertThat(lines.get(1).path("at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}[+-].*");
        assertThat(lines.get(2).path("thread").asText()).isEqualTo("executor-1");
    }

    @Test
    void numbersOfPersonsAreBlottedOutOfMessagesAndCauses(@TempDir Path folder) throws Exception {
        List<JsonNode> lines = lines(folder, logger -> {
            logger.warn(
                    "The value '369999194001011234' of 36999919400101123X, 369999400101123 and 19900001234 cannot be cast");
            logger.error("Cannot load", new IllegalArgumentException("'369999194001011234' is no date"));
            logger.info("run 20251106-013000-7, 1234567890 rows, a3699991940010112345f");
        });

        assertThat(lines.get(0).path("message").asText())
                .isEqualTo("The value '***' of ***, *** and *** cannot be cast");
        assertThat(lines.get(1).path("error").asText())
                .contains("IllegalArgumentException", "'***' is no date")
                .doesNotContain("369999");
        assertThat(lines.get(2).path("message").asText())
                .as("ids, counts and hashes stay")
                .isEqualTo("run 20251106-013000-7, 1234567890 rows, a3699991940010112345f");
    }
}
