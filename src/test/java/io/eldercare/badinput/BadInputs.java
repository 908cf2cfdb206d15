package io.eldercare.badinput;

import io.eldercare.definitions.Definitions;
import io.eldercare.plan.Region;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What each case of the catalogue puts into the inbox. */
public final class BadInputs {
    private static final YearMonth DATED = YearMonth.of(2025, 10);
    /** For files that say the same in any month; far from each other, so that no check compares them. */
    private static final List<YearMonth> OTHERS = List.of(YearMonth.of(2025, 3), YearMonth.of(2025, 6));

    private BadInputs() {}

    /** In order of the catalogue, each with a county and month of its own; cases that other tests run are not among them. */
    public static List<Plot> plots(Definitions definitions) {
        List<String> counties = definitions.regions().all().stream()
                .filter(region -> region.level() == Region.Level.COUNTY)
                .map(Region::code)
                .sorted()
                .toList();
        Map<String, Consumer<Plot>> cases = cases();
        List<Plot> plots = new ArrayList<>();
        int dated = 0;
        int other = 0;
        // the last county is everybody's neighbour
        int own = counties.size() - 1;
        for (Catalogue.Case each : Catalogue.cases()) {
            Optional<Consumer<Plot>> content = Optional.ofNullable(cases.get(each.id()));
            if (content.isEmpty()) {
                continue;
            }
            boolean dates = isDated(each.id());
            int place = dates ? dated++ : other++;
            Plot plot = new Plot(
                    each.id(), counties.get(place % own), counties.get(own), dates ? DATED : OTHERS.get(place / own));
            content.get().accept(plot);
            plots.add(plot);
        }
        return plots;
    }

    private static boolean isDated(String id) {
        return List.of("TN", "DT", "ID", "RF", "GM").contains(id.substring(0, 2)) || id.equals("DU-015");
    }

    private static Map<String, Consumer<Plot>> cases() {
        Map<String, Consumer<Plot>> cases = new HashMap<>();
        FileCases.into(cases);
        TextCases.into(cases);
        HeaderCases.into(cases);
        WorkbookCases.into(cases);
        CellCases.into(cases);
        ValueCases.into(cases);
        PersonCases.into(cases);
        RuleCases.into(cases);
        OrderCases.into(cases);
        return cases;
    }
}
