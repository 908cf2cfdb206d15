package io.eldercare.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Plays a fault on a copy of a home, cures it and judges what came of it. */
record FaultRun(Scene scene) {

    /**
     * @param first what the run with the fault did
     * @param outcome what the cure led to
     * @param breaches promises that were broken; empty is as it has to be
     */
    record Outcome(String stage, String fault, String first, String outcome, List<String> breaches) {
        boolean isKept() {
            return breaches.isEmpty();
        }

        String line() {
            return String.join("\t", stage, fault, first, outcome, String.join("; ", breaches))
                    .replace('\n', ' ');
        }
    }

    Outcome of(Fault fault) throws Exception {
        Path home = scene.copy("trial");
        Trial trial = new Trial(scene, home, fault.command().toArray(String[]::new));
        List<String> breaches = new ArrayList<>();
        try {
            String first = fault.play().on(trial);
            breaches.addAll(Conservation.always(home, scene.delivered()));
            breaches.addAll(trial.half());
            String published = trial.isPublished() ? "已发布" : "未发布";
            Program.Ended again = trial.run(java.util.Map.of());
            String outcome = "重跑后一致";
            if (again.code() != 0) {
                outcome = "重跑停下，码 " + again.code();
                if (fault.cure() == Fault.Cure.AGAIN) {
                    breaches.add("the run after it failed: " + again.reason(home));
                }
                breaches.addAll(trial.half());
            }
            if (fault.cure() == Fault.Cure.REBUILD) {
                again = scene.program().run(home, "rebuild", "--no-reports");
                outcome += "；rebuild 后一致";
                if (again.code() != 0) {
                    breaches.add("the rebuild failed: " + again.reason(home));
                }
            }
            if (fault.cure() != Fault.Cure.RESTORE) {
                judge(trial, breaches);
            }
            return new Outcome(fault.stage(), fault.name(), first + "，" + published, outcome, breaches);
        } finally {
            trial.server().stop("immediate");
        }
    }

    private void judge(Trial trial, List<String> breaches) throws Exception {
        Set<String> differences = trial.differences();
        if (!differences.isEmpty()) {
            breaches.add("differs from the undisturbed run: " + differences);
        }
        breaches.addAll(Conservation.afterARun(trial.home(), scene.delivered()));
    }
}
