package io.eldercare.lake;

import java.nio.file.Path;

/** A file with a secret may be read by others than its owner. Ends a command with exit code 2. */
public final class ExposedSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExposedSecretException(Path file, String purpose) {
        super(purpose + " " + file.getFileName() + " 的权限过宽，别人也能读：请执行 chmod 600 后再运行；已被别人看过的，请更换");
    }
}
