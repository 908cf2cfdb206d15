package io.eldercare.definitions;

import java.util.List;

/**
 * Something that a plan document obliges the bureau to do, or an item of its basic service list.
 *
 * @param name as the document words it
 * @param evidence what of this system answers it: {@code report:bulletin.html}, {@code table:mart.kpi_value}, {@code kpi:…},
 *     {@code check:…}, {@code feed:…}
 * @param note why it is not fulfilled here, or only in part; empty where it is
 */
public record Duty(
        String id,
        String planCode,
        Kind kind,
        String name,
        String frequency,
        String clause,
        String responsible,
        Answer answer,
        List<String> evidence,
        String note) {

    public Duty {
        evidence = List.copyOf(evidence);
    }

    public enum Kind {
        DUTY,
        SERVICE_ITEM
    }

    public enum Answer {
        /** what the duty asks for is made here */
        FULFILS,
        /** a part of it is made here */
        SUPPORTS,
        /** others do it */
        OUTSIDE
    }
}
