package io.eldercare.bench.postgres;

import io.eldercare.definitions.Contract;
import java.io.IOException;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.postgresql.copy.CopyIn;

/** All files of one feed and month on their way into its partition: what is in force can be told from them alone. */
public final class FeedMonth {
    private final Key key;
    private final List<Delivery> deliveries;
    private final Contract contract;
    private final String stage;

    /** A feed and a month. */
    public record Key(String feed, YearMonth month) implements Comparable<Key> {
        public static Key of(Delivery delivery) {
            return new Key(delivery.feed(), delivery.month());
        }

        @Override
        public int compareTo(Key other) {
            int byFeed = feed.compareTo(other.feed);
            return byFeed == 0 ? month.compareTo(other.month) : byFeed;
        }
    }

    public FeedMonth(Key key, List<Delivery> deliveries, Contract contract) {
        this.key = key;
        this.deliveries = List.copyOf(deliveries);
        this.contract = contract;
        this.stage = "stage_" + key.feed();
    }

    public long bytes() {
        return deliveries.stream().mapToLong(Delivery::bytes).sum();
    }

    public void load(Database database) throws SQLException, IOException {
        createStage(database);
        List<Delivery> read = new ArrayList<>();
        List<Delivery> empty = new ArrayList<>();
        copy(database, read, empty);
        database.insert(
                "insert into delivery values (?, ?, ?, ?, ?, ?, ?, ?)",
                read.stream().map(Delivery::row).toList());
        database.run(script("slices"));
        if (contract.key().isEmpty()) {
            database.run("truncate repeated");
        } else {
            database.run(script("repeated").with("key", keyHash()));
        }
        database.run(script("load/" + key.feed()));
        if (read.stream().anyMatch(delivery -> delivery.mode() == 1)) {
            database.run(script("overlay").with("same_key", sameKey()));
        }
        database.run(script("usable").with("empty", numbers(empty)));
    }

    private Script script(String name) {
        return new Script(name)
                .of(key.month())
                .with("feed", key.feed())
                .with("stage", stage)
                .with("table", key.feed() + "_" + Script.id(key.month()))
                .with("county", contract.countyColumn().orElseThrow())
                .with("secret", "7261538");
    }

    private void createStage(Database database) throws SQLException {
        Stream<String> known = contract.columns().stream().map(Contract.Column::name);
        Stream<String> unknown =
                IntStream.rangeClosed(1, Header.UNKNOWN_COLUMNS).mapToObj(number -> "unknown_" + number);
        database.run("drop table if exists " + stage);
        database.run(Stream.concat(known, unknown)
                .map(column -> column + " text")
                .collect(Collectors.joining(", ", "create temp table " + stage + " (delivery int, ", ")")));
    }

    /** Files with the same header share a COPY. */
    private void copy(Database database, List<Delivery> read, List<Delivery> empty) throws SQLException, IOException {
        Optional<Header> current = Optional.empty();
        CopyIn copy = null;
        for (Delivery delivery : deliveries) {
            if (delivery.mode() == Delivery.VOID) {
                read.add(delivery);
                continue;
            }
            Optional<FileLines> lines = FileLines.read(delivery, contract);
            if (lines.isEmpty()) {
                continue;
            }
            read.add(delivery);
            if (lines.get().saysNothing()) {
                empty.add(delivery);
            }
            Optional<Header> header = Optional.of(lines.get().header());
            if (copy == null || !header.equals(current)) {
                if (copy != null) {
                    copy.endCopy();
                }
                copy = database.copyIn("copy " + stage + " (delivery, "
                        + String.join(", ", header.get().columns()) + ") from stdin (format csv, force_null *)");
                current = header;
            }
            copy.writeToCopy(lines.get().bytes(), 0, lines.get().length());
        }
        if (copy != null) {
            copy.endCopy();
        }
    }

    private static String numbers(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> String.valueOf(delivery.number()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** The delivery, the key and the county, folded into 64 bits; null where a required part of the key is. */
    private String keyHash() {
        String hash = "delivery::bigint";
        for (String part : keyParts()) {
            boolean required = contract.column(part).orElseThrow().required();
            hash = "hashtextextended(" + (required ? part : "coalesce(" + part + ", '')") + ", " + hash + ")";
        }
        return hash;
    }

    private List<String> keyParts() {
        return Stream.of(contract.key().stream(), contract.countyColumn().stream(), contract.monthColumn().stream())
                .flatMap(part -> part)
                .distinct()
                .toList();
    }

    private String sameKey() {
        return contract.key().stream()
                .map(part -> part.equals("person_id") ? "person_key" : part)
                .map(part -> "former." + part + " = later." + part)
                .collect(Collectors.joining(" and "));
    }
}
