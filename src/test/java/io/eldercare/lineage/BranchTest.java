package io.eldercare.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.lineage.Table.Column;
import io.eldercare.lineage.Table.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** file.f.a and file.f.b give silver.s.x, a decides on it; gold.g.y copies x and filters by it; mart.m is made of gold.g by a rule. */
class BranchTest {
    private static final LineageGraph GRAPH = new LineageGraph(
            "key",
            List.of(table("file.f", "a", "b"), table("silver.s", "x"), table("gold.g", "y", "z"), table("mart.m")),
            List.of(
                    edge("file.f.a", "silver.s.x", Influence.CONDITIONAL),
                    edge("file.f.b", "silver.s.x", Influence.TRANSFORMATION),
                    edge("silver.s.x", "gold.g.y", Influence.IDENTITY),
                    edge("silver.s.x", "gold.g.z", Influence.AGGREGATION),
                    edge("silver.s.x", "gold.g.*", Influence.FILTER),
                    edge("gold.g.*", "mart.m.*", Influence.TRANSFORMATION)));

    private static Table table(String name, String... columns) {
        return new Table(
                name,
                Layer.SILVER,
                "",
                Optional.empty(),
                List.of(columns).stream()
                        .map(column -> new Column(column, "int", "", false))
                        .toList());
    }

    private static Edge edge(String from, String to, Influence influence) {
        return new Edge(ColumnId.parse(from), ColumnId.parse(to), influence, false);
    }

    private static List<String> lines(List<Branch> branches, String indent) {
        List<String> lines = new ArrayList<>();
        for (Branch branch : branches) {
            lines.add(indent + branch.end().path() + " " + branch.influences() + (branch.repeated() ? " again" : ""));
            lines.addAll(lines(branch.branches(), indent + "  "));
        }
        return lines;
    }

    @Test
    void sourcesNameWhatGivesTheValueBeforeWhatDecidesOnIt() {
        assertThat(lines(Branch.sources(GRAPH, ColumnId.parse("gold.g.y")), ""))
                .containsExactly("silver.s.x [IDENTITY]", "  file.f.b [TRANSFORMATION]", "  file.f.a [CONDITIONAL]");
    }

    @Test
    void effectsReachTablesMadeOfWholeTablesOnceInFull() {
        assertThat(lines(Branch.effects(GRAPH, ColumnId.parse("silver.s.x")), ""))
                .containsExactly(
                        "gold.g.y [IDENTITY]",
                        "  mart.m.* [TRANSFORMATION]",
                        "gold.g.z [AGGREGATION]",
                        "  mart.m.* [TRANSFORMATION]",
                        "gold.g.* [FILTER]",
                        "  mart.m.* [TRANSFORMATION]");
    }

    @Test
    void aTableAsAWholeIsFollowedByTables() {
        assertThat(lines(Branch.effects(GRAPH, ColumnId.all("file.f")), ""))
                .containsExactly("silver.s.* []", "  gold.g.* []", "    mart.m.* []");
        assertThat(lines(Branch.sources(GRAPH, ColumnId.all("gold.g")), ""))
                .containsExactly("silver.s.* []", "  file.f.* []");
    }

    @Test
    void influencesAddUpAlongTheWay() {
        assertThat(Influence.IDENTITY.then(Influence.TRANSFORMATION)).isEqualTo(Influence.TRANSFORMATION);
        assertThat(Influence.AGGREGATION.then(Influence.IDENTITY)).isEqualTo(Influence.AGGREGATION);
        assertThat(Influence.IDENTITY.then(Influence.JOIN)).isEqualTo(Influence.JOIN);
        assertThat(Influence.FILTER.then(Influence.AGGREGATION)).isEqualTo(Influence.FILTER);
    }
}
