package io.eldercare.faults;

import io.eldercare.faults.FaultRun.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Plays all faults, or those whose stage and name match a pattern, and writes what came of each as soon as it is known:
 * {@code FaultMatrix <work folder> <results.tsv> [pattern]}. Faults that have a line there already are left out.
 */
public final class FaultMatrix {
    private final Scene scene;
    private final Path results;
    private final Pattern wanted;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final long start = System.nanoTime();

    FaultMatrix(Scene scene, Path results, Pattern wanted) {
        this.scene = scene;
        this.results = results;
        this.wanted = wanted;
    }

    /** What came of each fault that was played now. */
    List<Outcome> play() throws Exception {
        String known = Files.exists(results) ? Files.readString(results) : "";
        for (Halts halts : Matrix.halts()) {
            boolean isDone = halts.failpoints().stream()
                    .anyMatch(point -> known.contains(halts.stage() + "\t在 `" + point + "`"));
            if (isTimeLeft() && !isDone && wanted.matcher(halts.stage() + " 断电").find()) {
                for (Outcome outcome : halts.on(scene)) {
                    note(outcome);
                }
            }
        }
        for (ReleaseHalt halt : Matrix.releases()) {
            if (isTimeLeft()
                    && !known.contains(halt.stage() + "\t" + halt.name() + "\t")
                    && wanted.matcher(halt.stage() + " " + halt.name()).find()) {
                note(halt.on(scene));
            }
        }
        for (Fault fault : Matrix.faults()) {
            if (isTimeLeft()
                    && !known.contains(fault.stage() + "\t" + fault.name() + "\t")
                    && wanted.matcher(fault.stage() + " " + fault.name()).find()) {
                note(outcome(fault));
            }
        }
        return outcomes;
    }

    /** A run may be given so many seconds to begin faults in; the next one goes on where it stopped. */
    private boolean isTimeLeft() {
        return System.nanoTime() - start < Long.getLong("eldercare.faults.seconds", 86_400) * 1_000_000_000L;
    }

    private Outcome outcome(Fault fault) {
        try {
            return new FaultRun(scene).of(fault);
        } catch (Exception | AssertionError failure) {
            return new Outcome(fault.stage(), fault.name(), "?", "?", List.of(String.valueOf(failure)));
        }
    }

    private void note(Outcome outcome) throws IOException {
        outcomes.add(outcome);
        System.out.println(outcome.line());
        Files.writeString(results, outcome.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]).toAbsolutePath();
        Program program = Program.ofThisBuild();
        Scene scene = Files.exists(work.resolve("calm.done"))
                ? Scene.of(work, program, work.resolve("base"), "nightly")
                : Scene.make(work, program);
        Pattern wanted = Pattern.compile(arguments.length > 2 ? arguments[2] : "");
        List<Outcome> outcomes = new FaultMatrix(scene, Path.of(arguments[1]), wanted).play();
        System.exit(outcomes.stream().allMatch(Outcome::isKept) ? 0 : 1);
    }
}
