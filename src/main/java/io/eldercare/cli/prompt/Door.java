package io.eldercare.cli.prompt;

import java.io.IOException;
import java.util.List;

/** What stands behind a prompt. */
public interface Door {
    /** Short, for the prompt and the history's file: mart or lake. */
    String name();

    /** What may be read, by name. */
    List<Table> tables() throws IOException;

    /** Functions that may be called; none where all may. */
    List<String> functions();

    /**
     * Runs a statement and shows its result. A refused or wrong one is told and nothing is thrown.
     *
     * @param statement as typed, with its semicolon
     */
    void run(String statement) throws IOException;

    /** @param title Chinese name, may be empty */
    record Table(String name, String title, List<Column> columns) {
        public Table {
            columns = List.copyOf(columns);
        }

        /** The name without its layer or schema. */
        String shortName() {
            return name.substring(name.indexOf('.') + 1);
        }
    }

    /** @param label Chinese name, may be empty */
    record Column(String name, String type, String label) {}
}
