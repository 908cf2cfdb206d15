package io.eldercare.job.watch;

import io.eldercare.ingest.Receiver;
import io.eldercare.lake.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What waits, and the room there is.
 *
 * @param inbox files the next night will take
 * @param pending deliveries with a receipt that the figures do not hold yet: a night that broke off left them
 * @param diskFree bytes the service account may still write
 */
public record Backlog(int inbox, long pending, long diskFree, long diskSize) {
    public static Backlog of(Home home) {
        try {
            FileStore disk = Files.getFileStore(home.root());
            int waiting = Files.isDirectory(home.inbox())
                    ? Receiver.waiting(home.inbox()).size()
                    : 0;
            return new Backlog(waiting, pending(home.pending()), disk.getUsableSpace(), disk.getTotalSpace());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long pending(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> marks = Files.list(folder)) {
            return marks.filter(mark -> String.valueOf(mark.getFileName()).matches("[0-9a-f]{64}"))
                    .count();
        }
    }
}
