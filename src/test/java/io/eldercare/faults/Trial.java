package io.eldercare.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One home that a fault meets. */
record Trial(Scene scene, Path home, String... command) {

    Program.Ended run(Map<String, String> environment) {
        return start(environment).await();
    }

    Program.Running start(Map<String, String> environment) {
        return scene.program().with(environment).start(home, command);
    }

    Program.Running startAt(String failpoint, Path mark) throws InterruptedException {
        Program.Running running = start(Map.of("ELDERCARE_FAILPOINT", failpoint + "=pause:" + mark));
        running.reaches(mark);
        return running;
    }

    PlainServer server() {
        return PlainServer.of(home);
    }

    /** What readers and the program see is all old or all new. */
    List<String> half() throws IOException, InterruptedException, SQLException {
        List<String> half = new ArrayList<>();
        server().start("");
        try (Connection mart = server().connect("eldercare");
                Connection readers = server().connect("readers")) {
            mixed(
                    "mart",
                    MartDigest.of(mart),
                    scene.before().mart(),
                    scene.after().mart(),
                    half);
            mixed(
                    "readers",
                    MartDigest.of(readers),
                    scene.before().readers(),
                    scene.after().readers(),
                    half);
        }
        return half;
    }

    private static void mixed(
            String name,
            Map<String, String> now,
            Map<String, String> before,
            Map<String, String> after,
            List<String> half) {
        Set<String> old = HomeDigest.differences(name, now, before);
        Set<String> fresh = HomeDigest.differences(name, now, after);
        if (!old.isEmpty() && !fresh.isEmpty()) {
            half.add("half published: " + old + " are not the old ones, " + fresh + " not the new ones");
        }
    }

    /** What is not as an undisturbed run leaves it, reports among it where the command makes them. */
    Set<String> differences() {
        Set<String> differences = new LinkedHashSet<>(HomeDigest.of(home).differences(scene.after()));
        if (List.of(command).contains("--no-reports")) {
            differences.removeIf(difference -> difference.startsWith("reports"));
        }
        return differences;
    }

    boolean isPublished() throws IOException, InterruptedException, SQLException {
        server().start("");
        try (Connection mart = server().connect("eldercare")) {
            return MartDigest.of(mart).equals(scene.after().mart());
        }
    }
}
