package io.eldercare.lake;

import io.eldercare.definitions.StorageSettings;
import io.eldercare.lake.store.Locations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders of one installation, as docs/interface promises them. Lake and archive may lie on a store such as HDFS; everything else
 * lies on the machine that runs the nights.
 */
public record Home(Path root, Path lake, Path archive) {

    public Home {
        root = root.toAbsolutePath().normalize();
        lake = lake.toAbsolutePath().normalize();
        archive = archive.toAbsolutePath().normalize();
    }

    /** With lake and archive in the home itself. */
    public Home(Path root) {
        this(root, root.resolve("lake"), root.resolve("archive"));
    }

    /** With lake and archive where the settings say. */
    public static Home of(Path root, StorageSettings storage) {
        Home usual = new Home(root);
        return new Home(
                root,
                storage.lake().map(usual::place).orElse(usual.lake()),
                storage.archive().map(usual::place).orElse(usual.archive()));
    }

    private Path place(String location) {
        Path path = Locations.of(location);
        return path.isAbsolute() ? path : root.resolve(path);
    }

    public Path inbox() {
        return root.resolve("inbox");
    }

    public Path receipts() {
        return archive().resolve("receipts");
    }

    /** Names of deliveries that have a receipt but have not gone through to the figures yet. */
    public Path pending() {
        return archive().resolve("pending");
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
