package io.eldercare.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * One sheet of one archived file to read in a Spark task.
 *
 * @param archived path of the archived bytes
 * @param sheet name; empty for a text file
 * @param county of the file name; rows that state no county of {@code slices} stay with it
 * @param month first day as ISO text; empty where the rows state it
 * @param receivedOn ISO date
 * @param orderNo grows with revision and mode, for deltas
 * @param slices {@code county|month} that the file states row by row; empty for a file of one county-month
 * @param wanted those of them to load now; empty loads all
 */
record ReadTask(
        String archived,
        String fileName,
        String sheet,
        String deliveryId,
        String county,
        String month,
        String receivedOn,
        int revision,
        int orderNo,
        boolean inForce,
        boolean overlaid,
        long bytes,
        List<String> slices,
        List<String> wanted)
        implements Serializable {

    boolean statesSlices() {
        return !slices.isEmpty();
    }
}
