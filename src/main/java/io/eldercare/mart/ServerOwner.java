package io.eldercare.mart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Which process started the running server; kept beside it, so that a server whose starter was killed does not run for ever. */
final class ServerOwner {
    private static final String NOBODY = "0";

    private final Path file;

    ServerOwner(Path directory) {
        this.file = directory.resolve("owner");
    }

    void record(long postmaster) throws IOException {
        Files.writeString(file, identity(ProcessHandle.current()) + " " + postmaster + "\n");
    }

    /** Leaves the server to those who still use it: the last of them stops it. */
    void release(long postmaster) throws IOException {
        Files.writeString(file, NOBODY + " 0 " + postmaster + "\n");
    }

    /** Whether this program started that server, and the process that did has ended or left it. A server started by hand is nobody's. */
    boolean isGone(long postmaster) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String[] words = Files.readString(file).strip().split(" ");
        if (words.length != 3 || !words[2].equals(Long.toString(postmaster))) {
            return false;
        }
        if (words[0].equals(NOBODY)) {
            return true;
        }
        return ProcessHandle.of(Long.parseLong(words[0]))
                .map(process -> !identity(process).equals(words[0] + " " + words[1]))
                .orElse(true);
    }

    private static String identity(ProcessHandle process) {
        long begun = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + " " + begun;
    }
}
