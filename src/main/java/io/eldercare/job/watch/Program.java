package io.eldercare.job.watch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Which program runs: its version, and the SHA-256 of its jar, which anyone can compare with a jar built from the same source. */
final class Program {
    private static final int BUFFER = 1 << 16;

    private Program() {}

    static String version() {
        return Optional.ofNullable(Program.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }

    /** Empty where the program does not run from a jar. Reads the whole file. */
    static Optional<String> jarSha256() {
        CodeSource source = Program.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? Optional.of(sha256(jar)) : Optional.empty();
        } catch (URISyntaxException | IOException | NoSuchAlgorithmException unknown) {
            return Optional.empty();
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            while (in.read(buffer) >= 0) {
                // the digest takes what passes
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
