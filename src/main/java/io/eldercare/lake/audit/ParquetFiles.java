package io.eldercare.lake.audit;

import io.eldercare.lake.store.Locations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** Parquet files by themselves: what they hold, whatever a log or a tally says of them. */
public final class ParquetFiles {
    private static final String VERDICT = "message row { optional binary delivery_id (UTF8);"
            + " optional binary county_code (UTF8); optional boolean is_accepted; }";

    private final Configuration hadoop = Locations.configuration();

    private static org.apache.hadoop.fs.Path hadoop(Path file) {
        return new org.apache.hadoop.fs.Path(file.toString());
    }

    /**
     * Rows by the file's own footer.
     *
     * @throws IOException when the file is not there or has no footer that can be read
     */
    public long rows(Path file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            return reader.getRecordCount();
        } catch (RuntimeException damaged) {
            throw new IOException("Cannot read the footer of " + file.getFileName(), damaged);
        }
    }

    /** Whether every page is as it was written: the checksums in the file hold, and those beside it where there are some. */
    public boolean isIntact(Path file) {
        try (ParquetFileReader reader = open(file)) {
            while (reader.readNextRowGroup() != null) {
                // the pages are checked as they are read
            }
            return true;
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }

    private ParquetFileReader open(Path file) throws IOException {
        ParquetReadOptions options = HadoopReadOptions.builder(hadoop)
                .usePageChecksumVerification(true)
                .build();
        return ParquetFileReader.open(HadoopInputFile.fromPath(hadoop(file), hadoop), options);
    }

    /**
     * Rows of a delivery and county in one or several files of silver.
     *
     * @param accepted of them
     */
    public record Count(long rows, long accepted) {
        Count plus(boolean isAccepted) {
            return new Count(rows + 1, accepted + (isAccepted ? 1 : 0));
        }
    }

    /** Whose rows. */
    public record Place(String deliveryId, String countyCode) {}

    /** Rows of files of silver, counted one by one. */
    public Map<Place, Count> count(Collection<Path> files) throws IOException {
        Map<Place, Count> counts =
                new TreeMap<>(Comparator.comparing(Place::deliveryId).thenComparing(Place::countyCode));
        Configuration columns = new Configuration(hadoop);
        columns.set(ReadSupport.PARQUET_READ_SCHEMA, VERDICT);
        for (Path file : files) {
            try (ParquetReader<Group> rows = ParquetReader.builder(new GroupReadSupport(), hadoop(file))
                    .withConf(columns)
                    .build()) {
                for (Group row = rows.read(); row != null; row = rows.read()) {
                    boolean isAccepted = row.getBoolean("is_accepted", 0);
                    counts.merge(
                            new Place(row.getString("delivery_id", 0), row.getString("county_code", 0)),
                            new Count(1, isAccepted ? 1 : 0),
                            (all, one) -> all.plus(isAccepted));
                }
            }
        }
        return counts;
    }

    /** The data files that a checkpoint of a table's log names. */
    List<DataFile> checkpointed(Path table, Path checkpoint) throws IOException {
        List<DataFile> files = new ArrayList<>();
        try (ParquetReader<Group> rows = ParquetReader.builder(new GroupReadSupport(), hadoop(checkpoint))
                .withConf(hadoop)
                .build()) {
            for (Group row = rows.read(); row != null; row = rows.read()) {
                if (row.getFieldRepetitionCount("add") > 0) {
                    Group add = row.getGroup("add", 0);
                    files.add(new DataFile(
                            table,
                            URI.create(add.getString("path", 0)).getPath(),
                            add.getLong("size", 0),
                            month(add.getGroup("partitionValues", 0))));
                }
            }
        }
        return files;
    }

    private static Optional<YearMonth> month(Group partition) {
        String map = partition.getType().getFieldName(0);
        for (int entry = 0; entry < partition.getFieldRepetitionCount(map); entry++) {
            Group pair = partition.getGroup(map, entry);
            if (pair.getString("key", 0).equals("month") && pair.getFieldRepetitionCount("value") > 0) {
                return Optional.of(YearMonth.from(LocalDate.parse(pair.getString("value", 0))));
            }
        }
        return Optional.empty();
    }
}
