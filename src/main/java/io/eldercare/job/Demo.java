package io.eldercare.job;

import io.eldercare.simulate.Simulation;
import io.eldercare.simulate.SimulationRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The README's first command: a year of Jingdezhen's deliveries, as counties really send them, and a night over them. */
public final class Demo {
    private static final String PLAN = "JDZ3Y";
    private static final YearMonth FROM = YearMonth.of(2024, 10);
    private static final YearMonth TO = YearMonth.of(2025, 10);
    private static final long SEED = 20251101;

    private Demo() {}

    public static NightSummary run(Workplace place) {
        Path home = place.home().root();
        place.progress().begin("模拟报送", 0);
        try {
            Files.createDirectories(home);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot make the home", failure);
        }
        Simulation.run(new SimulationRequest(
                home,
                PLAN,
                FROM,
                TO,
                BigDecimal.ONE,
                SEED,
                SimulationRequest.Faults.REALISTIC,
                SimulationRequest.Format.MIXED,
                place.definitionsRoot()));
        place.progress().end("");
        return Night.run(place, new NightRequest("demo", false, List.of(PLAN), Optional.empty(), true));
    }
}
