package io.eldercare.definitions;

import io.eldercare.plan.rank.Normalisation;
import io.eldercare.plan.rank.RankingMethod;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads how the uncertainty of a ranking is simulated: {@code scoring/ranking}. */
final class RankingReader {
    private static final int MOST_DRAWS = 100_000;

    private RankingReader() {}

    static RankingMethod read(Optional<YamlNode> section) {
        return section.map(RankingReader::method).orElse(RankingMethod.DEFAULT);
    }

    private static RankingMethod method(YamlNode node) {
        node.allowOnly("draws", "seed", "concentration", "normalisations");
        YamlNode draws = node.require("draws");
        int number = draws.integer();
        if (number < RankingMethod.FEWEST_DRAWS || number > MOST_DRAWS) {
            draws.problem("an interval rests on " + RankingMethod.FEWEST_DRAWS + " to " + MOST_DRAWS + " draws");
        }
        return new RankingMethod(
                Math.min(Math.max(number, 1), MOST_DRAWS),
                node.require("seed").integer(),
                ScoringReader.positive(node.require("concentration")).doubleValue(),
                chances(node.require("normalisations")));
    }

    private static Map<Normalisation, BigDecimal> chances(YamlNode node) {
        Map<Normalisation, BigDecimal> chances = new EnumMap<>(Normalisation.class);
        node.entries().forEach((name, chance) -> {
            Optional<Normalisation> known = known(name);
            if (known.isEmpty()) {
                chance.problem("unknown normalisation '" + name + "'; known are target, min_max, z_score, rank");
            }
            known.ifPresent(normalisation -> chances.put(normalisation, ScoringReader.notNegative(chance)));
        });
        BigDecimal sum = chances.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            node.problem("the chances of the normalisations add up to " + sum.toPlainString() + ", not to 1");
        }
        return chances.isEmpty() ? RankingMethod.DEFAULT.chances() : chances;
    }

    private static Optional<Normalisation> known(String name) {
        for (Normalisation normalisation : Normalisation.values()) {
            if (normalisation.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(normalisation);
            }
        }
        return Optional.empty();
    }
}
