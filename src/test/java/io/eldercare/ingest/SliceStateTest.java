package io.eldercare.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.ingest.SliceState.Standing;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The in-force rule of the submission standard, "How a file arrives". */
class SliceStateTest {
    private static final int SEEDS = 3_000;
    private static final Slice SLICE = new Slice("bed_month", "360202", YearMonth.of(2025, 10));
    private static final LocalDateTime NOON = LocalDateTime.of(2025, 11, 3, 12, 0);

    private static FiledPart part(String id, int revision, Mode mode) {
        return part(id, revision, mode, NOON, id);
    }

    private static FiledPart part(String id, int revision, Mode mode, LocalDateTime receivedAt, String sha256) {
        return new FiledPart(
                SLICE,
                id,
                revision,
                mode,
                receivedAt,
                sha256,
                id + ".csv",
                "360202",
                "",
                1,
                0,
                false,
                Optional.empty());
    }

    private static FiledPart refused(String id, int revision, Mode mode) {
        return new FiledPart(
                SLICE,
                id,
                revision,
                mode,
                NOON,
                id,
                id + ".csv",
                "360202",
                "",
                1,
                0,
                false,
                Optional.of("ENC_UNKNOWN"));
    }

    private static Map<String, Standing> standings(FiledPart... parts) {
        return standings(List.of(parts));
    }

    private static Map<String, Standing> standings(List<FiledPart> parts) {
        return SliceState.of(SLICE, parts).standings().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().deliveryId(), Map.Entry::getValue));
    }

    @Test
    void theHighestFullIsInForce() {
        assertThat(standings(part("second", 2, Mode.FULL), part("third", 3, Mode.FULL), part("first", 1, Mode.FULL)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "first", Standing.SUPERSEDED,
                        "second", Standing.SUPERSEDED,
                        "third", Standing.IN_FORCE));
    }

    @Test
    void deltasAboveTheFullAreInForceAndThoseBelowSuperseded() {
        assertThat(standings(
                        part("full1", 1, Mode.FULL),
                        part("delta2", 2, Mode.DELTA),
                        part("full3", 3, Mode.FULL),
                        part("delta4", 4, Mode.DELTA),
                        part("delta5", 5, Mode.DELTA)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "full1", Standing.SUPERSEDED,
                        "delta2", Standing.SUPERSEDED,
                        "full3", Standing.IN_FORCE,
                        "delta4", Standing.IN_FORCE,
                        "delta5", Standing.IN_FORCE));
    }

    @Test
    void deltasAreReadInOrderOfRevision() {
        SliceState state = SliceState.of(
                SLICE, List.of(part("d3", 3, Mode.DELTA), part("d2", 2, Mode.DELTA), part("full", 1, Mode.FULL)));
        assertThat(state.readable()).extracting(FiledPart::deliveryId).containsExactly("full", "d2", "d3");
        assertThat(state.hasDeltasInForce()).isTrue();
    }

    @Test
    void aDeltaWithoutAFullWaits() {
        assertThat(standings(part("delta", 1, Mode.DELTA))).containsEntry("delta", Standing.WAITING);
        assertThat(standings(part("delta", 2, Mode.DELTA), part("full", 1, Mode.FULL)))
                .containsEntry("delta", Standing.IN_FORCE);
    }

    @Test
    void aVoidWithdrawsTheCountyMonthUntilAHigherFull() {
        List<FiledPart> withdrawn =
                List.of(part("full", 1, Mode.FULL), part("void", 2, Mode.VOID), part("delta", 3, Mode.DELTA));
        SliceState state = SliceState.of(SLICE, withdrawn);
        assertThat(state.statement()).isEmpty();
        assertThat(standings(withdrawn))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("full", Standing.SUPERSEDED, "void", Standing.IN_FORCE, "delta", Standing.WAITING));
        assertThat(state.readable()).extracting(FiledPart::deliveryId).containsExactly("full", "delta");

        List<FiledPart> again = new ArrayList<>(withdrawn);
        again.add(part("full4", 4, Mode.FULL));
        assertThat(standings(again))
                .containsEntry("full4", Standing.IN_FORCE)
                .containsEntry("void", Standing.SUPERSEDED)
                .containsEntry("delta", Standing.SUPERSEDED);
    }

    @Test
    void ofTwoFilesWithOneRevisionAndModeTheEarlierIsTaken() {
        assertThat(standings(
                        part("late", 1, Mode.FULL, NOON.plusSeconds(1), "aa"), part("early", 1, Mode.FULL, NOON, "bb")))
                .containsEntry("early", Standing.IN_FORCE)
                .containsEntry("late", Standing.CONFLICT);
    }

    @Test
    void ofTwoReceivedAtOnceTheOneWithTheSmallerHashIsTaken() {
        assertThat(standings(part("b", 1, Mode.FULL, NOON, "bb"), part("a", 1, Mode.FULL, NOON, "aa")))
                .containsEntry("a", Standing.IN_FORCE)
                .containsEntry("b", Standing.CONFLICT);
    }

    @Test
    void aFullAndADeltaOfOneRevisionDoNotConflict() {
        assertThat(standings(part("full", 1, Mode.FULL), part("delta", 1, Mode.DELTA)))
                .containsEntry("full", Standing.IN_FORCE)
                .containsEntry("delta", Standing.IN_FORCE);
    }

    @Test
    void aRefusedFileNeitherReplacesNorConflicts() {
        assertThat(standings(
                        refused("refused2", 2, Mode.FULL),
                        refused("refused1", 1, Mode.FULL),
                        part("full1", 1, Mode.FULL, NOON.plusDays(1), "zz")))
                .containsEntry("refused1", Standing.REFUSED)
                .containsEntry("refused2", Standing.REFUSED)
                .containsEntry("full1", Standing.IN_FORCE);
    }

    @Test
    void theSameDeliveryTwiceIsOne() {
        assertThat(standings(part("full", 1, Mode.FULL), part("full", 1, Mode.FULL)))
                .containsExactly(Map.entry("full", Standing.IN_FORCE));
    }

    @Test
    void anyOrderOfArrivalGivesTheSameState() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            List<FiledPart> parts = anyParts(random);
            SliceState first = SliceState.of(SLICE, parts);
            for (int shuffle = 0; shuffle < 5; shuffle++) {
                Collections.shuffle(parts, random);
                SliceState other = SliceState.of(SLICE, parts);
                assertThat(other).as("seed %d", seed).isEqualTo(first);
                assertThat(other.readable()).as("seed %d", seed).isEqualTo(first.readable());
            }
        }
    }

    private static List<FiledPart> anyParts(Random random) {
        List<FiledPart> parts = new ArrayList<>();
        for (int number = 0; number < 12; number++) {
            int revision = 1 + random.nextInt(4);
            Mode mode = Mode.values()[random.nextInt(3)];
            parts.add(
                    random.nextInt(6) == 0
                            ? refused("d" + number, revision, mode)
                            : part("d" + number, revision, mode, NOON.plusHours(random.nextInt(2)), "h" + number));
        }
        return parts;
    }
}
