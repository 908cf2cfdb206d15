package io.eldercare.simulate;

import io.eldercare.simulate.feed.Table;
import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.register.FundLine;
import io.eldercare.simulate.register.Measure;
import io.eldercare.simulate.register.RegisterTables;
import io.eldercare.simulate.register.Registers;
import io.eldercare.simulate.truth.Truth;
import io.eldercare.simulate.world.Calibration;
import io.eldercare.simulate.world.Geography;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import io.eldercare.simulate.world.WorldPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates deliveries: {@code out/inbox/<county or city>/…} with file times in the first days of the next month, and
 * {@code out/truth.csv} with the KPI values of the simulated world. The same request writes the same bytes.
 */
public final class Simulation {
    private final World world;
    private final Registers registers;
    private final Truth truth;
    private final Courier courier;

    private Simulation(World world, Courier courier) {
        this.world = world;
        this.registers = new Registers(world);
        this.truth = new Truth(world);
        this.courier = courier;
    }

    /**
     * @throws IllegalArgumentException when there is no world for the plan
     * @throws io.eldercare.definitions.DefinitionException when {@code jobs/simulation.yml} holds mistakes
     */
    public static SimulationSummary run(SimulationRequest request) {
        Calibration calibration = Calibration.load(request.definitionsRoot());
        Geography geography = new Geography(request.definitionsRoot());
        WorldPlan plan = calibration.world(request.plan());
        World world = new World(
                calibration,
                geography,
                request.feeds().isEmpty() ? plan : plan.sendingOnly(request.feeds()),
                request.from(),
                request.scale(),
                request.seed());
        Outbox outbox = new Outbox(request.out());
        Simulation simulation = new Simulation(world, new Courier(request, calibration, world, outbox));
        try {
            Files.createDirectories(request.out());
            for (YearMonth month = request.from(); !month.isAfter(request.to()); month = month.plusMonths(1)) {
                simulation.let(month);
            }
            simulation.truth.write(request.out().resolve("truth.csv"));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot write the simulated deliveries to " + request.out(), failure);
        }
        return outbox.summary();
    }

    /** One month happens, is measured and reported. */
    private void let(YearMonth month) throws IOException {
        List<CountyMonth> states = world.step(month);
        List<CountyRegisters> further = registers.step(month, states);
        CityMail cities = new CityMail(month);
        for (int county = 0; county < states.size(); county++) {
            String code = world.code(county);
            List<Table> own = new ArrayList<>();
            List<Table> stated = new ArrayList<>();
            for (Table table : tables(county, month, states.get(county), further.get(county))) {
                String feed = table.feed().code();
                if (world.plan().deliveries().fromCounty(feed, code)) {
                    own.add(table);
                    stated.add(table);
                } else if (world.plan().deliveries().fromCity(feed, month)) {
                    cities.add(world.cityOf(code), table);
                    stated.add(table);
                }
            }
            truth.note(code, stated);
            courier.send(courier.officeOf(county), month, own);
        }
        truth.observe(month, states, further);
        for (String city : cities.cities()) {
            boolean aboveCounties = !city.equals(world.plan().region()) || world.counties() > 1;
            if (aboveCounties) {
                reportOf(city, month, cities);
            }
            courier.send(courier.officeOf(city), month, cities.of(city));
        }
    }

    private List<Table> tables(int county, YearMonth month, CountyMonth state, CountyRegisters further) {
        List<Table> tables = new ArrayList<>(new Tables(world, month, state, county).all());
        new RegisterTables(world, further)
                .all().stream().filter(table -> !table.rows().isEmpty()).forEach(tables::add);
        return tables;
    }

    private void reportOf(String city, YearMonth month, CityMail mail) {
        List<Measure> measures = registers.measuresOf(city, month);
        List<FundLine> funds = registers.fundsOf(city, month);
        List<Table> own =
                List.of(RegisterTables.measures(city, month, measures), RegisterTables.funds(city, month, funds));
        for (Table table : own) {
            boolean due = world.plan().deliveries().fromCity(table.feed().code(), month);
            if (due && !table.rows().isEmpty()) {
                truth.note(city, List.of(table));
                mail.add(city, table);
            }
        }
        truth.observeCity(city, month, measures, funds);
    }
}
