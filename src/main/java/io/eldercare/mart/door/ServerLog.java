package io.eldercare.mart.door;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a PostgreSQL server notes about queries (jsonlog): a line with the time a statement took, one of {@code auto_explain} with the rows it gave,
 * before it (simple protocol) or after it (extended), or an error.
 */
final class ServerLog {
    private static final Pattern DURATION =
            Pattern.compile("duration: ([0-9.]+) ms  (?:statement|execute [^:]*): (.*)", Pattern.DOTALL);
    private static final Pattern PLAN =
            Pattern.compile("duration: [0-9.]+ ms  plan:\\nQuery Text: (.*?)\\n([^\\n]*\\(cost=.*)", Pattern.DOTALL);
    private static final Pattern ROWS = Pattern.compile("actual rows=([0-9]+)(?:\\.[0-9]+)? loops=");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> REFUSALS = Set.of("42501", "25006", "28000", "28P01", "0LP01", "53300");
    // a transaction's frame, and the next rows of a query that is noted already
    private static final Pattern FRAME = Pattern.compile(
            "\\s*(?i:begin|commit|rollback|end|start transaction|fetch|close|deallocate|discard)\\b.*", Pattern.DOTALL);
    private static final Pattern CURSOR = Pattern.compile("\\Adeclare result no scroll cursor for ");
    private static final Pattern ACTING = Pattern.compile("eldercare sql as ([a-z0-9_]+)");
    /** The program's own login, which acts as the role that its client name says. */
    private static final String OPERATOR = "reader";

    private static final String STOPPED = "57014";

    private final String program;
    private final Map<String, String> roles;
    private final List<QueryEntry> entries = new ArrayList<>();
    private final Map<String, Seen> sessions = new HashMap<>();

    /** What a session said last: rows that wait for their statement, and the statement that waits for its rows. */
    private record Seen(
            @Nullable String planned, long rows, @Nullable String timed, int entry) {}

    /** @param program user whose statements are not those of readers, @param roles of logins */
    ServerLog(String program, Map<String, String> roles) {
        this.program = program;
        this.roles = roles;
    }

    List<QueryEntry> entries() {
        return entries;
    }

    void take(JsonNode line) {
        String user = line.path("user").asText("");
        if (user.isEmpty() || user.equals(program)) {
            return;
        }
        String message = line.path("message").asText("");
        String session = line.path("session_id").asText("");
        String severity = line.path("error_severity").asText("");
        if (severity.equals("ERROR") || severity.equals("FATAL")) {
            add(line, user, line.path("statement").asText("(connect)"), null, failure(line));
        } else if (severity.equals("LOG")) {
            Matcher plan = PLAN.matcher(message);
            Matcher duration = DURATION.matcher(message);
            if (plan.matches()) {
                planned(session, plan.group(1), plan.group(2));
            } else if (duration.matches() && !FRAME.matcher(duration.group(2)).matches()) {
                timed(line, user, session, duration);
            }
        }
    }

    private void planned(String session, String text, String plan) {
        Optional<Long> rows = ROWS.matcher(plan).results().findFirst().map(match -> Long.parseLong(match.group(1)));
        Seen seen = sessions.getOrDefault(session, new Seen(null, 0, null, -1));
        if (rows.isEmpty()) {
            return;
        }
        if (text.equals(seen.timed())) {
            entries.set(seen.entry(), entries.get(seen.entry()).withRows(rows.get()));
            sessions.remove(session);
        } else {
            long earlier = text.equals(seen.planned()) ? seen.rows() : 0;
            sessions.put(session, new Seen(text, earlier + rows.get(), null, -1));
        }
    }

    private void timed(JsonNode line, String user, String session, Matcher duration) {
        String text = duration.group(2);
        add(line, user, text, new BigDecimal(duration.group(1)), "done");
        Seen seen = sessions.get(session);
        if (seen != null && text.equals(seen.planned())) {
            int last = entries.size() - 1;
            entries.set(last, entries.get(last).withRows(seen.rows()));
            sessions.remove(session);
        } else {
            sessions.put(session, new Seen(null, 0, text, entries.size() - 1));
        }
    }

    private void add(JsonNode line, String user, String statement, @Nullable BigDecimal millis, String outcome) {
        String client = line.path("application_name").asText("");
        Matcher acting = ACTING.matcher(client);
        entries.add(new QueryEntry(
                time(line.path("timestamp").asText()),
                "mart",
                user,
                user.equals(OPERATOR) && acting.matches() ? acting.group(1) : roles.getOrDefault(user, ""),
                WithoutValues.of(client),
                WithoutValues.of(CURSOR.matcher(statement).replaceFirst("")),
                null,
                millis,
                outcome));
    }

    private static String failure(JsonNode line) {
        String state = line.path("state_code").asText("");
        String word = state.equals(STOPPED) ? "stopped" : REFUSALS.contains(state) ? "refused" : "failed";
        return word + " " + state;
    }

    /** {@code 2025-11-06 02:00:00.123 CST}: the server is told to write times of Shanghai. */
    private static OffsetDateTime time(String text) {
        return LocalDateTime.parse(text.substring(0, 23), TIME).atZone(ZONE).toOffsetDateTime();
    }
}
