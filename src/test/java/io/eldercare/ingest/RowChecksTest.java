package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Contract.Check;
import io.eldercare.definitions.Contract.Severity;
import io.eldercare.definitions.ContractLoader;
import io.eldercare.definitions.Problems;
import io.eldercare.definitions.YamlNode;
import io.eldercare.ingest.read.ReaderOptions;
import io.eldercare.ingest.read.RowParser;
import io.eldercare.testing.TestRoot;
import io.eldercare.testing.TestSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every check of every contract has a row that trips it and a neighbour, a step away, that does not:
 * {@code src/test/resources/checks/<feed>.yml}. The rows pass through the reader as text, of 360202 for 2025-10, received on
 * 2025-11-03.
 */
class RowChecksTest {
    private static final LocalDate MONTH = LocalDate.of(2025, 10, 1);
    private static final LocalDate RECEIVED = LocalDate.of(2025, 11, 3);
    private static final byte[] SECRET = "a secret of tests".getBytes(StandardCharsets.UTF_8);

    private static final ReadTask TASK = new ReadTask(
            "",
            "",
            "",
            "d",
            "360202",
            MONTH.toString(),
            RECEIVED.toString(),
            1,
            2,
            true,
            false,
            0,
            List.of(),
            List.of());

    /** A check of the contract with overrides of the base row. */
    private record Fixture(String check, Map<String, String> trips, Map<String, String> passes) {}

    private record Verdict(boolean accepted, List<String> issues) {}

    static Collection<Contract> contracts() {
        Problems problems = new Problems();
        Collection<Contract> contracts = ContractLoader.load(
                        TestRoot.path().resolve("sql").resolve("sources"), problems)
                .values();
        problems.throwIfAny();
        return contracts;
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void everyCheckIsTrippedByARowAndNotByItsNeighbour(Contract contract) throws IOException {
        Path file = TestRoot.resource("checks").resolve(contract.feed() + ".yml");
        Problems problems = new Problems();
        YamlNode root = YamlNode.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8), problems)
                .orElseThrow()
                .allowOnly("base", "checks");
        Map<String, String> base = texts(root.require("base"));
        List<Fixture> fixtures = root.require("checks").items().stream()
                .map(node -> new Fixture(
                        node.require("check").text(), texts(node.require("trips")), texts(node.require("passes"))))
                .toList();
        problems.throwIfAny();
        assertThat(fixtures.stream().map(Fixture::check).collect(Collectors.toSet()))
                .as("checks of " + contract.feed() + " with a fixture")
                .isEqualTo(contract.checks().stream().map(RowChecksTest::name).collect(Collectors.toSet()));
        assertVerdicts(contract, fixtures, judge(contract, base, fixtures));
    }

    private static void assertVerdicts(Contract contract, List<Fixture> fixtures, List<Verdict> verdicts) {
        assertThat(verdicts.get(0)).as("base row").isEqualTo(new Verdict(true, List.of()));
        for (int index = 0; index < fixtures.size(); index++) {
            Fixture fixture = fixtures.get(index);
            Verdict tripped = verdicts.get(1 + 2 * index);
            assertThat(tripped.issues()).as("trips " + fixture).contains(fixture.check());
            assertThat(tripped.accepted()).as("trips " + fixture).isEqualTo(!rejects(contract, fixture));
            assertThat(verdicts.get(2 + 2 * index).issues())
                    .as("passes " + fixture)
                    .doesNotContain(fixture.check());
        }
    }

    private static boolean rejects(Contract contract, Fixture fixture) {
        return contract.checks().stream()
                .filter(check -> name(check).equals(fixture.check()))
                .anyMatch(check -> check.severity() == Severity.REJECT_ROW || check.severity() == Severity.REJECT_FILE);
    }

    private static String name(Check check) {
        return check.rule() + ":" + check.column();
    }

    private static Map<String, String> texts(YamlNode node) {
        return node.entries().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().text()));
    }

    /** The base row, then for each fixture the row that trips and its neighbour: one job. */
    private static List<Verdict> judge(Contract contract, Map<String, String> base, List<Fixture> fixtures) {
        List<Map<String, String>> texts = new ArrayList<>(List.of(base));
        fixtures.forEach(fixture -> texts.addAll(List.of(with(base, fixture.trips()), with(base, fixture.passes()))));
        RowParser parser = RowParser.of(contract, ReaderOptions.of(SECRET, RECEIVED, "360202", MONTH));
        RowShape shape = new RowShape(contract, TASK);
        List<InternalRow> rows = new ArrayList<>();
        for (Map<String, String> row : texts) {
            assertThat(contract.columns().stream().map(Contract.Column::name))
                    .as("columns of " + contract.feed())
                    .containsAll(row.keySet());
            rows.add(shape.row(parser.parse(
                    rows.size(),
                    contract.columns().stream()
                            .map(column -> row.getOrDefault(column.name(), ""))
                            .toList())));
        }
        ParsedSchema schema = new ParsedSchema(contract);
        Dataset<Row> parsed = schema.rows(
                TestSpark.session(),
                JavaSparkContext.fromSparkContext(TestSpark.session().sparkContext())
                        .parallelize(rows, 1));
        assertBoolean(contract, parsed);
        List<Verdict> verdicts = verdicts(schema.judge(parsed, false));
        assertThat(verdicts(schema.judge(parsed, true)))
                .as("conditions asked once and twice")
                .isEqualTo(verdicts);
        return verdicts;
    }

    private static List<Verdict> verdicts(Dataset<Row> judged) {
        return judged.select("is_accepted", "issues").collectAsList().stream()
                .map(row -> new Verdict(row.getBoolean(0), row.getList(1)))
                .toList();
    }

    private static Map<String, String> with(Map<String, String> base, Map<String, String> overrides) {
        Map<String, String> row = new HashMap<>(base);
        row.putAll(overrides);
        return row;
    }

    private static void assertBoolean(Contract contract, Dataset<Row> parsed) {
        String[] checks = IntStream.range(0, contract.checks().size())
                .mapToObj(index -> "(" + contract.checks().get(index).violated() + ") as c" + index)
                .toArray(String[]::new);
        StructField[] fields = parsed.selectExpr("*", "last_day(month) as month_end")
                .selectExpr(checks)
                .schema()
                .fields();
        for (int index = 0; index < fields.length; index++) {
            assertThat(fields[index].dataType())
                    .as(contract.feed() + " " + name(contract.checks().get(index)))
                    .isEqualTo(DataTypes.BooleanType);
        }
    }
}
