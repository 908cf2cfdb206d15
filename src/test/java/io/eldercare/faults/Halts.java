package io.eldercare.faults;

import io.eldercare.faults.FaultRun.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs of one home that die one after the other, each at a later failpoint than the one before; then one that may finish. Nothing may be lost or half published after any
 * of them, and the end is the end of an undisturbed run.
 */
record Halts(String stage, List<String> failpoints, List<String> command) {
    private static final int KILLED = 137;

    List<Outcome> on(Scene scene) throws Exception {
        Path home = scene.copy("trial");
        Trial trial = new Trial(scene, home, command.toArray(String[]::new));
        List<Outcome> outcomes = new ArrayList<>();
        try {
            for (String failpoint : failpoints) {
                Program.Ended died = trial.run(Map.of("ELDERCARE_FAILPOINT", failpoint + "=halt"));
                List<String> breaches = new ArrayList<>(Conservation.always(home, scene.delivered()));
                if (died.code() != KILLED) {
                    breaches.add("it did not come to the failpoint: " + died.code() + " " + died.reason(home));
                }
                breaches.addAll(trial.half());
                outcomes.add(new Outcome(
                        stage,
                        "在 `" + failpoint + "` 断电",
                        died.code() + (trial.isPublished() ? "，已发布" : "，未发布"),
                        "",
                        breaches));
            }
            List<String> end = end(trial);
            return outcomes.stream()
                    .map(one -> new Outcome(
                            one.stage(),
                            one.fault(),
                            one.first(),
                            "重跑后一致",
                            Stream.concat(one.breaches().stream(), end.stream()).toList()))
                    .toList();
        } finally {
            trial.server().stop("immediate");
        }
    }

    private List<String> end(Trial trial) throws Exception {
        Program.Ended last = trial.run(Map.of());
        if (last.code() != 0) {
            return List.of("the run after them failed: " + last.reason(trial.home()));
        }
        if (!command.get(0).equals("nightly")) {
            trial.scene().program().run(trial.home(), "nightly");
        }
        Set<String> differences = trial.differences();
        List<String> breaches = new ArrayList<>(
                Conservation.afterARun(trial.home(), trial.scene().delivered()));
        if (!differences.isEmpty()) {
            breaches.add("differs from the undisturbed run: " + differences);
        }
        return breaches;
    }
}
