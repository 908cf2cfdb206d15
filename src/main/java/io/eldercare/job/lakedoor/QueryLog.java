package io.eldercare.job.lakedoor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.lake.sql.Refusal;
import io.eldercare.lake.sql.RefusedStatement;
import io.eldercare.lake.sql.StatementText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code logs/queries/<yyyy-MM>-<login>.ndjson}: one line per query of the lake, refused ones too, without values. A query that cannot be logged is not run.
 */
final class QueryLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Reader reader;
    private final Clock clock;

    QueryLog(Path logs, Reader reader, Clock clock) {
        this.folder = logs.resolve("queries");
        this.reader = reader;
        this.clock = clock;
    }

    /** A query under way; when it ends, its line is written. */
    record Open(FileChannel file, OffsetDateTime at, long started) {}

    /** @throws RefusedStatement when the log cannot be written */
    Open open() {
        OffsetDateTime at =
                OffsetDateTime.now(clock.withZone(ZoneId.of("Asia/Shanghai"))).truncatedTo(ChronoUnit.MILLIS);
        try {
            Files.createDirectories(folder);
            String name = at.toString().substring(0, 7) + "-" + reader.login() + ".ndjson";
            return new Open(
                    FileChannel.open(
                            folder.resolve(name),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.APPEND),
                    at,
                    System.nanoTime());
        } catch (IOException failure) {
            throw unlogged();
        }
    }

    /** @param outcome done, cut, or the code of a refusal */
    void close(Open query, String typed, long rows, String outcome) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", query.at().toString());
        line.put("role", reader.role().name().toLowerCase(java.util.Locale.ROOT));
        line.put("login", reader.login());
        line.put("door", "lake");
        line.put("statement", StatementText.withoutValues(typed));
        line.put("rows", rows);
        line.put("millis", (System.nanoTime() - query.started()) / 1_000_000);
        line.put("outcome", outcome);
        try (FileChannel file = query.file()) {
            file.write(ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException failure) {
            throw unlogged();
        }
    }

    private static RefusedStatement unlogged() {
        return new RefusedStatement(Refusal.LAKE_UNLOGGED, "查询日志写不进去（logs/queries），没有执行：请管理员检查该目录的权限和磁盘空间");
    }
}
