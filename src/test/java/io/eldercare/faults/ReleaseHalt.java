package io.eldercare.faults;

import io.eldercare.faults.FaultRun.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The release of a month's bulletin dies at a failpoint. Released again there is one vintage of it, whole, and the night goes on. */
record ReleaseHalt(String failpoint) {
    private static final String STAGE = "定稿";
    private static final int KILLED = 137;
    private static final String[] FREEZE = {
        "bulletin", "--plan", "JDZ3Y", "--month", "2025-10", "--freeze", "--without-confirmation"
    };
    private static final String[] VERIFY = {"bulletin", "--plan", "JDZ3Y", "--month", "2025-10", "--verify"};

    String name() {
        return "在 `" + failpoint + "` 断电";
    }

    String stage() {
        return STAGE;
    }

    Outcome on(Scene scene) throws Exception {
        Path home = scene.copy("trial");
        Trial freezing = new Trial(scene, home, FREEZE);
        List<String> breaches = new ArrayList<>();
        try {
            expect(0, scene.program().run(home, "bulletin", "--plan", "JDZ3Y", "--month", "2025-10"), breaches);
            expect(KILLED, freezing.run(Map.of("ELDERCARE_FAILPOINT", failpoint + "=halt")), breaches);
            breaches.addAll(Conservation.always(home, scene.delivered()));
            expect(0, freezing.run(Map.of()), breaches);
            expect(0, scene.program().run(home, VERIFY), breaches);
            expect(0, scene.program().run(home, "nightly"), breaches);
            expect(0, scene.program().run(home, VERIFY), breaches);
            freezing.server().start("");
            breaches.addAll(Conservation.afterARun(home, scene.delivered()));
            try (Connection mart = freezing.server().connect("eldercare");
                    Statement statement = mart.createStatement();
                    ResultSet vintages = statement.executeQuery("select count(*) from mart.bulletin")) {
                vintages.next();
                if (vintages.getInt(1) != 1) {
                    breaches.add(vintages.getInt(1) + " vintages");
                }
            }
            return new Outcome(STAGE, name(), "137", "重跑后发布一版，核对无误", breaches);
        } finally {
            freezing.server().stop("immediate");
        }
    }

    private static void expect(int code, Program.Ended run, List<String> breaches) {
        if (run.code() != code) {
            breaches.add("code " + run.code() + " in place of " + code + ": " + run.output());
        }
    }
}
