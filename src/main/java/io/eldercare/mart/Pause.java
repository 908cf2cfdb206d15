package io.eldercare.mart;

import java.io.IOException;

/** A short wait that an interrupt ends. */
final class Pause {
    private Pause() {}

    static void millis(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for PostgreSQL", interruption);
        }
    }
}
