package io.eldercare.plan.money;

import java.util.Arrays;
import java.util.Optional;

/** What happens to an allocation before it is in force, in this order. */
public enum ProcedureStep {
    REVIEW("复核"),
    CONSULTATION("会商"),
    COLLECTIVE_DECISION("集体研究"),
    PUBLIC_NOTICE("公示"),
    DOCUMENT("文号");

    private final String label;

    ProcedureStep(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<ProcedureStep> parse(String label) {
        return Arrays.stream(values()).filter(step -> step.label.equals(label)).findFirst();
    }
}
