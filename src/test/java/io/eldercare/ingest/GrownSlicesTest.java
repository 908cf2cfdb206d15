package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.definitions.Definitions;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.lake.Home;
import io.eldercare.testing.TestRoot;
import io.eldercare.testing.TestSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teams of two counties, 40 each, of which number 7 has no name; then deltas. */
class GrownSlicesTest {
    private static final Definitions DEFINITIONS = Definitions.load(TestRoot.path());
    private static final byte[] SECRET = "a secret of this test".getBytes(StandardCharsets.UTF_8);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-11-20T02:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String HEADER = "team_id,name,elder_service,status\n";

    @TempDir
    private Path folder;

    private Home home;
    private DeltaFiles lake;
    private final Map<String, Receipt> receipts = new LinkedHashMap<>();
    private final Set<String> loaded = new HashSet<>();
    private List<SliceState> touched = List.of();

    @BeforeEach
    void twoCountiesHaveFiled() throws IOException {
        home = new Home(folder.resolve("home"));
        home.prepare();
        lake = new DeltaFiles(TestSpark.session(), home.lake());
        deliver("360281", "2025-10", 40);
        deliver("360202", "2025-10", 40);
        load();
    }

    @Test
    void newTeamsAreAddedAndWhatStoodStaysInItsFiles() throws IOException {
        List<String> before = files();
        deliver("360281", "2025-10_r2_delta", 0, "T41,晚晴,是,在册", "T42,,是,在册");

        LoadCounts counts = load();

        assertThat(files()).containsAll(before).hasSizeGreaterThan(before.size());
        assertThat(lines(lake)).isEqualTo(lines(loadedAnew()));
        // of 360281: team 7 of the first file and T42 have no name
        assertThat(counts.rejections(touched))
                .extracting(LoadCounts.Rejections::ruleId, LoadCounts.Rejections::rows)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("TYPE_MISSING_REQUIRED", 2L));
    }

    @Test
    void aTeamThatComesAgainReplacesItsFormerRow() throws IOException {
        List<String> before = files();
        deliver("360281", "2025-10_r2_delta", 0, "T5,改名,是,在册");
        deliver("360202", "2025-10_r2_delta", 0, "T41,晚晴,是,在册");

        load();

        assertThat(files()).doesNotContainAnyElementsOf(before);
        assertThat(lines(lake)).isEqualTo(lines(loadedAnew()));
        assertThat(lines(lake))
                .filteredOn(line -> line.contains("\"team_id\":\"T5\"") && line.contains("360281"))
                .hasSize(2)
                .filteredOn(line -> line.contains("\"is_in_force\":true"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("改名"));
    }

    @Test
    void aLoadThatRunsAgainBeforeItsFiguresAreThereAddsNothing() throws IOException {
        deliver("360281", "2025-10_r2_delta", 0, "T41,晚晴,是,在册");
        Set<String> fresh = unloaded();
        load();

        new Loader(home, lake, DEFINITIONS, SECRET, 0).load(states().values(), receipts, fresh, feed -> {});

        assertThat(lines(lake)).isEqualTo(lines(loadedAnew()));
    }

    @Test
    void rowsThatSilverLostAreReadAgain() throws IOException {
        lake.replace(
                "silver",
                "volunteer_team",
                lake.read("silver", "volunteer_team", month -> true)
                        .where("county_code = '360281' and team_id <> 'T9'"),
                "county_code = '360281'",
                List.of(java.time.YearMonth.of(2025, 10)));
        deliver("360281", "2025-10_r2_delta", 0, "T41,晚晴,是,在册");

        load().verify(touched);

        assertThat(lines(lake)).isEqualTo(lines(loadedAnew()));
    }

    @Test
    void onlyDeltasAboveAllThatStoodLetASliceGrow() {
        FiledPart full = part("a", 1, Mode.FULL);
        FiledPart delta = part("b", 3, Mode.DELTA);

        assertThat(grows(Set.of("b"), full, delta)).isTrue();
        assertThat(grows(Set.of("c"), full, delta, part("c", 2, Mode.DELTA)))
                .as("below a delta")
                .isFalse();
        assertThat(grows(Set.of("c"), full, delta, part("c", 3, Mode.DELTA)))
                .as("in conflict with one")
                .isFalse();
        assertThat(grows(Set.of("c"), full, delta, part("c", 4, Mode.FULL)))
                .as("in place of all")
                .isFalse();
        assertThat(grows(Set.of("c"), full, delta, part("c", 4, Mode.VOID)))
                .as("withdrawn")
                .isFalse();
        assertThat(grows(Set.of("a"), full, delta)).as("a delta that waited").isFalse();
        assertThat(grows(Set.of("a", "b"), full, delta)).as("new").isFalse();
    }

    private static boolean grows(Set<String> fresh, FiledPart... parts) {
        return SliceState.of(parts[0].slice(), List.of(parts)).growsBy(fresh);
    }

    private static FiledPart part(String id, int revision, Mode mode) {
        return new FiledPart(
                new Slice("volunteer_team", "360281", java.time.YearMonth.of(2025, 10)),
                id,
                revision,
                mode,
                java.time.LocalDateTime.of(2025, 11, revision, 8, 0),
                id,
                id + ".csv",
                "360281",
                "",
                1,
                0,
                false,
                java.util.Optional.empty());
    }

    private void deliver(String county, String rest, int teams, String... lines) throws IOException {
        String rows = IntStream.rangeClosed(1, teams)
                .mapToObj(number -> "T" + number + "," + (number == 7 ? "" : "夕阳红" + number) + ",是,在册\n")
                .collect(Collectors.joining());
        Path file = home.inbox().resolve(county).resolve("volunteer_team_" + county + "_" + rest + ".csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, HEADER + rows + String.join("\n", lines) + (lines.length == 0 ? "" : "\n"));
        new Receiver(home, DEFINITIONS, SECRET, CLOCK)
                .receive(() -> {})
                .taken()
                .forEach(receipt -> receipts.put(receipt.deliveryId(), receipt));
    }

    private LoadCounts load() {
        Set<String> fresh = unloaded();
        touched = states().values().stream()
                .filter(state ->
                        state.standings().keySet().stream().anyMatch(part -> fresh.contains(part.deliveryId())))
                .toList();
        loaded.addAll(fresh);
        return new Loader(home, lake, DEFINITIONS, SECRET, 0).load(touched, receipts, fresh, feed -> {});
    }

    private Set<String> unloaded() {
        Set<String> fresh = new HashSet<>(receipts.keySet());
        fresh.removeAll(loaded);
        return fresh;
    }

    private DeltaFiles loadedAnew() {
        DeltaFiles other = new DeltaFiles(TestSpark.session(), folder.resolve("other"));
        new Loader(home, other, DEFINITIONS, SECRET).load(states().values(), receipts, receipts.keySet(), feed -> {});
        return other;
    }

    private Map<Slice, SliceState> states() {
        Map<Slice, List<FiledPart>> parts = new TreeMap<>();
        receipts.values()
                .forEach(receipt -> receipt.parts()
                        .forEach(part -> parts.computeIfAbsent(part.slice(), slice -> new ArrayList<>())
                                .add(FiledPart.of(receipt, part))));
        Map<Slice, SliceState> states = new TreeMap<>();
        parts.forEach((slice, filed) -> states.put(slice, SliceState.of(slice, filed)));
        return states;
    }

    private List<String> files() {
        return lake.files("silver", "volunteer_team", month -> true);
    }

    private static List<String> lines(DeltaFiles lake) {
        return lake
                .read("silver", "volunteer_team", month -> true)
                .selectExpr("to_json(struct(*)) as line")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
    }
}
