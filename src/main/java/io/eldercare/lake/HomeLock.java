package io.eldercare.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One writer a home. The operating system holds the lock for the process, so that a killed run leaves none behind; the file
 * beside it says who holds it.
 */
public final class HomeLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;

    private HomeLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * @param holder what to tell others, such as the run id and command
     * @throws HomeLockedException when another run holds the home
     */
    public static HomeLock acquire(Home home, String holder) throws IOException {
        Path file = home.root().resolve("lock");
        Path owner = home.root().resolve("lock.owner");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            String who = Files.exists(owner)
                    ? Files.readString(owner, StandardCharsets.UTF_8).strip()
                    : "未知";
            throw new HomeLockedException(who);
        }
        Files.writeString(owner, holder + "\n", StandardCharsets.UTF_8);
        return new HomeLock(channel, lock);
    }

    @SuppressWarnings("NullAway") // FileChannel.tryLock returns null when another process holds it
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (java.nio.channels.OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
