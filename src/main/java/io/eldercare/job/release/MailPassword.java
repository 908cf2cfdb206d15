package io.eldercare.job.release;

import io.eldercare.definitions.MailSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

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
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (rights.stream().anyMatch(right -> !right.name().startsWith("OWNER_"))) {
                throw new ReleaseException("邮箱口令文件 " + file.getFileName() + " 的权限过宽：请执行 chmod 600 后再运行");
            }
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the password file of the mail account", unreadable);
        }
    }
}
