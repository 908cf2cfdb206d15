package io.eldercare.mart;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the private server listens.
 *
 * @param address besides this machine itself; readers come by TLS there
 * @param port 0: one that is free, kept from then on
 */
public record ServerAddress(Optional<String> address, int port, Optional<Certificate> certificate) {
    /** This machine only. */
    public static final ServerAddress LOOPBACK = new ServerAddress(Optional.empty(), 0, Optional.empty());

    /** Files in PEM form, copied into the home when the server starts. */
    public record Certificate(Path certificate, Path key) {}

    private static final Pattern NAME_OR_NUMBER = Pattern.compile("[0-9A-Za-z.:-]+|\\*");

    public ServerAddress {
        if (address.isPresent() && !NAME_OR_NUMBER.matcher(address.get()).matches()) {
            throw new IllegalArgumentException("Invalid address: " + address.get());
        }
        if (address.isPresent() && certificate.isEmpty()) {
            throw new IllegalArgumentException("Without a certificate the server listens on this machine only");
        }
    }
}
