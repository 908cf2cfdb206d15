package io.eldercare.mart;

import io.eldercare.lake.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A generated password, readable by the owner of the home only. */
final class SecretFile {
    private static final int BYTES = 24;

    private SecretFile() {}

    /** The password in the file; makes the file where there is none. */
    static String readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            Path aside = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.deleteIfExists(aside);
            Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(aside, HexFormat.of().formatHex(secret) + "\n");
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return SecretText.read(file, "集市的口令文件");
    }
}
