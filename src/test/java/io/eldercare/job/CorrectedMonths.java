package io.eldercare.job;

import io.eldercare.simulate.SimulationRequest.Faults;
import io.eldercare.simulate.SimulationRequest.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Two months of deliveries, mostly of two counties of Jingdezhen, as offices send them (workbooks, GB18030, UTF-8), with what makes an order of arrival
 * matter: corrections, withdrawals, deltas, conflicts, the same bytes twice, refused files, files long after their time, counties of other cities.
 */
final class CorrectedMonths {
    private static final YearMonth AUGUST = YearMonth.of(2025, 8);
    private static final List<String> CHOSEN = List.of(
            "3602(81|22)/special_roster_.*",
            "3602(81|22)/visit_.*",
            "360281/family_bed_.*",
            // teams of all counties in August, of two in September: the city's bound takes the last values of the
            // others
            "3602(81|22)/volunteer_team_.*",
            "3602../volunteer_team_3602.._2025-08\\..*",
            "360222/(institution|bed_month)_.*",
            ".*/补报/.*",
            "360271/volunteer_team_360271_.*_delta.csv",
            "360203/volunteer_team_360222_.*_r3.csv",
            "(3607|5117)../.*",
            "360281/队伍.*");
    private static final String TEAMS = "team_id,name,elder_service,status\nT1,夕阳红,是,在册\nT2,春晖,是,在册\n";

    private final Path simulation;

    private CorrectedMonths(Path simulation) {
        this.simulation = simulation;
    }

    /** Writes them below a folder. */
    static CorrectedMonths in(Path folder) throws IOException {
        CorrectedMonths months = new CorrectedMonths(
                TestHome.simulate(folder, "JDZ3Y", AUGUST, AUGUST.plusMonths(1), Faults.NONE, Format.MIXED));
        months.addCorrections(LocalDateTime.of(2025, 10, 6, 10, 0));
        months.addOthers(LocalDateTime.of(2025, 10, 7, 10, 0));
        return months;
    }

    private Path inbox() {
        return simulation.resolve("inbox");
    }

    private void addCorrections(LocalDateTime october) throws IOException {
        // two teams fewer in a correction
        resend("360281/volunteer_team_360281_2025-08.csv", "360281/volunteer_team_360281_2025-08_r2.csv", 2, october);
        // the family beds of September withdrawn and sent again, one less
        send("360281/family_bed_360281_2025-09_r2_void.csv", "bed_id\n", october.plusHours(1));
        resend(
                "360281/family_bed_360281_2025-09.csv",
                "360281/family_bed_360281_2025-09_r3.csv",
                1,
                october.plusHours(2));
        // another file of the same name, later: it loses
        resend(
                "360281/volunteer_team_360281_2025-09.csv",
                "360281/补报/volunteer_team_360281_2025-09.csv",
                3,
                october.plusHours(3));
        // August's bytes under September's name
        Path teams = inbox().resolve("360222/volunteer_team_360222_2025-08.csv");
        copy(teams, "360222/volunteer_team_360222_2025-09_r2.csv", october.plusHours(4));
        // in the wrong folder: refused
        copy(teams, "360203/volunteer_team_360222_2025-08_r3.csv", october.plusHours(5));
        // a delta whose full never comes
        send(
                "360271/volunteer_team_360271_2025-09_r2_delta.csv",
                "team_id,name,elder_service,status\nT1,夕阳红,是,在册\n",
                october.plusHours(6));
    }

    private void addOthers(LocalDateTime october) throws IOException {
        // the correction's bytes had come before, by another way
        copy(
                inbox().resolve("360281/volunteer_team_360281_2025-08_r2.csv"),
                "360281/补报/volunteer_team_360281_2025-08_r2.csv",
                october.minusDays(5));
        // a county of another city, in the second month only
        send("360702/volunteer_team_360702_2025-09.csv", TEAMS, october);
        // all that a city ever sent, withdrawn
        send("511781/volunteer_team_511781_2025-09.csv", TEAMS, october);
        send("511781/volunteer_team_511781_2025-09_r2_void.csv", "team_id\n", october.plusHours(1));
        // long after the others, and nothing that could be counted
        send("360281/队伍.csv", TEAMS, october.plusDays(30));
    }

    private void resend(String original, String name, int linesLess, LocalDateTime arrival) throws IOException {
        List<String> lines = Files.readAllLines(inbox().resolve(original));
        send(name, String.join("\n", lines.subList(0, lines.size() - linesLess)) + "\n", arrival);
    }

    private void send(String name, String text, LocalDateTime arrival) throws IOException {
        Path file = inbox().resolve(name);
        Files.createDirectories(file.getParent());
        TestHome.arrives(Files.writeString(file, text), arrival);
    }

    private void copy(Path from, String name, LocalDateTime arrival) throws IOException {
        Path to = inbox().resolve(name);
        Files.createDirectories(to.getParent());
        TestHome.arrives(Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING), arrival);
    }

    /** In order of name. */
    List<Path> files() {
        return TestHome.files(inbox()).stream()
                .filter(file -> {
                    String name = inbox().relativize(file).toString();
                    return CHOSEN.stream().anyMatch(name::matches);
                })
                .toList();
    }

    List<Path> byArrival() {
        Comparator<Path> arrival = Comparator.comparing(file -> file.toFile().lastModified());
        return files().stream()
                .sorted(arrival.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    List<Path> latestFirst() {
        List<Path> files = new ArrayList<>(byArrival());
        Collections.reverse(files);
        return files;
    }

    void deliver(TestHome home, List<Path> files) {
        home.deliver(simulation, files);
    }

    /** The files in their order, in so many nights of about the same number. */
    static List<List<Path>> nights(List<Path> files, int number) {
        List<List<Path>> nights = new ArrayList<>();
        for (int night = 0; night < number; night++) {
            nights.add(files.subList(files.size() * night / number, files.size() * (night + 1) / number));
        }
        return nights;
    }

    /** The files in any order, in up to so many nights of any number of files. */
    List<List<Path>> anyNights(long seed, int most) {
        Random random = new Random(seed);
        List<Path> files = new ArrayList<>(files());
        Collections.shuffle(files, random);
        List<List<Path>> nights = new ArrayList<>();
        for (int from = 0; from < files.size(); ) {
            int to = nights.size() == most - 1
                    ? files.size()
                    : Math.min(files.size(), from + 1 + random.nextInt(2 * files.size() / most));
            nights.add(files.subList(from, to));
            from = to;
        }
        return nights;
    }
}
