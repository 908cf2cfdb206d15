package io.eldercare.simulate;

import io.eldercare.simulate.world.Calibration;
import io.eldercare.simulate.world.Geography;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.List;

/**
 * Simulates deliveries: {@code out/inbox/<county>/…} with file times in the first days of the next month, and {@code out/truth.csv}
 * with the KPI values of the simulated world. The same request writes the same bytes.
 */
public final class Simulation {
    private Simulation() {}

    /**
     * @throws IllegalArgumentException when there is no world for the plan
     * @throws io.eldercare.definitions.DefinitionException when {@code jobs/simulation.yml} holds mistakes
     */
    public static SimulationSummary run(SimulationRequest request) {
        Calibration calibration = Calibration.load(request.definitionsRoot());
        Geography geography = new Geography(request.definitionsRoot());
        World world =
                new World(calibration, geography, request.plan(), request.from(), request.scale(), request.seed());
        Truth truth = new Truth(world.plan().prefecture(), request.from());
        Outbox outbox = new Outbox(request.out());
        Courier courier = new Courier(request, calibration, world, outbox);
        try {
            Files.createDirectories(request.out());
            for (YearMonth month = request.from(); !month.isAfter(request.to()); month = month.plusMonths(1)) {
                List<CountyMonth> counties = world.step(month);
                truth.observe(month, counties);
                for (int county = 0; county < counties.size(); county++) {
                    courier.send(county, month, new Tables(world, month, counties.get(county)).all());
                }
            }
            truth.write(request.out().resolve("truth.csv"));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the simulated deliveries to " + request.out(), failure);
        }
        return outbox.summary();
    }
}
