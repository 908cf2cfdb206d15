package io.eldercare.plan.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Small tables that can be checked by hand, and random ones checked by {@link Auditor}. */
class SuppressionTest {
    private static final NodeTree CITY = new NodeTree(Map.of("a", "city", "b", "city", "c", "city", "d", "city"));

    private static Set<String> hidden(NodeTree tree, Map<String, Long> values, Set<String> contributors) {
        return Suppression.of(tree, List.of(Counts.of(values)), 5, contributors, Set.of())
                .keySet();
    }

    @Test
    void publishesEverythingWhereNothingIsSmall() {
        assertThat(hidden(CITY, Map.of("city", 20L, "a", 5L, "b", 15L, "c", 0L), Set.of()))
                .isEmpty();
    }

    /** 60 − 40 − 9 − 8 = 3: one star alone is no secret. The smallest other, 8, keeps it: together 11, the small one from 1 to 4 and more. */
    @Test
    void hidesTheSmallestOtherThatIsEnough() {
        assertThat(hidden(CITY, Map.of("city", 60L, "a", 3L, "b", 40L, "c", 9L, "d", 8L), Set.of()))
                .containsExactly("a", "d");
    }

    /** County d knows its 8 and would read 11 − 8 = 3. */
    @Test
    void hidesAThirdFromTheCountyThatKnowsItsOwn() {
        assertThat(hidden(CITY, Map.of("city", 60L, "a", 3L, "b", 40L, "c", 9L, "d", 8L), Set.of("a", "b", "c", "d")))
                .containsExactly("a", "c", "d");
    }

    /** 1 + 1 = 2: two stars of one person each could be nothing else, since a nought is published. */
    @Test
    void twoOnesDoNotHideOneAnother() {
        assertThat(hidden(CITY, Map.of("city", 22L, "a", 1L, "b", 1L, "c", 20L), Set.of()))
                .containsExactly("a", "b", "c");
    }

    @Test
    void hidesTheSumWhereNothingElseIsThere() {
        assertThat(hidden(CITY, Map.of("city", 4L, "a", 4L, "b", 0L), Set.of())).containsExactly("a", "city");
    }

    /** The city's 12 is known from its townships unless one of them is hidden too. */
    @Test
    void hidesAPartOfWhatItHidesForAnother() {
        NodeTree tree = new NodeTree(Map.of("x", "p", "y", "p", "x1", "x", "x2", "x", "y1", "y", "y2", "y"));
        Map<String, Long> values = Map.of("p", 15L, "x", 3L, "y", 12L, "x1", 3L, "x2", 0L, "y1", 5L, "y2", 7L);
        assertThat(hidden(tree, values, Set.of())).containsExactly("x", "x1", "y", "y1");
    }

    /** 20 assessed, 18 of them disabled: the 2 others are a small count as well. */
    @Test
    void hidesAPartThatLeavesASmallRest() {
        Counts counts = new Counts(Map.of("a", 18L), Map.of("a", 20L), Map.of("a", 2L));
        assertThat(Suppression.of(CITY, List.of(counts), 5, Set.of(), Set.of()))
                .containsExactly(Map.entry("a", Reason.PRIMARY));
        Counts shown = new Counts(Map.of("a", 18L), Map.of("a", 20L), Map.of());
        assertThat(Suppression.of(CITY, List.of(shown), 5, Set.of(), Set.of())).isEmpty();
    }

    @Test
    void keepsHiddenWhatWasHidden() {
        assertThat(Suppression.of(
                        CITY, List.of(Counts.of(Map.of("city", 60L, "a", 30L, "b", 30L))), 5, Set.of(), Set.of("a")))
                .containsOnlyKeys("a", "b");
    }

    /** Every table that agrees with what is published is listed; no small count may be pinned down by them. */
    @Test
    void noReaderCanNarrowASmallCount() {
        for (int round = 0; round < 400; round++) {
            RandomGenerator draw = new SplittableRandom(round);
            NodeTree tree = Auditor.tree(draw);
            Map<String, Long> values = Auditor.values(tree, draw);
            Set<String> contributors = new TreeSet<>(tree.children("p"));
            SortedMap<String, Reason> hidden =
                    Suppression.of(tree, List.of(Counts.of(values)), 5, contributors, Set.of());
            assertThat(Auditor.leaks(tree, values, hidden.keySet(), contributors))
                    .as("round %s: %s hidden %s", round, new TreeMap<>(values), hidden)
                    .isEmpty();
        }
    }

    /** The auditor finds what a careless publisher leaves: primary suppression alone. */
    @Test
    void theAuditorFindsAnOpenTable() {
        Map<String, Long> values = Map.of("p", 15L, "a", 3L, "b", 12L);
        NodeTree tree = new NodeTree(Map.of("a", "p", "b", "p"));
        assertThat(Auditor.leaks(tree, values, Set.of("a"), Set.of())).isNotEmpty();
        assertThat(Auditor.leaks(tree, values, Set.of("a", "b"), Set.of())).isEmpty();
        assertThat(Auditor.leaks(tree, values, Set.of("a", "b"), Set.of("b"))).isNotEmpty();
    }
}
