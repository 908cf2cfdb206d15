package io.eldercare.job.release;

import io.eldercare.definitions.MailSettings;
import io.eldercare.lake.SecretText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The password of the mail account: from the environment, else from a file that nobody else can read. */
final class MailPassword {
    private static final String VARIABLE = "ELDERCARE_MAIL_PASSWORD";

    private MailPassword() {}

    static String find(MailSettings settings, Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "");
        if (!given.isEmpty()) {
            return given;
        }
        Path file = settings.passwordFile()
                .orElseThrow(() -> new ReleaseException("邮箱 " + settings.user().orElse("") + " 没有口令：请设置环境变量 " + VARIABLE
                        + "，或在 jobs/settings.yml 的 mail.password_file 中指定文件"));
        try {
            return SecretText.read(file, "邮箱口令文件");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the password file of the mail account", unreadable);
        }
    }
}
