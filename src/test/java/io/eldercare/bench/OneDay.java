package io.eldercare.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the last day of the last month back: what 100 counties send in one night. Rows of that day leave each county's latest file of
 * visits and service records and become a delta of the next revision, which arrives in the night to the first of the next month.
 */
final class OneDay {
    private static final Map<String, String> TIMES = Map.of("visit", "visited_at", "service_record", "start_at");
    private static final Pattern NAME =
            Pattern.compile("(visit|service_record)_(\\d{6})_(\\d{4}-\\d{2})(?:_r(\\d+))?\\.csv");

    private OneDay() {}

    /** @return rows held back */
    static int holdBack(Path inbox, Path day, YearMonth month) throws IOException {
        Map<String, Path> latest = new TreeMap<>();
        try (Stream<Path> files = Files.walk(inbox)) {
            // r2 sorts behind the file without a number where names are compared without their endings
            files.filter(Files::isRegularFile)
                    .filter(file -> isOf(file, month))
                    .sorted(java.util.Comparator.comparingInt(OneDay::revision))
                    .forEach(file -> latest.put(feed(file) + file.getParent(), file));
        }
        int rows = 0;
        for (Path file : latest.values()) {
            rows += split(file, day.resolve(inbox.relativize(file.getParent())), month.atEndOfMonth());
        }
        return rows;
    }

    private static boolean isOf(Path file, YearMonth month) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() && name.group(3).equals(month.toString());
    }

    private static Matcher matched(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            throw new IllegalArgumentException("Cannot tell what " + file + " holds");
        }
        return name;
    }

    private static String feed(Path file) {
        return matched(file).group(1);
    }

    private static int revision(Path file) {
        String stated = matched(file).group(4);
        return stated == null ? 1 : Integer.parseInt(stated);
    }

    private static int split(Path file, Path into, LocalDate last) throws IOException {
        List<String> kept = new ArrayList<>();
        List<String> held = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            String header = reader.readLine();
            kept.add(header);
            held.add(header);
            int time = Arrays.asList(header.split(",")).indexOf(TIMES.get(feed(file)));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                // cells of these feeds hold neither quotes nor line ends
                String[] cells = line.split(",", -1);
                (cells[time].startsWith(last.toString()) ? held : kept).add(line);
            }
        }
        if (held.size() == 1 || kept.size() == 1) {
            return 0;
        }
        FileTime arrived = Files.getLastModifiedTime(file);
        Files.delete(file);
        write(file, kept, arrived);
        Matcher name = matched(file);
        Files.createDirectories(into);
        write(
                into.resolve(name.group(1) + "_" + name.group(2) + "_" + name.group(3) + "_r" + (revision(file) + 1)
                        + "_delta.csv"),
                held,
                FileTime.from(last.plusDays(1)
                        .atTime(2, 0)
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toInstant()));
        return held.size() - 1;
    }

    private static void write(Path file, List<String> lines, FileTime arrival) throws IOException {
        Files.writeString(file, String.join("\r\n", lines) + "\r\n");
        Files.setLastModifiedTime(file, arrival);
    }
}
