package io.eldercare.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eldercare.plan.signal.SignalRules;
import io.eldercare.testing.TestRoot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalsReaderTest {
    private final Problems problems = new Problems();

    private SignalRules read(String yaml) {
        return SignalsReader.read(YamlNode.parse("settings.yml", yaml, problems));
    }

    @Test
    void theInstallationStatesTheDefaults() {
        assertThat(Settings.load(TestRoot.path().resolve("jobs/settings.yml"), problems)
                        .signals())
                .isEqualTo(SignalRules.DEFAULT);
        assertThat(SignalsReader.read(Optional.empty())).isEqualTo(SignalRules.DEFAULT);
    }

    @Test
    void whatIsNotGivenKeepsItsDefault() {
        assertThat(read("full_months: 12\nband: 1\n"))
                .isEqualTo(new SignalRules(
                        12,
                        BigDecimal.valueOf(100),
                        BigDecimal.ONE,
                        BigDecimal.valueOf(2),
                        30,
                        new BigDecimal("0.001")));
    }

    @Test
    void pointsAtNumbersThatMeanNothing() {
        read("full_months: 0\nband: -1\nround_chance: 1\nunknown: 1\n");
        assertThat(problems.found().stream().map(Problem::line).sorted().toList())
                .isEqualTo(List.of(1, 2, 3, 4));
    }
}
