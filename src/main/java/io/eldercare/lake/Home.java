package io.eldercare.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folders of one installation, as docs/interface promises them. */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    public Path inbox() {
        return root.resolve("inbox");
    }

    public Path archive() {
        return root.resolve("archive");
    }

    public Path receipts() {
        return archive().resolve("receipts");
    }

    /** Names of deliveries that have a receipt but have not gone through to the figures yet. */
    public Path pending() {
        return archive().resolve("pending");
    }

    public Path lake() {
        return root.resolve("lake");
    }

    public Path mart() {
        return root.resolve("mart");
    }

    public Path feedback() {
        return root.resolve("feedback");
    }

    public Path reports() {
        return root.resolve("reports");
    }

    /** The web pages of the whole home. */
    public Path site() {
        return root.resolve("site");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** Creates the folders that a run needs. */
    public Home prepare() throws IOException {
        for (Path folder : List.of(
                inbox(), archive(), receipts(), pending(), lake(), mart(), feedback(), reports(), logs(), secrets())) {
            Files.createDirectories(folder);
        }
        return this;
    }
}
