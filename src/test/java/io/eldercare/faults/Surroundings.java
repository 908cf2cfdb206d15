package io.eldercare.faults;

import java.util.List;
import java.util.Map;

/** Another zone, language, character set, little memory. */
final class Surroundings {
    private static final String STAGE = "环境";

    private Surroundings() {}

    static void addTo(List<Fault> faults) {
        faults.add(done(
                "TZ=America/New_York，-Duser.timezone=Pacific/Apia",
                Map.of("TZ", "America/New_York", "ELDERCARE_JAVA_OPTIONS", "-Duser.timezone=Pacific/Apia")));
        faults.add(done(
                "LANG=C，LC_ALL=C，-Duser.language=tr",
                Map.of("LANG", "C", "LC_ALL", "C", "ELDERCARE_JAVA_OPTIONS", "-Duser.language=tr -Duser.country=TR")));
        faults.add(done(
                "-Dfile.encoding=ISO-8859-1，-Dsun.jnu.encoding=ANSI_X3.4-1968",
                Map.of("ELDERCARE_JAVA_OPTIONS", "-Dfile.encoding=ISO-8859-1 -Dsun.jnu.encoding=ANSI_X3.4-1968")));
        for (int days : List.of(-40, 40)) {
            faults.add(Fault.of(STAGE, "时钟" + (days < 0 ? "倒退" : "超前") + " 40 天", trial -> {
                Program.Ended ended = trial.scene().program().shifted(days).run(trial.home(), trial.command());
                return Matrix.said(trial, ended);
            }));
        }
        for (String memory : List.of("24m", "64m", "128m", "256m")) {
            faults.add(Fault.of(STAGE, "堆内存 " + memory, trial -> {
                Program.Ended ended = trial.run(Map.of("ELDERCARE_MEMORY", memory));
                return "码 " + ended.code();
            }));
        }
    }

    private static Fault done(String name, Map<String, String> environment) {
        return Fault.of(STAGE, name, trial -> {
            Program.Ended ended = trial.run(environment);
            if (ended.code() != 0 || !trial.isPublished()) {
                throw new AssertionError("Other figures or code " + ended.code());
            }
            return "码 0";
        });
    }
}
