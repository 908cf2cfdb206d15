package io.eldercare.job.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.definitions.Problems;
import io.eldercare.definitions.Settings;
import io.eldercare.lake.ExposedSecretException;
import io.eldercare.mart.MartSettings;
import io.eldercare.mart.MartSettings.External;
import io.eldercare.mart.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MartAccessTest {
    private static final String URL = "jdbc:postgresql://db.example:5432/eldercare";

    @TempDir
    private Path folder;

    @Test
    void takesTheBureausServerFromTheSettings() throws IOException {
        Settings settings =
                settings(secret("user", "civil\n", "rw-------"), secret("password", "of the bureau\n", "rw-------"));

        MartSettings found = MartAccess.of(folder, ServerAddress.LOOPBACK, settings, Map.of());

        assertThat(found).isEqualTo(new External(folder.resolve("mart"), URL, "civil", "of the bureau"));
    }

    @Test
    void takesWhatTheEnvironmentSaysFirst() throws IOException {
        Settings settings =
                settings(secret("user", "civil", "rw-------"), secret("password", "of the bureau", "rw-------"));

        MartSettings found = MartAccess.of(
                folder,
                ServerAddress.LOOPBACK,
                settings,
                Map.of(
                        "ELDERCARE_MART_URL",
                        "jdbc:postgresql://other:5432/mart",
                        "ELDERCARE_MART_PASSWORD",
                        "another"));

        assertThat(found)
                .isEqualTo(
                        new External(folder.resolve("mart"), "jdbc:postgresql://other:5432/mart", "civil", "another"));
    }

    @Test
    void refusesAPasswordThatOthersCanRead() throws IOException {
        Settings settings =
                settings(secret("user", "civil", "rw-------"), secret("password", "of the bureau", "rw-r-----"));

        assertThatThrownBy(() -> MartAccess.of(folder, ServerAddress.LOOPBACK, settings, Map.of()))
                .isInstanceOf(ExposedSecretException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("of the bureau");
    }

    @Test
    void theHomeHasAServerOfItsOwnWhereNothingIsNamed() {
        Settings usual = Settings.load(Path.of("jobs/settings.yml"), new Problems());

        assertThat(MartAccess.of(folder, ServerAddress.LOOPBACK, usual, Map.of()))
                .isEqualTo(MartSettings.embedded(folder));
    }

    private Path secret(String name, String text, String rights) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    /** The project's settings with a server named. */
    private Settings settings(Path user, Path password) throws IOException {
        String text = Files.readString(Path.of("jobs/settings.yml"))
                .replace("  user_file: ''", "  url: " + URL + "\n  user_file: '" + user + "'")
                .replaceFirst("  password_file: ''", "  password_file: '" + password + "'");
        Path file = Files.writeString(folder.resolve("settings.yml"), text);
        Problems problems = new Problems();
        Settings settings = Settings.load(file, problems);
        assertThat(problems.found()).isEmpty();
        return settings;
    }
}
