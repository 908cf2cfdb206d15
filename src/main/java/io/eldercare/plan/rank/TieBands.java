package io.eldercare.plan.rank;

import java.util.ArrayList;
import java.util.List;

/**
 * 分档: units that the ranking cannot tell apart share a band. Going down from the best score, a unit opens a new band when its rank interval
 * lies wholly below that of the unit that opened the present band; every other unit joins it. Overlap alone would not do: it is not
 * transitive, and a chain of neighbours would make one band of all. Why intervals and not ranks are published: Goldstein and
 * Spiegelhalter, League tables and their limitations, J. R. Statist. Soc. A 159(3), 1996; Mogstad, Romano, Shaikh and Wilhelm,
 * Inference for ranks, Rev. Econ. Stud. 91(1), 2024.
 */
public final class TieBands {
    private TieBands() {}

    /**
     * @param intervals in the order of the scores, the best first
     * @return the bands, 1 for the best; they never fall
     */
    public static List<Integer> of(List<RankInterval> intervals) {
        List<Integer> bands = new ArrayList<>();
        int band = 0;
        int opened = 0;
        for (RankInterval interval : intervals) {
            if (interval.low() > opened) {
                band++;
                opened = interval.high();
            }
            bands.add(band);
        }
        return bands;
    }
}
