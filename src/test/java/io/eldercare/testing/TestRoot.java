package io.eldercare.testing;

import java.nio.file.Path;

/** The project's folder, where {@code sql/} and {@code jobs/} stand; Maven runs tests in it. */
public final class TestRoot {
    private TestRoot() {}

    public static Path path() {
        return Path.of(System.getProperty("user.dir"));
    }

    /** A folder or file below {@code src/test/resources}. */
    public static Path resource(String name) {
        return path().resolve("src").resolve("test").resolve("resources").resolve(name);
    }
}
