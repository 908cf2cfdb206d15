package io.eldercare.job.door;

import io.eldercare.definitions.Settings;
import io.eldercare.lake.SecretText;
import io.eldercare.mart.MartException;
import io.eldercare.mart.MartSettings;
import io.eldercare.mart.ServerAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the mart is: on the bureau's server where the environment ({@code ELDERCARE_MART_URL}, {@code _USER}, {@code _PASSWORD}) or the
 * settings ({@code mart.url}, {@code user_file}, {@code password_file}) name one, in the home otherwise. The environment wins.
 */
final class MartAccess {
    private static final String VARIABLE = "ELDERCARE_MART_";

    private MartAccess() {}

    /**
     * @param own where the home's own server listens
     * @throws MartException when a file of the settings cannot be read
     * @throws io.eldercare.lake.ExposedSecretException when others may read it
     */
    static MartSettings of(Path home, ServerAddress own, Settings settings, Map<String, String> environment) {
        Optional<String> url = given("URL", environment).or(settings::martUrl);
        if (url.isEmpty()) {
            return MartSettings.embedded(home, own);
        }
        return new MartSettings.External(
                home.resolve("mart"),
                url.get(),
                given("USER", environment)
                        .or(() -> settings.martUserFile().map(MartAccess::read))
                        .orElse("eldercare"),
                given("PASSWORD", environment)
                        .or(() -> settings.martPasswordFile().map(MartAccess::read))
                        .orElse(""));
    }

    private static Optional<String> given(String name, Map<String, String> environment) {
        return Optional.of(environment.getOrDefault(VARIABLE + name, "")).filter(value -> !value.isBlank());
    }

    private static String read(Path file) {
        try {
            return SecretText.read(file, "集市的账号文件");
        } catch (IOException unreadable) {
            throw new MartException(
                    "读不到集市的账号文件 " + file.getFileName() + "（settings.yml 的 mart.user_file、mart.password_file）",
                    unreadable);
        }
    }
}
