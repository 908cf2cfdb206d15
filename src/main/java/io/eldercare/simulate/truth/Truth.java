package io.eldercare.simulate.truth;

import io.eldercare.simulate.feed.Table;
import io.eldercare.simulate.register.CountyRegisters;
import io.eldercare.simulate.register.FundLine;
import io.eldercare.simulate.register.Measure;
import io.eldercare.simulate.world.World;
import io.eldercare.simulate.world.World.CountyMonth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;

/** The true figures of a world, month by month. */
public final class Truth {
    private final Figures figures;
    private final Filed filed = new Filed();
    private final BedTruth beds;
    private final PersonTruth persons;
    private final VolunteerTruth volunteers;
    private final InstitutionTruth institutions;
    private final RegisterTruth registers;
    private final CoverageTruth coverage;
    private final ProjectTruth projects;
    private final MoneyTruth money;
    private final MeasureTruth measures;

    public Truth(World world) {
        this.figures = new Figures(world);
        this.beds = new BedTruth(world, figures, filed);
        this.persons = new PersonTruth(world, figures, filed);
        this.volunteers = new VolunteerTruth(figures, filed);
        this.institutions = new InstitutionTruth(world, figures, filed);
        this.registers = new RegisterTruth(world, figures, filed);
        this.coverage = new CoverageTruth(world, figures, filed);
        this.projects = new ProjectTruth(figures, filed);
        this.money = new MoneyTruth(figures, filed);
        this.measures = new MeasureTruth(figures, filed);
    }

    /** What a county's offices state, by whomever it is sent; before {@link #observe}. */
    public void note(String county, List<Table> tables) {
        filed.note(county, tables);
    }

    public void observe(YearMonth month, List<CountyMonth> states, List<CountyRegisters> further) {
        persons.observe(month, states);
        volunteers.observe(month, states, further);
        money.observeRetrofits(month, further);
        for (int county = 0; county < states.size(); county++) {
            CountyMonth state = states.get(county);
            CountyRegisters register = further.get(county);
            beds.observe(month, state, register);
            institutions.observe(county, month, state, register);
            registers.observe(county, month, state, register);
            coverage.observe(month, state, register);
            projects.observe(month, state, register);
            money.observe(month, register);
            measures.observe(register.county(), month, register.measures());
        }
        coverage.townships(month, states);
    }

    /** What the city's own departments report and its own account books. */
    public void observeCity(String city, YearMonth month, List<Measure> reported, List<FundLine> funds) {
        measures.observe(city, month, reported);
        money.observeFunds(city, true, month, funds);
    }

    public void write(Path file) throws IOException {
        figures.write(file);
    }
}
