package io.eldercare.definitions;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code readers} of jobs/settings.yml: who may read the mart, and where it listens.
 *
 * @param address that the private server listens on besides this machine itself, by TLS only; empty: nobody else can reach it
 * @param port of the private server; 0 for one that is free when it first starts
 */
public record ReaderSettings(Optional<String> address, int port, Optional<Tls> tls, List<Login> logins) {
    public static final ReaderSettings NONE = new ReaderSettings(Optional.empty(), 0, Optional.empty(), List.of());

    /** Files in PEM form. */
    public record Tls(Path certificate, Path key) {}

    /**
     * A person or program that reads.
     *
     * @param role leader, statistician, steward or county_ and a county's code
     * @param passwordFile where the environment variable ({@link #variable}) is not set
     */
    public record Login(String name, String role, Optional<Path> passwordFile) {
        /** The environment variable with the password. */
        public String variable() {
            return "ELDERCARE_READER_" + name.toUpperCase(java.util.Locale.ROOT) + "_PASSWORD";
        }
    }

    public ReaderSettings {
        logins = List.copyOf(logins);
    }
}
