package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Profile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Judges the rows of a file as a night would, without taking it: what a county runs before it sends. */
public final class FileInspection {
    private final SparkSession spark;
    private final Definitions definitions;
    private final byte[] secret;

    public FileInspection(SparkSession spark, Definitions definitions, byte[] secret) {
        this.spark = spark;
        this.definitions = definitions;
        this.secret = secret.clone();
    }

    /** A row that was rejected or carries a warning; {@code issues} as {@code RULE:column}. */
    public record JudgedRow(String feed, String sheet, int rowNo, boolean accepted, List<String> issues) {}

    /** What is wrong in how many rows of a sheet; {@code issue} as {@code RULE:column}. */
    public record Tally(String feed, String sheet, boolean accepted, String issue, long rows) {}

    /**
     * @param judged rows worth telling, of each sheet at most so many as {@code limit}
     * @param tallies all of them, counted
     */
    public record Inspected(long rows, long accepted, List<JudgedRow> judged, List<Tally> tallies) {
        Inspected plus(Inspected other) {
            List<JudgedRow> both = new ArrayList<>(judged);
            both.addAll(other.judged);
            List<Tally> counts = new ArrayList<>(tallies);
            counts.addAll(other.tallies);
            return new Inspected(rows + other.rows, accepted + other.accepted, both, counts);
        }
    }

    public Inspected inspect(Path file, Receipt receipt, int limit) {
        Optional<Profile> profile = definitions.profiles().stream()
                .filter(one -> receipt.profile().equals(Optional.of(one.name())))
                .findFirst();
        if (profile.isPresent()) {
            return judged(profile.get().feed(), "", profiled(file, receipt, profile.get()), limit);
        }
        Inspected all = new Inspected(0, 0, List.of(), List.of());
        Set<String> seen = new HashSet<>();
        for (Receipt.Part part : receipt.parts()) {
            // a city's sheet is one part a county, but is read once
            if (seen.add(part.feed() + "|" + part.sheet())) {
                all = all.plus(judged(part.feed(), part.sheet(), silver(file, receipt, part), limit));
            }
        }
        return all;
    }

    private static Inspected judged(String feed, String sheet, Dataset<Row> silver, int limit) {
        Dataset<Row> rows = silver.cache();
        List<JudgedRow> judged = new ArrayList<>();
        rows.where("size(issues) > 0")
                .select("row_no", "is_accepted", "issues")
                .orderBy("row_no")
                .limit(limit)
                .collectAsList()
                .forEach(row ->
                        judged.add(new JudgedRow(feed, sheet, row.getInt(0), row.getBoolean(1), row.getList(2))));
        List<Tally> tallies = new ArrayList<>();
        rows.selectExpr("is_accepted", "explode(issues) as issue")
                .groupBy("is_accepted", "issue")
                .count()
                .orderBy("issue", "is_accepted")
                .collectAsList()
                .forEach(row ->
                        tallies.add(new Tally(feed, sheet, row.getBoolean(0), row.getString(1), row.getLong(2))));
        Inspected inspected =
                new Inspected(rows.count(), rows.where("is_accepted").count(), judged, tallies);
        rows.unpersist();
        return inspected;
    }

    private Dataset<Row> profiled(Path file, Receipt receipt, Profile profile) {
        Contract contract =
                Optional.ofNullable(definitions.contracts().get(profile.feed())).orElseThrow();
        LocalDate received = receipt.receivedAt().toLocalDate();
        YearMonth month = FileScan.monthOf(profile, receipt.fileName(), received);
        ProfileRows reader = new ProfileRows(spark, profile, contract, secret, Receiver.regionCodes(definitions));
        ReadTask look = task(file, receipt, "", receipt.sender(), month.atDay(1).toString(), List.of());
        List<String> slices = reader.slices(look).keySet().stream().sorted().toList();
        ReadTask task = task(file, receipt, "", receipt.sender(), month.atDay(1).toString(), slices);
        ParsedSchema schema = new ParsedSchema(contract);
        return schema.judge(schema.rows(spark, reader.rows(task)), true);
    }

    private static ReadTask task(
            Path file, Receipt receipt, String sheet, String county, String month, List<String> slices) {
        return new ReadTask(
                file.toAbsolutePath().toString(),
                receipt.fileName(),
                sheet,
                receipt.deliveryId(),
                county,
                month,
                receipt.receivedAt().toLocalDate().toString(),
                receipt.revision(),
                0,
                true,
                false,
                receipt.bytes(),
                slices,
                slices);
    }

    private Dataset<Row> silver(Path file, Receipt receipt, Receipt.Part part) {
        Contract contract =
                Optional.ofNullable(definitions.contracts().get(part.feed())).orElseThrow();
        List<String> slices = receipt.parts().stream()
                .filter(one -> one.statesSlices() && one.feed().equals(part.feed()))
                .map(one -> one.countyCode() + "|" + one.month())
                .toList();
        String county = DeliveryName.parse(
                        receipt.fileName(), definitions.contracts().keySet())
                .map(DeliveryName::countyCode)
                .orElse(part.countyCode());
        ReadTask task =
                task(file, receipt, part.sheet(), county, part.month().atDay(1).toString(), slices);
        ParsedSchema schema = new ParsedSchema(contract);
        var parsed = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(List.of(List.of(task)), 1)
                .flatMap(new FileRows(contract, secret, Receiver.regionCodes(definitions)));
        return schema.judge(schema.rows(spark, parsed), true);
    }
}
