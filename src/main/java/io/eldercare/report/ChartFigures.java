package io.eldercare.report;

import java.util.HashSet;
import java.util.Set;

/** Figures that only charts print: limits of usual variation, and the common share of a funnel. */
final class ChartFigures {
    private ChartFigures() {}

    static void add(Edition edition, FigureTable table) {
        String home = edition.jurisdiction().code();
        for (Edition.Target target : edition.headTargets()) {
            Edition.Behaviour behaviour = edition.standing(target.id(), home, edition.month())
                    .map(standing -> standing.outlook().behaviour())
                    .orElse(null);
            String unit = edition.kpi(target.kpi()).unit();
            if (behaviour != null) {
                table.add(target.kpi() + ".xmr_low." + target.id(), home, behaviour.low(), unit);
                table.add(target.kpi() + ".xmr_high." + target.id(), home, behaviour.high(), unit);
            }
            Set<String> peers = new HashSet<>();
            for (ScoreDetails.FunnelRow row : edition.details().funnel()) {
                if (row.kpiCode().equals(target.kpi()) && peers.add(row.peers())) {
                    table.add(target.kpi() + ".funnel_centre", row.region().substring(0, 4) + "00", row.centre(), unit);
                }
            }
        }
    }
}
