package io.eldercare.definitions.question;

import java.util.List;

/**
 * A question that statisticians ask, with its answer in SQL.
 *
 * @param name of the file, without its ending
 * @param topic what it is about, in two or three words
 * @param question one sentence
 * @param watch what to mind when reading the answer
 * @param columns in the order of the result
 * @param sql runs on the readers' database as it stands; without the head
 */
public record Question(String name, String topic, String question, String watch, List<Column> columns, String sql) {

    /** @param meaning with the unit */
    public record Column(String name, String meaning) {}
}
