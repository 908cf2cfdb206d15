package io.eldercare.job;

import io.eldercare.definitions.Settings;
import io.eldercare.lake.SecretText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secret behind the pseudonyms of persons: from the environment, a file with closed rights, or (demo) made in the home. */
final class PersonSecret {
    private static final Logger LOG = LoggerFactory.getLogger(PersonSecret.class);
    private static final String VARIABLE = "ELDERCARE_PERSON_SECRET";
    private static final int MINIMUM_LENGTH = 16;

    private PersonSecret() {}

    static byte[] find(Workplace place, Settings settings, boolean mayMake) throws IOException {
        String fromEnvironment = place.environment().getOrDefault(VARIABLE, "");
        if (!fromEnvironment.isBlank()) {
            return checked(fromEnvironment.strip(), "环境变量 " + VARIABLE);
        }
        Optional<Path> configured = settings.personSecretFile();
        if (configured.isPresent()) {
            return read(configured.get());
        }
        Path own = place.home().secrets().resolve("person.secret");
        if (Files.exists(own)) {
            return read(own);
        }
        if (!mayMake) {
            throw new MissingSecretException("没有人员密钥：请设置环境变量 " + VARIABLE
                    + "（至少16个字符，妥善备份，更换后同一人的标识会改变），或在 jobs/settings.yml 的 person_secret_file 中指定文件。");
        }
        return make(own);
    }

    private static byte[] make(Path file) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random), StandardCharsets.UTF_8);
        LOG.info("A person secret was generated in the home");
        return read(file);
    }

    private static byte[] read(Path file) throws IOException {
        return checked(SecretText.read(file, "人员密钥文件"), "人员密钥文件 " + file.getFileName());
    }

    private static byte[] checked(String secret, String source) {
        if (secret.length() < MINIMUM_LENGTH) {
            throw new MissingSecretException(source + " 太短：至少需要16个字符。");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }
}
