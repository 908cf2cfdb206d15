package io.eldercare.job.proof;

import io.eldercare.definitions.Model;
import io.eldercare.lake.DeltaFiles;
import io.eldercare.mart.DeliveryRecord;
import io.eldercare.plan.KpiValue;
import io.eldercare.plan.Region;
import io.eldercare.transform.FormerFigure;
import io.eldercare.transform.LakeViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deliveries that were replaced, and what a county's figure was with each of them: one query a full delivery. */
final class FormerValues {
    /** A query each: the last ones tell most. */
    private static final int MOST = 5;

    private FormerValues() {}

    static List<FormerValue> of(ProofDesk desk, DeltaFiles lake, FigureProof proof) {
        FormerFigure former = new FormerFigure(
                new LakeViews(lake, desk.definitions().contracts()),
                desk.definitions().contracts());
        Optional<Model> fact =
                Optional.ofNullable(desk.definitions().gold().get(proof.kpi().fact()));
        boolean county = proof.region().level() == Region.Level.COUNTY;
        List<FormerValue> values = new ArrayList<>();
        for (SliceProof slice : proof.slices()) {
            for (DeliveryRecord delivery : slice.deliveries()) {
                if (SliceProof.standing(delivery).equals("superseded")) {
                    boolean cheap = county && delivery.mode().equals("full") && values.size() < MOST;
                    Optional<KpiValue> value = cheap
                            ? fact.flatMap(model -> former.of(
                                    proof.kpi(),
                                    model,
                                    proof.month(),
                                    new FormerFigure.Replaced(
                                            slice.feed(), slice.countyCode(), slice.month(), delivery.deliveryId())))
                            : Optional.empty();
                    values.add(new FormerValue(delivery, value));
                }
            }
        }
        return values;
    }
}
