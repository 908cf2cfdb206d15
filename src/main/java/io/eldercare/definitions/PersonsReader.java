package io.eldercare.definitions;

import java.util.Map;
import java.util.Optional;

/** Reads which parts of a KPI count persons: {@code persons}, {@code part_of}, {@code partition}, {@code
 * hidden_with} of its entry. */
final class PersonsReader {
    private PersonsReader() {}

    static Persons read(YamlNode entry, Kpi.Unit unit, boolean quotient) {
        Optional<YamlNode> node = entry.find("persons");
        Persons.Counted counted =
                node.map(value -> value.choice(Persons.Counted.class)).orElse(Persons.Counted.NONE);
        Persons persons = new Persons(
                counted,
                entry.find("part_of").map(YamlNode::text),
                entry.find("partition").map(YamlNode::text),
                entry.find("hidden_with").map(YamlNode::text));
        if ((unit == Kpi.Unit.PERSONS || unit == Kpi.Unit.HOUSEHOLDS) && !persons.inNumerator()) {
            node.orElse(entry).problem("a count of persons or households needs 'persons: numerator'");
        }
        if (persons.inDenominator() && !quotient) {
            node.orElse(entry).problem("a count has no denominator in which persons could be counted");
        }
        if (persons.partOf().isPresent() && !persons.inNumerator()) {
            entry.require("part_of").problem("'part_of' needs persons in the numerator");
        }
        if (persons.partition().isPresent() && !persons.inNumerator()) {
            entry.require("partition").problem("'partition' needs persons in the numerator");
        }
        return persons;
    }

    /** The KPIs that {@code part_of} and {@code hidden_with} name must be there and count persons. */
    static void checkNames(YamlNode entry, Map<String, Kpi> kpis) {
        for (String key : new String[] {"part_of", "hidden_with"}) {
            entry.find(key).ifPresent(node -> {
                Kpi named = kpis.get(node.text());
                if (named == null) {
                    node.problem("no KPI '" + node.text() + "'" + YamlNode.nearest(node.text(), kpis.keySet()));
                } else if (!named.persons().inNumerator()) {
                    node.problem("the KPI '" + node.text() + "' counts no persons in its numerator");
                }
            });
        }
    }
}
