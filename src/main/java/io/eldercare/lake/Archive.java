package io.eldercare.lake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Original bytes of every delivery, stored once under their SHA-256 and never deleted. What {@link #keep} has returned is on disk:
 * the file and its folder are forced before.
 */
public final class Archive {
    private final Path root;

    public Archive(Path root) {
        this.root = root;
    }

    /** @return lower-case hexadecimal SHA-256 of the bytes that were stored */
    public String keep(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return keep(input);
        }
    }

    /** The same for bytes that are read to their end. */
    public String keep(InputStream input) throws IOException {
        MessageDigest digest = sha256();
        Path incoming = root.resolve("incoming");
        makeFolder(incoming);
        Path temporary = Files.createTempFile(incoming, "delivery", ".part");
        try (OutputStream output = Files.newOutputStream(temporary)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                digest.update(buffer, 0, read);
                output.write(buffer, 0, read);
            }
        }
        Failpoint.RECEIVE_WRITTEN.hit();
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Path folder = root.resolve(sha256.substring(0, 2));
        Path target = folder.resolve(sha256);
        if (isWhole(target, sha256)) {
            Files.delete(temporary);
        } else {
            makeFolder(folder);
            force(temporary);
            Failpoint.RECEIVE_FORCED.hit();
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Failpoint.RECEIVE_RENAMED.hit();
        }
        // also where it was there already: whoever put it there may have died before, or be about to
        force(folder);
        return sha256;
    }

    public Path path(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Whether the bytes are there and are what their name says. */
    private static boolean isWhole(Path target, String sha256) throws IOException {
        return Files.exists(target) && sha256Of(target).equals(sha256);
    }

    /** Makes a folder that lasts, with those it lies in. */
    public static void makeFolder(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent == null || Files.isDirectory(folder)) {
            return;
        }
        makeFolder(parent);
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            if (!Files.isDirectory(folder)) {
                throw madeMeanwhile;
            }
        }
        force(parent);
    }

    /** Writes a small file beside the target, forces it and swaps it in. */
    public static void writeDurably(Path target, byte[] bytes) throws IOException {
        makeFolder(folder(target));
        Path temporary = beside(target);
        try {
            Files.write(temporary, bytes);
        } catch (IOException full) {
            Files.deleteIfExists(temporary);
            throw full;
        }
        putDurably(temporary, target);
    }

    /** An empty file in the target's folder, to be written and given to {@link #putDurably}; what a run that dies leaves of it is swept away later. */
    public static Path beside(Path target) throws IOException {
        return Files.createTempFile(folder(target), ".write", ".part");
    }

    /** Forces a file that lies beside the target and swaps it in; where that fails it is gone. */
    public static void putDurably(Path temporary, Path target) throws IOException {
        try {
            Failpoint.STATE_WRITTEN.hit();
            force(temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(temporary);
            throw failure;
        }
        Failpoint.STATE_RENAMED.hit();
        force(folder(target));
    }

    private static Path folder(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("Cannot write " + target + ": it names no folder");
        }
        return folder;
    }

    /** Forces a file or a folder to disk; on a store such as HDFS what is closed has been forced already. */
    public static void force(Path path) throws IOException {
        if (!path.getFileSystem().equals(FileSystems.getDefault())) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** SHA-256 of a file that is not stored. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream input = new DigestInputStream(Files.newInputStream(file), digest)) {
            input.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Of a file of any length. */
    public static String sha256Of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream input = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
