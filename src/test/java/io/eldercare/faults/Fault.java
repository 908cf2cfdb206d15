package io.eldercare.faults;

import java.util.List;

/**
 * One fault at one stage.
 *
 * @param play puts the fault into a run; says what the run did, such as {@code 137}
 * @param cure what has to help afterwards
 */
record Fault(String stage, String name, Play play, Cure cure, List<String> command) {

    /** Meets a home with the fault. */
    interface Play {
        String on(Trial trial) throws Exception;
    }

    /** What an operator has to do. */
    enum Cure {
        /** run the same command again */
        AGAIN,
        /** put back what was damaged from a backup, as the program's message says, and run again */
        RESTORE,
        /** {@code rebuild}, as the program's message says */
        REBUILD
    }

    static Fault of(String stage, String name, Play play) {
        return new Fault(stage, name, play, Cure.AGAIN, List.of("nightly", "--no-reports"));
    }

    Fault curedBy(Cure other) {
        return new Fault(stage, name, play, other, command);
    }

    Fault in(String... other) {
        return new Fault(stage, name, play, cure, List.of(other));
    }
}
