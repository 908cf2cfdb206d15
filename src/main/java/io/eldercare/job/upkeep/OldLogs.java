package io.eldercare.job.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Log files by the day or the month in their names: the program's, those of queries, lineage events. */
public final class OldLogs {
    private static final Pattern DAY = Pattern.compile("eldercare-(\\d{4}-\\d{2}-\\d{2})-\\d+\\.log\\.gz");
    private static final Pattern MONTH = Pattern.compile("(\\d{4}-\\d{2})\\b.*\\.ndjson");

    private OldLogs() {}

    /** Files whose last entry is from before the day. The file being written has no day in its name. */
    public static List<Path> before(Path logs, LocalDate day) throws IOException {
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(logs)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isBefore(String.valueOf(file.getFileName()), day))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isBefore(String name, LocalDate day) {
        Matcher daily = DAY.matcher(name);
        if (daily.matches()) {
            return LocalDate.parse(daily.group(1)).isBefore(day);
        }
        Matcher monthly = MONTH.matcher(name);
        return monthly.matches()
                && YearMonth.parse(monthly.group(1)).atEndOfMonth().isBefore(day);
    }
}
