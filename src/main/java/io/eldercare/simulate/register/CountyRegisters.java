package io.eldercare.simulate.register;

import io.eldercare.simulate.world.FamilyBed;
import java.time.YearMonth;
import java.util.List;

/**
 * The further registers of one county at the end of a month.
 *
 * @param stays that touched the month
 * @param retrofits since the last quarter's end, the month's own last
 * @param facilities listed by the end of the month
 */
public record CountyRegisters(
        String county,
        YearMonth month,
        List<Stay> stays,
        List<Destitute> destitute,
        List<Worker> workers,
        List<Retrofit> retrofits,
        List<Facility> facilities,
        List<Project> projects,
        List<FundLine> funds,
        List<Benefit> benefits,
        List<ServiceRecord> services,
        List<FamilyBed> bedsInService,
        List<Measure> measures) {}
