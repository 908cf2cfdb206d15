package io.eldercare.job.watch;

/**
 * Something that wants a person.
 *
 * @param subject what it is about, as short as a name; together with the kind it tells an alert from another
 * @param reason the figures and limits it follows from
 */
public record Alert(AlertKind kind, String subject, String reason) {
    String key() {
        return kind + "|" + subject;
    }
}
