package io.eldercare.definitions;

import io.eldercare.plan.signal.SignalRules;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads when a pattern is listed for verification: {@code signals} of jobs/settings.yml. What is not given keeps its default. */
final class SignalsReader {
    private final YamlNode node;

    private SignalsReader(YamlNode node) {
        this.node = node;
    }

    static SignalRules read(Optional<YamlNode> section) {
        return section.map(node -> new SignalsReader(node).rules()).orElse(SignalRules.DEFAULT);
    }

    private SignalRules rules() {
        node.allowOnly("full_months", "full_base", "band", "jump", "round_numbers", "round_chance");
        SignalRules usual = SignalRules.DEFAULT;
        return new SignalRules(
                number("full_months", usual.fullMonths()),
                positive("full_base", usual.fullBase()),
                positive("band", usual.band()),
                positive("jump", usual.jump()),
                number("round_numbers", usual.roundNumbers()),
                chance(usual.roundChance()));
    }

    private int number(String name, int usual) {
        return node.find(name)
                .map(value -> {
                    int number = value.integer();
                    if (number < 1) {
                        value.problem("a whole number above 0 is expected here");
                    }
                    return number;
                })
                .orElse(usual);
    }

    private BigDecimal positive(String name, BigDecimal usual) {
        return node.find(name).map(ScoringReader::positive).orElse(usual);
    }

    private BigDecimal chance(BigDecimal usual) {
        BigDecimal chance = positive("round_chance", usual);
        if (chance.compareTo(BigDecimal.ONE) >= 0) {
            node.find("round_chance").ifPresent(value -> value.problem("a probability lies below 1"));
        }
        return chance;
    }
}
