package io.eldercare.mart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says about the server of a data directory.
 *
 * @param port 0 while the server has not written it yet
 * @param status {@code starting}, {@code ready}, {@code stopping}, or empty
 */
record PostmasterFile(long pid, int port, String status) {

    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            if (lines.isEmpty() || !lines.get(0).strip().matches("\\d+")) {
                return Optional.empty();
            }
            String port = lines.size() > 3 ? lines.get(3).strip() : "";
            String status = lines.size() > 7 ? lines.get(7).strip() : "";
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()), port.matches("\\d+") ? Integer.parseInt(port) : 0, status));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new MartException("读不出 mart/data/postmaster.pid：请检查文件权限", failure);
        }
    }

    /** False for a number that the system has since given to another program. */
    boolean isAlive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().command().orElse("postgres").contains("postgres"))
                .orElse(false);
    }

    boolean isReady() {
        return status.equals("ready") && port > 0;
    }
}
