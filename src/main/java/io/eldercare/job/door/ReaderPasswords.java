package io.eldercare.job.door;

import io.eldercare.definitions.ReaderSettings;
import io.eldercare.lake.ExposedSecretException;
import io.eldercare.lake.SecretText;
import io.eldercare.mart.door.Logins;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logins that have a good password, from the environment or a file with closed rights. The others get no access; the log says why. */
final class ReaderPasswords {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderPasswords.class);
    private static final int MINIMUM_LENGTH = 12;

    private ReaderPasswords() {}

    static List<Logins.Login> of(ReaderSettings settings, Map<String, String> environment) {
        List<Logins.Login> logins = new ArrayList<>();
        for (ReaderSettings.Login login : settings.logins()) {
            Optional<String> password = password(login, environment);
            Optional<String> fault = password.map(found -> fault(login, found)).orElseGet(() -> Optional.of("没有密码"));
            if (fault.isPresent()) {
                LOG.warn("Login {} gets no access: {}", login.name(), fault.get());
            } else {
                logins.add(new Logins.Login(login.name(), login.role(), password.orElseThrow()));
            }
        }
        return logins;
    }

    private static Optional<String> password(ReaderSettings.Login login, Map<String, String> environment) {
        String fromEnvironment = environment.getOrDefault(login.variable(), "").strip();
        if (!fromEnvironment.isEmpty()) {
            return Optional.of(fromEnvironment);
        }
        return login.passwordFile().flatMap(ReaderPasswords::read);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(SecretText.read(file, "读者的密码文件"));
        } catch (ExposedSecretException exposed) {
            LOG.warn("{}", exposed.getMessage());
            return Optional.empty();
        } catch (IOException unreadable) {
            LOG.warn("The password file {} cannot be read", file.getFileName());
            return Optional.empty();
        }
    }

    private static Optional<String> fault(ReaderSettings.Login login, String password) {
        if (password.length() < MINIMUM_LENGTH || password.contains(login.name())) {
            return Optional.of("密码至少 " + MINIMUM_LENGTH + " 个字符，且不含登录名");
        }
        return password.chars().allMatch(character -> character > ' ' && character < 127)
                ? Optional.empty()
                : Optional.of("密码只能用可见的 ASCII 字符");
    }
}
