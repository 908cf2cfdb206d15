package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** @param judged rows worth telling, at most so many as {@code limit} */
    public record Inspected(long rows, long accepted, List<JudgedRow> judged) {}

    public Inspected inspect(Path file, Receipt receipt, int limit) {
        long rows = 0;
        long accepted = 0;
        List<JudgedRow> judged = new ArrayList<>();
        for (Receipt.Part part : receipt.parts()) {
            Dataset<Row> silver = silver(file, receipt, part).cache();
            rows += silver.count();
            accepted += silver.where("is_accepted").count();
            silver.where("size(issues) > 0")
                    .select("row_no", "is_accepted", "issues")
                    .orderBy("row_no")
                    .limit(limit)
                    .collectAsList()
                    .forEach(row -> judged.add(new JudgedRow(
                            part.feed(), part.sheet(), row.getInt(0), row.getBoolean(1), row.getList(2))));
            silver.unpersist();
        }
        return new Inspected(rows, accepted, judged);
    }

    private Dataset<Row> silver(Path file, Receipt receipt, Receipt.Part part) {
        Contract contract =
                Optional.ofNullable(definitions.contracts().get(part.feed())).orElseThrow();
        List<String> slices = part.statesSlices() ? List.of(part.countyCode() + "|" + part.month()) : List.of();
        ReadTask task = new ReadTask(
                file.toAbsolutePath().toString(),
                receipt.fileName(),
                part.sheet(),
                receipt.deliveryId(),
                part.countyCode(),
                part.month().atDay(1).toString(),
                receipt.receivedAt().toLocalDate().toString(),
                receipt.revision(),
                0,
                true,
                false,
                receipt.bytes(),
                slices,
                slices);
        ParsedSchema schema = new ParsedSchema(contract);
        var parsed = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(List.of(List.of(task)), 1)
                .flatMap(new FileRows(contract, secret, Receiver.regionCodes(definitions)));
        return schema.judge(spark.createDataFrame(parsed, schema.schema()));
    }
}
