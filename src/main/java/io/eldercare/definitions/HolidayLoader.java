package io.eldercare.definitions;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.eldercare.plan.calendar.WorkingDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code sql/reference/holidays.csv}: date, kind (off or work), name, source (the notice's number). No figure depends on it. */
final class HolidayLoader {
    static final String FILE = "sql/reference/holidays.csv";

    private static final List<String> COLUMNS = List.of("date", "kind", "name", "source");

    private final Problems problems;
    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> work = new HashSet<>();

    private HolidayLoader(Problems problems) {
        this.problems = problems;
    }

    /** Weekends alone where there is no such file. */
    static WorkingDays load(Path root, Problems problems) {
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) {
            return WorkingDays.weekdays();
        }
        HolidayLoader loader = new HolidayLoader(problems);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            rows.forEach(loader::read);
        } catch (IOException unreadable) {
            problems.add(FILE, 1, "cannot be read: " + unreadable.getMessage());
        }
        return new WorkingDays(loader.off, loader.work);
    }

    private void read(NamedCsvRecord row) {
        int line = (int) row.getStartingLineNumber();
        if (!row.getHeader().equals(COLUMNS)) {
            problems.add(FILE, 1, "the columns are " + String.join(", ", COLUMNS));
            return;
        }
        Optional<LocalDate> day = day(row.getField("date"));
        if (day.isEmpty()) {
            problems.add(FILE, line, "'" + row.getField("date") + "' is not a date (yyyy-MM-dd)");
            return;
        }
        switch (row.getField("kind")) {
            case "off" -> add(off, day.get(), line);
            case "work" -> add(work, day.get(), line);
            default -> problems.add(FILE, line, "'" + row.getField("kind") + "' is neither off nor work");
        }
    }

    private void add(Set<LocalDate> days, LocalDate day, int line) {
        if (off.contains(day) || work.contains(day)) {
            problems.add(FILE, line, day + " is given twice");
        }
        days.add(day);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
