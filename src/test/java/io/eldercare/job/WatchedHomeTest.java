package io.eldercare.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.definitions.DefinitionException;
import io.eldercare.job.watch.Alert;
import io.eldercare.job.watch.AlertKind;
import io.eldercare.job.watch.Nights;
import io.eldercare.testing.OncePerBuild;
import io.eldercare.testing.TextFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A home that had a good night, one that broke, one that was killed and a good one again, on 2025-12-20, as its operator sees it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchedHomeTest {
    private static final Pattern METRIC = Pattern.compile("\\beldercare_[a-z_]+");

    private TestHome home;
    private StatusView broken;

    @TempDir
    private static Path directory;

    @BeforeAll
    void haveNights() throws IOException {
        home = new TestHome(FinishedHome.copyTo(directory.resolve("home")));
        home.hadNights(1);
        home.night();
        home.useDefinitions(mistaken());
        assertThatThrownBy(home::night).isInstanceOf(DefinitionException.class);
        Files.writeString(
                home.home().logs().resolve("runs/2025-12.ndjson"),
                "{\"run\":\"killed\",\"event\":\"started\",\"at\":\"2025-12-20T02:03:30Z\",\"command\":\"nightly\",\"program\":\"0.1.0\",\"pid\":0}\n",
                java.nio.file.StandardOpenOption.APPEND);
        home.useDefinitions(TestHome.PROJECT);
        broken = StatusView.read(home.place());
        home.night();
    }

    /** The project's definitions with a mistake in the settings. */
    private static Path mistaken() throws IOException {
        Path root = Files.createDirectories(directory.resolve("mistaken"));
        Files.createSymbolicLink(root.resolve("sql"), TestHome.PROJECT.resolve("sql"));
        OncePerBuild.copy(TestHome.PROJECT.resolve("jobs"), root.resolve("jobs"));
        Path settings = root.resolve("jobs/settings.yml");
        Files.writeString(settings, Files.readString(settings).replace("due_day: 5", "due_dai: 5"));
        return root;
    }

    @AfterAll
    void close() {
        home.close();
    }

    @Test
    @Order(1)
    void theLedgerHoldsOneRowARunHoweverItEnded() {
        assertThat(home.rows("""
                        select case run_id when 'killed' then run_id else command end, outcome, coalesce(failure, ''), coalesce(exit_code::text, '—'),
                            rows = accepted + rejected, length(definitions_hash)
                        from ops.run where started_at >= '2025-12-20T02:01:30Z' order by started_at
                        """))
                .containsExactly(
                        "nightly|done||0|t|64",
                        "nightly|failed|RUN_DEFINITIONS|3|t|0",
                        "killed|failed|RUN_KILLED|—|t|0",
                        "nightly|done||0|t|64");
        assertThat(
                        home.rows(
                                "select accepted + rejected = rows, accepted > 0, program from ops.run order by started_at limit 1"))
                .containsExactly("t|t|dev");
    }

    @Test
    @Order(2)
    void theMorningAfterTheBrokenNightSaysSo() {
        assertThat(broken.alerts().get(0))
                .extracting(Alert::kind, Alert::subject)
                .containsExactly(AlertKind.WATCH_FAILED, "RUN_KILLED");
        assertThat(broken.runs().get(0).failure()).contains("RUN_KILLED");
        assertThat(broken.runs().get(1).exitCode()).contains(3);
        assertThat(broken.nights()).extracting(Nights.Night::outcome).containsExactly(Nights.Outcome.DONE);
    }

    @Test
    @Order(3)
    void anOperatorIsToldWhichFeedsAreLate() {
        StatusView view = StatusView.read(home.place());

        // November is over since 5 December, nothing of it has come; October's eight scored feeds are due again, for
        // six counties
        assertThat(view.alerts())
                .extracting(Alert::kind)
                .doesNotContain(AlertKind.WATCH_FAILED, AlertKind.WATCH_SKIPPED, AlertKind.WATCH_MART);
        assertThat(view.alerts().stream().filter(alert -> alert.kind() == AlertKind.WATCH_LATE))
                .hasSize(8)
                .allSatisfy(alert -> {
                    assertThat(alert.subject()).endsWith(" 2025-11");
                    assertThat(alert.reason()).contains("浮梁县", "应于 2025-12-05 前报");
                });
        assertThat(view.martFailure()).isEmpty();
    }

    @Test
    @Order(4)
    void prometheusReadsWhatTheMartHolds() throws IOException {
        Map<String, Double> points = points("eldercare-data.prom");

        assertThat(only(points, "eldercare_feed_newest_timestamp_seconds")).isEqualTo(asked("""
                        select 'eldercare_feed_newest_timestamp_seconds{feed=' || feed || '}',
                            extract(epoch from max(received_at) at time zone 'Asia/Shanghai')
                        from ops.delivery where verdict = 'accepted' group by feed
                        """));
        assertThat(only(points, "eldercare_rejected_rows")).isNotEmpty().isEqualTo(asked("""
                        select 'eldercare_rejected_rows{code=' || rule_id || '}', sum(rows) from mart.rejection_summary
                        where month = '2025-10-01' group by rule_id
                        """));
        assertThat(only(points, "eldercare_county_rows")).hasSize(14).containsAllEntriesOf(asked("""
                        select 'eldercare_county_rows{county=' || county_code || ', outcome=rejected}', sum(rejected)
                        from mart.reporting where month = '2025-10-01' and filed group by county_code
                        """));
        assertThat(points).containsEntry("eldercare_data_alerts{kind=WATCH_LATE}", 8.0);
        assertThat(points("eldercare-runs.prom"))
                .containsEntry("eldercare_run_exit_code{command=nightly}", 0.0)
                .containsEntry("eldercare_run_alerts{kind=WATCH_FAILED}", 0.0)
                .containsEntry("eldercare_pending_deliveries{}", 0.0);
    }

    @Test
    @Order(5)
    void everyFigureForPrometheusIsExplainedAndNoOther() throws IOException {
        Set<String> written = new TreeSet<>();
        for (String file : List.of("eldercare-runs.prom", "eldercare-data.prom")) {
            written.addAll(TextFormat.parse(Files.readString(metrics(file))).names());
        }
        String documents = Files.readString(TestHome.PROJECT.resolve("docs/operations.md"));
        String rules = Files.readString(TestHome.PROJECT.resolve("jobs/schedule/prometheus/eldercare.rules.yml"));

        assertThat(names(documents.replaceAll("(?m)^(?!\\| `eldercare_).*$", "")))
                .isEqualTo(written);
        assertThat(names(rules)).isNotEmpty().isSubsetOf(written);
    }

    @Test
    @Order(6)
    void withoutTheMartTheBookStillTellsTheRuns() {
        Workplace usual = home.place();
        Workplace elsewhere = new Workplace(
                usual.home(),
                usual.definitionsRoot(),
                usual.clock(),
                Map.of("ELDERCARE_MART_URL", "jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1"),
                Progress.silent());

        StatusView view = StatusView.read(elsewhere);

        assertThat(view.martFailure()).isPresent();
        assertThat(view.alerts()).extracting(Alert::kind).containsExactly(AlertKind.WATCH_MART);
        assertThat(view.runs()).extracting(StatusView.Run::outcome).startsWith("done", "failed", "failed", "done");
    }

    private Path metrics(String file) {
        return home.home().root().resolve("metrics").resolve(file);
    }

    private Map<String, Double> points(String file) throws IOException {
        return TextFormat.parse(Files.readString(metrics(file))).points();
    }

    private static Map<String, Double> only(Map<String, Double> points, String name) {
        Map<String, Double> found = new TreeMap<>(points);
        found.keySet().removeIf(point -> !point.startsWith(name + "{"));
        return found;
    }

    private Map<String, Double> asked(String sql) {
        return home.rows(sql).stream()
                .map(row -> row.split("\\|"))
                .collect(Collectors.toMap(row -> row[0], row -> Double.parseDouble(row[1]), Double::sum, TreeMap::new));
    }

    private static Set<String> names(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
