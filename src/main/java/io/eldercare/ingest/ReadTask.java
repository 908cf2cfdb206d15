package io.eldercare.ingest;

import java.io.Serializable;
import java.util.List;

/**
 * One sheet of one archived file to read in a Spark task.
 *
 * @param archived path of the archived bytes
 * @param county empty where the rows state it
 * @param month first day as ISO text; empty where the rows state it
 * @param receivedOn ISO date
 * @param orderNo place among the deliveries of the slice, by revision
 * @param wanted {@code county|month} to keep; empty keeps all
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
        long bytes,
        List<String> wanted)
        implements Serializable {}
