package io.eldercare.lake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A secret that stands in a file: nobody but its owner has any right to it. */
public final class SecretText {
    private SecretText() {}

    /**
     * @param purpose what the file holds, to tell people
     * @return the text without white space around it
     * @throws ExposedSecretException when group or others have a right to the file
     * @throws IOException when it cannot be read
     */
    public static String read(Path file, String purpose) throws IOException {
        if (Files.getPosixFilePermissions(file).stream()
                .anyMatch(right -> !right.name().startsWith("OWNER_"))) {
            throw new ExposedSecretException(file, purpose);
        }
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
