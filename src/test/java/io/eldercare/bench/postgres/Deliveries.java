package io.eldercare.bench.postgres;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.Archive;
import io.eldercare.plan.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of an inbox that the submission standard admits by name and sender, in order of arrival. */
public final class Deliveries {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> MODES = List.of("full", "delta", "void");
    private static final Pattern NAME = Pattern.compile(
            "([a-z_]+)_(\\d{6})_(\\d{4}-(?:0[1-9]|1[0-2]))(?:_r([1-9]\\d{0,3}))?(?:_(full|delta|void))?\\.csv");

    private static final Comparator<Delivery> ARRIVAL = Comparator.comparing(Delivery::receivedAt)
            .thenComparing(Deliveries::sha256)
            .thenComparing(Delivery::file);

    private Deliveries() {}

    public static List<Delivery> in(Path inbox, Definitions definitions, Collection<String> feeds) throws IOException {
        List<Delivery> admitted = new ArrayList<>();
        try (Stream<Path> files = Files.walk(inbox)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                delivery(inbox, file, definitions)
                        .filter(found -> feeds.contains(found.feed()))
                        .ifPresent(admitted::add);
            }
        }
        admitted.sort(ARRIVAL);
        List<Delivery> numbered = new ArrayList<>();
        for (Delivery delivery : admitted) {
            numbered.add(delivery.numbered(numbered.size() + 1));
        }
        return numbered;
    }

    private static Optional<Delivery> delivery(Path inbox, Path file, Definitions definitions) throws IOException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        Instant modified = Files.getLastModifiedTime(file).toInstant();
        Instant now = Instant.now();
        LocalDateTime receivedAt = LocalDateTime.ofInstant(modified.isAfter(now) ? now : modified, ZONE)
                .truncatedTo(ChronoUnit.SECONDS);
        YearMonth month = YearMonth.parse(name.group(3));
        Optional<Region> region = definitions.regions().find(name.group(2));
        Path place = inbox.relativize(file);
        boolean own = place.getNameCount() == 1
                || definitions.regions().contains(place.getName(0).toString())
                        && definitions
                                .regions()
                                .isWithin(name.group(2), place.getName(0).toString());
        if (region.isEmpty() || !own || month.isAfter(YearMonth.from(receivedAt))) {
            return Optional.empty();
        }
        return Optional.of(new Delivery(
                file,
                Files.size(file),
                0,
                name.group(1),
                month,
                name.group(2),
                region.get().level() == Region.Level.COUNTY,
                name.group(4) == null ? 1 : Integer.parseInt(name.group(4)),
                name.group(5) == null ? 0 : MODES.indexOf(name.group(5)),
                receivedAt));
    }

    /** Asked only where two files came in the same second. */
    private static String sha256(Delivery delivery) {
        try {
            return Archive.sha256(Files.readAllBytes(delivery.file()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
