package io.eldercare.mart.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.mart.ServerAddress;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers come from other machines by TLS only, the program never. */
final class TlsTest {
    @TempDir
    private static Path home;

    @Test
    void isTheOnlyWayFromOtherMachines() throws Exception {
        Optional<String> address = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(one -> one instanceof java.net.Inet4Address && !one.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst();
        Assumptions.assumeTrue(address.isPresent(), "this machine has no address besides its own");
        ServerAddress.Certificate certificate = certificate(address.get());
        try (DoorFixture door = new DoorFixture(home, new ServerAddress(address, 0, Optional.of(certificate)))) {
            String url = door.url().replace("127.0.0.1", address.get());

            String verified = url + "?sslmode=verify-full&sslrootcert=" + certificate.certificate();
            try (Connection reader = DoorFixture.connect(verified, "sun_tj", DoorFixture.PASSWORD)) {
                assertThat(DoorFixture.texts(
                                reader, "select version from pg_stat_ssl where pid = pg_backend_pid() and ssl"))
                        .hasSize(1)
                        .allMatch(version -> version.matches("TLSv1\\.[23]"));
            }
            assertThatThrownBy(() -> DoorFixture.connect(url + "?sslmode=disable", "sun_tj", DoorFixture.PASSWORD))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("no encryption");
            String password =
                    Files.readString(home.resolve("mart/superuser.password")).strip();
            for (String database : new String[] {"eldercare", "readers"}) {
                String internal = verified.replace("/readers", "/" + database);
                assertThatThrownBy(() -> DoorFixture.connect(internal, "eldercare", password))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("no pg_hba.conf entry");
            }
        }
    }

    @Test
    void anAddressNeedsACertificate() {
        assertThatThrownBy(() -> new ServerAddress(Optional.of("10.0.0.1"), 0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Signed by itself, made by the JDK's own keytool. */
    private static ServerAddress.Certificate certificate(String address) throws Exception {
        Path store = home.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=mart",
                        "-ext",
                        "san=ip:" + address,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        Key key = keys.getKey("server", "changeit".toCharArray());
        return new ServerAddress.Certificate(
                pem("CERTIFICATE", keys.getCertificate("server").getEncoded()), pem("PRIVATE KEY", key.getEncoded()));
    }

    private static Path pem(String kind, byte[] content) throws Exception {
        String text = "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
        return Files.writeString(home.resolve(kind.replace(' ', '-') + ".pem"), text);
    }
}
