package io.eldercare.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatOnlyTheOwnerMayRead() throws IOException {
        assertThat(SecretText.read(secret("rw-------"), "口令文件")).isEqualTo("hidden");
        assertThat(SecretText.read(secret("r--------"), "口令文件")).isEqualTo("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw------x"})
    void refusesWhatAnyoneElseHasARightTo(String rights) throws IOException {
        Path asked = Files.createSymbolicLink(folder.resolve("link"), secret(rights));

        assertThatThrownBy(() -> SecretText.read(asked, "口令文件"))
                .isInstanceOf(ExposedSecretException.class)
                .hasMessageContaining("口令文件 " + asked.getFileName() + " 的权限过宽")
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("hidden");
    }

    private Path secret(String rights) throws IOException {
        Path file = Files.createTempFile(folder, "secret", "");
        Files.writeString(file, " hidden\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
