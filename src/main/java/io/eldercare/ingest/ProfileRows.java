package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Column;
import io.eldercare.definitions.Profile;
import io.eldercare.ingest.read.DuplicateRows;
import io.eldercare.ingest.read.RawTable;
import io.eldercare.ingest.read.ReaderOptions;
import io.eldercare.ingest.read.RowParser;
import io.eldercare.ingest.read.Sheet;
import io.eldercare.ingest.read.TabularFile;
import io.eldercare.ingest.read.TypedRow;
import io.eldercare.ingest.read.UnreadableFile;
import io.eldercare.lake.store.Locations;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of another system's layout through its profile: text by header, the profile's SQL expressions, code maps and units,
 * then the same cell parsers as any file. Expressions run without ANSI errors: what they cannot compute is a missing value.
 */
final class ProfileRows {
    private static final String ROW_NO = "_row_no";
    private static final Pattern AMOUNT = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{0,30})?");

    private final SparkSession spark;
    private final Profile profile;
    private final Contract contract;
    private final byte[] secret;
    private final Map<String, String> regionCodes;

    ProfileRows(
            SparkSession spark, Profile profile, Contract contract, byte[] secret, Map<String, String> regionCodes) {
        this.spark = spark;
        this.profile = profile;
        this.contract = contract;
        this.secret = secret.clone();
        this.regionCodes = Map.copyOf(regionCodes);
    }

    /** The sheet and header that the profile names. Throws UnreadableFile where they are not there. */
    static RawTable open(Profile profile, TabularFile file) {
        Sheet sheet = profile.sheet()
                .flatMap(name -> file.sheets().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst())
                .orElseGet(() -> file.sheets().get(0));
        if (profile.headerRow().isEmpty()) {
            return RawTable.find(sheet, profile.headers());
        }
        RawTable table = RawTable.at(sheet, profile.headerRow().get(), 1);
        List<String> missing = profile.headers().stream()
                .filter(header -> !table.columns().contains(header))
                .toList();
        if (!missing.isEmpty()) {
            table.close();
            throw new UnreadableFile("HDR_MISSING_COLUMN", "表头缺少列：" + String.join("、", missing) + "。");
        }
        return table;
    }

    /** Rows by {@code county|month} as the file states them, after the profile's {@code where}. */
    Map<String, Long> slices(ReadTask task) {
        String contractText = ContractText.of(contract);
        return parsed(task)
                .map(typed -> stated(ContractText.parse(contractText), task, typed))
                .countByValue();
    }

    private static String stated(Contract contract, ReadTask task, TypedRow typed) {
        return value(contract, contract.countyColumn(), typed)
                        .map(Object::toString)
                        .orElse(task.county()) + "|"
                + value(contract, contract.monthColumn(), typed)
                        .filter(LocalDate.class::isInstance)
                        .map(month -> YearMonth.from((LocalDate) month).toString())
                        .orElseGet(() ->
                                YearMonth.from(LocalDate.parse(task.month())).toString());
    }

    private static Optional<Object> value(Contract contract, Optional<String> name, TypedRow typed) {
        for (int index = 0; index < contract.columns().size(); index++) {
            if (name.equals(Optional.of(contract.columns().get(index).name()))) {
                return Optional.ofNullable(typed.values()[index]);
            }
        }
        return Optional.empty();
    }

    JavaRDD<InternalRow> rows(ReadTask task) {
        String contractText = ContractText.of(contract);
        return parsed(task).mapPartitions(typedRows -> {
            RowShape shape = new RowShape(ContractText.parse(contractText), task);
            List<InternalRow> rows = new ArrayList<>();
            typedRows.forEachRemaining(typed -> {
                InternalRow row = shape.row(typed);
                if (row != null) {
                    rows.add(row);
                }
            });
            return rows.iterator();
        });
    }

    private JavaRDD<TypedRow> parsed(ReadTask task) {
        Dataset<Row> mapped = mapped(task);
        String contractText = ContractText.of(contract);
        byte[] key = secret;
        Map<String, String> codes = regionCodes;
        Map<String, Map<String, String>> codeMaps = new HashMap<>();
        profile.codes().forEach((column, map) -> codeMaps.put(column, new HashMap<>(map)));
        Map<String, BigDecimal> multipliers = new HashMap<>();
        contract.columns().forEach(column -> multipliers.put(column.name(), profile.multiplier(column)));
        return mapped.javaRDD().mapPartitions(rows -> {
            Contract own = ContractText.parse(contractText);
            LocalDate month = task.month().isEmpty() ? null : LocalDate.parse(task.month());
            RowParser parser =
                    RowParser.of(own, new ReaderOptions(key, LocalDate.parse(task.receivedOn()), null, month, codes));
            List<TypedRow> typed = new ArrayList<>();
            rows.forEachRemaining(
                    row -> typed.add(parser.parse(row.getInt(0), texts(own, row, codeMaps, multipliers))));
            return DuplicateRows.mark(own, typed).iterator();
        });
    }

    private static List<@Nullable String> texts(
            Contract contract,
            Row row,
            Map<String, Map<String, String>> codeMaps,
            Map<String, BigDecimal> multipliers) {
        List<@Nullable String> texts = new ArrayList<>();
        for (int index = 0; index < contract.columns().size(); index++) {
            String name = contract.columns().get(index).name();
            String text = row.isNullAt(index + 1) ? null : row.getString(index + 1);
            if (text != null) {
                text = codeMaps.getOrDefault(name, Map.of()).getOrDefault(text.strip(), text);
                text = scaled(text, multipliers.getOrDefault(name, BigDecimal.ONE));
            }
            texts.add(text);
        }
        return texts;
    }

    private static String scaled(String text, BigDecimal multiplier) {
        // an exponent might ask for millions of digits, and money is not written so
        if (multiplier.compareTo(BigDecimal.ONE) == 0
                || !AMOUNT.matcher(text.strip()).matches()) {
            return text;
        }
        return new BigDecimal(text.strip())
                .multiply(multiplier)
                .stripTrailingZeros()
                .toPlainString();
    }

    private Dataset<Row> mapped(ReadTask task) {
        List<String> headers;
        try (TabularFile file = FileRows.ArchivedFile.open(Locations.of(task.archived()), task.fileName());
                RawTable table = open(profile, file)) {
            headers = table.columns();
        }
        StructType schema = new StructType().add(ROW_NO, DataTypes.IntegerType, false);
        for (String header : headers) {
            schema = schema.add(header, DataTypes.StringType, true);
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        Profile own = profile;
        String archived = task.archived();
        String fileName = task.fileName();
        ProfileText text = new ProfileText(own);
        JavaRDD<Row> raw = context.parallelize(List.of(archived), 1).flatMap(path -> read(text, path, fileName));
        SparkSession lenient = spark.newSession();
        lenient.conf().set("spark.sql.ansi.enabled", "false");
        Dataset<Row> rows = lenient.createDataFrame(raw, schema);
        if (profile.where().isPresent()) {
            rows = rows.where(profile.where().get());
        }
        List<String> expressions = new ArrayList<>(List.of(ROW_NO));
        for (Column column : contract.columns()) {
            String expression = profile.columns().get(column.name());
            expressions.add((expression == null ? "cast(null as string)" : "cast((" + expression + ") as string)")
                    + " as `" + column.name() + "`");
        }
        return rows.selectExpr(expressions.toArray(String[]::new));
    }

    private static Iterator<Row> read(ProfileText profile, String path, String fileName) {
        List<Row> rows = new ArrayList<>();
        FileRows.ArchivedFile.refuseIfTouched(Locations.of(path), fileName);
        try (TabularFile file = FileRows.ArchivedFile.open(Locations.of(path), fileName);
                RawTable table = profile.open(file)) {
            while (table.hasNext()) {
                RawTable.NamedRow row = table.next();
                @Nullable Object[] cells = new @Nullable Object[row.values().size() + 1];
                cells[0] = row.rowNo();
                for (int index = 0; index < row.values().size(); index++) {
                    String value = row.values().get(index);
                    cells[index + 1] = value.isEmpty() ? null : value;
                }
                rows.add(RowFactory.create(cells));
            }
        }
        return rows.iterator();
    }

    /** The part of a profile that a task needs: where the table starts. */
    private record ProfileText(String sheet, int headerRow, String[] headers) implements java.io.Serializable {
        ProfileText(Profile profile) {
            this(
                    profile.sheet().orElse(""),
                    profile.headerRow().orElse(0),
                    profile.headers().toArray(String[]::new));
        }

        RawTable open(TabularFile file) {
            Sheet sheet = file.sheets().stream()
                    .filter(one -> one.name().equals(sheet()))
                    .findFirst()
                    .orElse(file.sheets().get(0));
            return headerRow > 0 ? RawTable.at(sheet, headerRow, 1) : RawTable.find(sheet, Arrays.asList(headers));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ProfileText text
                    && Arrays.equals(headers, text.headers)
                    && sheet.equals(text.sheet)
                    && headerRow == text.headerRow;
        }

        @Override
        public int hashCode() {
            return Objects.hash(sheet, headerRow, Arrays.hashCode(headers));
        }
    }
}
