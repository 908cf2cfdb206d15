package io.eldercare.bench;

import io.eldercare.definitions.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of an inbox that carry the feeds of the bench, judged by name, folder and header. */
final class Inbox {
    private static final Pattern NAME = Pattern.compile(
            "(?<feed>[a-z_]+)_(?<county>\\d{6})_(?<month>\\d{4}-(?:0[1-9]|1[0-2]))(?:_r(?<revision>[1-9]\\d{0,3}))?"
                    + "(?:_(?<mode>full|delta|void))?\\.csv(?:\\.gz)?",
            Pattern.CASE_INSENSITIVE);
    private static final List<String> MODES = List.of("full", "delta", "void");

    private final Path folder;
    private final Map<String, Contract> contracts;
    private final Set<Integer> regions;
    private final Map<String, Map<String, String>> names = new HashMap<>();

    /** @param contracts those of the feeds that are read */
    Inbox(Path folder, Map<String, Contract> contracts, Set<Integer> regions) {
        this.folder = folder;
        this.contracts = contracts;
        this.regions = regions;
    }

    /** Files of one feed and layout stand together. */
    List<DeliveredFile> files() throws IOException {
        List<DeliveredFile> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                Matcher name = NAME.matcher(path.getFileName().toString());
                if (name.matches() && contracts.containsKey(name.group("feed"))) {
                    found.add(file(path, name));
                }
            }
        }
        found.sort(Comparator.comparing(DeliveredFile::feed)
                .thenComparing(file -> file.layout().toString())
                .thenComparing(DeliveredFile::month));
        Map<List<Object>, Long> sameMoment =
                found.stream().collect(Collectors.groupingBy(Inbox::moment, Collectors.counting()));
        List<DeliveredFile> numbered = new ArrayList<>(found.size());
        for (DeliveredFile file : found) {
            boolean tied = sameMoment.getOrDefault(moment(file), 0L) > 1;
            numbered.add(file.numbered(numbered.size(), tied ? sha256(file.path()) : ""));
        }
        return numbered;
    }

    private DeliveredFile file(Path path, Matcher name) throws IOException {
        Contract contract = contracts.get(name.group("feed"));
        int county = Integer.parseInt(name.group("county"));
        YearMonth month = YearMonth.parse(name.group("month"));
        String mode = name.group("mode") == null ? "full" : name.group("mode");
        String revision = name.group("revision");
        LocalDateTime received = LocalDateTime.ofInstant(
                        Files.getLastModifiedTime(path).toInstant(), ZoneId.of("Asia/Shanghai"))
                .truncatedTo(ChronoUnit.SECONDS);
        boolean isVoid = mode.equals("void");
        CsvLayout.Head head = isVoid ? new CsvLayout.Head(CsvLayout.NONE, false) : CsvLayout.of(path, names(contract));
        boolean refused = !regions.contains(county)
                || !isSenderOf(path, county)
                || month.isAfter(YearMonth.from(received))
                || !isVoid && !head.nothing() && isUnreadable(head.layout(), contract, county);
        return new DeliveredFile(
                0,
                path,
                contract.feed(),
                county,
                month,
                revision == null ? 1 : Integer.parseInt(revision),
                MODES.indexOf(mode),
                received,
                "",
                head.layout(),
                refused,
                head.nothing());
    }

    private boolean isSenderOf(Path path, int county) {
        Path relative = folder.relativize(path);
        if (relative.getNameCount() == 1) {
            return true;
        }
        String sender = relative.getName(0).toString();
        String place = Integer.toString(county);
        return sender.matches("\\d{6}")
                && regions.contains(Integer.parseInt(sender))
                && place.startsWith(sender.replaceAll("(00)+$", ""));
    }

    private static boolean isUnreadable(CsvLayout layout, Contract contract, int county) {
        boolean twice =
                layout.columns().stream().distinct().count() < layout.columns().size();
        return twice
                || layout.columns().isEmpty()
                || contract.columns().stream().anyMatch(column -> {
                    boolean isCounty = contract.countyColumn().equals(java.util.Optional.of(column.name()));
                    boolean isMonth = contract.monthColumn().equals(java.util.Optional.of(column.name()));
                    boolean needed = isCounty ? county % 100 == 0 : !isMonth && column.required();
                    return needed && layout.lacks(column.name());
                });
    }

    /** Files of the same revision that came in the same second are told apart by their bytes. */
    private static List<Object> moment(DeliveredFile file) {
        return List.of(file.feed(), file.month(), file.revision(), file.mode(), file.county() / 100, file.receivedAt());
    }

    private Map<String, String> names(Contract contract) {
        return names.computeIfAbsent(contract.feed(), feed -> CsvLayout.names(contract));
    }

    private static String sha256(Path path) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
