package io.eldercare.job.proof;

import io.eldercare.definitions.Kpi;
import io.eldercare.plan.Region;
import io.eldercare.plan.RegionTree;
import io.eldercare.transform.FigureRows.Contribution;
import java.util.List;

/** Which rows a region's figure adds up: the same ways up the region tree as the figures themselves take. */
record CountedIn(RegionTree regions) {

    boolean in(Kpi kpi, Contribution contribution, Region region) {
        if (region.level() == Region.Level.TOWNSHIP) {
            return contribution.townshipCode().filter(region.code()::equals).isPresent()
                    && region.parentCode()
                            .filter(contribution.countyCode()::equals)
                            .isPresent();
        }
        return contribution.countyCode().equals(region.code())
                || levels(contribution.countyCode(), region.code()) <= contribution.steps()
                        && county(kpi, contribution.countyCode(), region);
    }

    /** Whether a county's figure is part of a wider region's: a zone's people and places may be its host's. */
    boolean county(Kpi kpi, String countyCode, Region region) {
        Region county = regions.require(countyCode);
        boolean apart = county.isZone() && kpi.zonesApart()
                || county.hostCode().isPresent() && kpi.feeds().isEmpty();
        return !apart && regions.isWithin(countyCode, region.code());
    }

    /** Levels from a region up to one around it; more than there are where it is not around it. */
    private int levels(String code, String ancestor) {
        List<String> above = regions.ancestors(code).stream().map(Region::code).toList();
        int found = above.indexOf(ancestor);
        return found < 0 ? Integer.MAX_VALUE : found + 1;
    }
}
