package io.eldercare.job.lineage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.openlineage.client.OpenLineage.RunEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/** {@code logs/openlineage/<yyyy-MM>.ndjson}: one event a line, by the month of the event in Asia/Shanghai. */
record EventFile(Path logs) {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    static String line(RunEvent event) throws IOException {
        return MAPPER.writeValueAsString(event);
    }

    void append(Instant at, List<String> lines) throws IOException {
        Path folder = Files.createDirectories(logs.resolve("openlineage"));
        Files.write(
                folder.resolve(YearMonth.from(at.atZone(ZONE)) + ".ndjson"),
                lines,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
