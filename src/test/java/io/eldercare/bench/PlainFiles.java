package io.eldercare.bench;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Definitions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The delivered files that are in force, told from their names, folders, headers and times as the submission standard says. */
final class PlainFiles {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Pattern NAME =
            Pattern.compile("([a-z_]+)_(\\d{6})_(\\d{4}-\\d{2})(?:_r(\\d+))?(?:_(full|delta|void))?\\.csv");

    /** @param place county or city of the name */
    record Filed(Path path, String feed, String place, String month, int revision, String mode, FileTime arrival) {
        /** What replaces what in a slice: revisions, a delta after the full of its number. */
        int order() {
            return revision * 2 + (mode.equals("delta") ? 1 : 0);
        }

        LocalDate receivedOn() {
            return arrival.toInstant().atZone(SHANGHAI).toLocalDate();
        }

        String slice() {
            return feed + "|" + place + "|" + month;
        }
    }

    private PlainFiles() {}

    /** Files in force by feed. */
    static Map<String, List<Filed>> inForce(Path inbox, Definitions definitions) throws IOException {
        Map<String, List<Filed>> bySlice = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(inbox)) {
            paths.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(path -> taken(inbox, path, definitions)
                            .ifPresent(file -> bySlice.computeIfAbsent(file.slice(), slice -> new ArrayList<>())
                                    .add(file)));
        }
        Map<String, List<Filed>> byFeed = new TreeMap<>();
        bySlice.values()
                .forEach(files -> standing(files)
                        .forEach(file -> byFeed.computeIfAbsent(file.feed(), feed -> new ArrayList<>())
                                .add(file)));
        return byFeed;
    }

    /** Of a slice: the highest full, or nothing after a void, and the deltas above it. */
    private static List<Filed> standing(List<Filed> files) {
        Map<String, Filed> first = new TreeMap<>();
        files.stream()
                .sorted(Comparator.comparing(Filed::arrival))
                .forEach(file -> first.putIfAbsent(file.revision() + file.mode(), file));
        Optional<Filed> ground = first.values().stream()
                .filter(file -> !file.mode().equals("delta"))
                .max(Comparator.comparingInt(Filed::revision).thenComparing(Filed::mode));
        if (ground.isEmpty() || ground.get().mode().equals("void")) {
            return List.of();
        }
        int revision = ground.get().revision();
        List<Filed> standing = new ArrayList<>(List.of(ground.get()));
        first.values().stream()
                .filter(file -> file.mode().equals("delta") && file.revision() > revision)
                .forEach(standing::add);
        return standing;
    }

    private static Optional<Filed> taken(Path inbox, Path path, Definitions definitions) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches() || !definitions.contracts().containsKey(name.group(1))) {
            return Optional.empty();
        }
        String sender = inbox.relativize(path).getName(0).toString();
        String place = name.group(2);
        boolean own = sender.equals(place) || definitions.regions().isWithin(place, sender);
        try {
            Contract contract = definitions.contracts().get(name.group(1));
            if (!own || !hasRequired(contract, path)) {
                return Optional.empty();
            }
            return Optional.of(new Filed(
                    path,
                    name.group(1),
                    place,
                    name.group(3),
                    name.group(4) == null ? 1 : Integer.parseInt(name.group(4)),
                    name.group(5) == null ? "full" : name.group(5),
                    Files.getLastModifiedTime(path)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean hasRequired(Contract contract, Path path) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            Set<String> header = Set.of(reader.readLine().split(","));
            return contract.columns().stream()
                    .filter(Column::required)
                    .map(Column::name)
                    .filter(column -> !contract.countyColumn().equals(Optional.of(column)))
                    .filter(column -> !contract.monthColumn().equals(Optional.of(column)))
                    .allMatch(header::contains);
        }
    }
}
