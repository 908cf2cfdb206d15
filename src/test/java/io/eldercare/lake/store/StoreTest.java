package io.eldercare.lake.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eldercare.definitions.StorageSettings;
import io.eldercare.lake.Archive;
import io.eldercare.lake.Home;
import io.eldercare.testing.Hdfs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Paths of a real HDFS behave as those of this machine do, as far as a home needs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreTest {
    private Path disks;
    private Hdfs hdfs;

    @BeforeAll
    void start(@TempDir Path shared) throws IOException {
        disks = shared;
        hdfs = Hdfs.start(shared.resolve("hdfs"));
    }

    @AfterAll
    void stop() {
        hdfs.close();
    }

    private Path folder(String name) {
        return Locations.of(hdfs.uri() + "/" + name);
    }

    @Test
    void tellsLocalPlacesFromOthers() {
        assertThat(Locations.of("/data/lake")).isEqualTo(Path.of("/data/lake"));
        assertThat(Locations.of("file:/data/lake")).isEqualTo(Path.of("/data/lake"));
        assertThat(Locations.of("file:///data/lake")).isEqualTo(Path.of("/data/lake"));
        assertThat(Locations.isRemote("s3a://bucket/lake")).isTrue();
        assertThat(Locations.isRemote("data/lake")).isFalse();
        assertThat(folder("a/lake").resolveSibling("archive").resolve("x"))
                .isEqualTo(folder("a/archive/x"))
                .hasToString(hdfs.uri() + "/a/archive/x");
        assertThat(folder("a/lake").relativize(folder("a/lake/gold/t"))).hasToString("gold/t");
        assertThat(folder("a/lake").toUri()).isEqualTo(URI.create(hdfs.uri() + "/a/lake"));
        assertThat(Locations.of(folder("a/lake").toString())).isEqualTo(folder("a/lake"));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = Files.createDirectories(folder("texts/deep")).resolve("年度.txt");
        Files.writeString(file, "养老\n");

        assertThat(Files.readString(file)).isEqualTo("养老\n");
        assertThat(Files.readAllBytes(file)).hasSize(7);
        assertThat(Files.size(file)).isEqualTo(7);
        assertThat(Files.isRegularFile(file)).isTrue();
        assertThat(Files.isDirectory(folder("texts/deep"))).isTrue();
        assertThat(Files.exists(folder("texts/other"))).isFalse();
        assertThat(Files.isReadable(file)).isTrue();
        try (Stream<Path> tree = Files.walk(folder("texts"))) {
            assertThat(tree.map(Path::toString)
                            .map(path -> path.substring(hdfs.uri().length())))
                    .containsExactly("/texts", "/texts/deep", "/texts/deep/年度.txt");
        }
        assertThatThrownBy(() -> Files.readString(folder("texts/none"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Files.list(folder("none"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Files.createFile(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void movesOverWhatIsThereOnlyWhenTold() throws IOException {
        Path folder = Files.createDirectories(folder("moves"));
        Path old = Files.writeString(folder.resolve("old"), "old");
        Path fresh = Files.writeString(folder.resolve("fresh"), "fresh");

        assertThatThrownBy(() -> Files.move(fresh, old, StandardCopyOption.ATOMIC_MOVE))
                .isInstanceOf(FileAlreadyExistsException.class);
        Files.move(fresh, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);

        assertThat(Files.readString(old)).isEqualTo("fresh");
        assertThat(Files.exists(fresh)).isFalse();
        Files.move(folder, folder("moved"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(Files.readString(folder("moved/old"))).isEqualTo("fresh");
    }

    @Test
    void deletesFilesAndEmptyFolders() throws IOException {
        Path file = Files.writeString(
                Files.createDirectories(folder("deletes/deep")).resolve("file"), "x");

        assertThatThrownBy(() -> Files.delete(folder("deletes/deep"))).isInstanceOf(DirectoryNotEmptyException.class);
        Files.delete(file);
        Files.delete(folder("deletes/deep"));

        assertThat(Files.exists(folder("deletes/deep"))).isFalse();
        assertThat(Files.deleteIfExists(file)).isFalse();
    }

    @Test
    void keepsOriginalBytesOnce() throws IOException {
        Path delivery = Files.writeString(disks.resolve("visit_360281_2025-10.csv"), "a,b\n1,2\n");
        Path root = folder("archive");
        Archive archive = new Archive(root);

        String sha256 = archive.keep(delivery);
        assertThat(archive.keep(delivery)).isEqualTo(sha256);
        Archive.writeDurably(root.resolve("pending").resolve("mark"), new byte[0]);

        assertThat(Files.readAllBytes(archive.path(sha256))).isEqualTo(Files.readAllBytes(delivery));
        try (Stream<Path> left = Files.list(root.resolve("incoming"))) {
            assertThat(left).isEmpty();
        }
        try (Stream<Path> marks = Files.list(root.resolve("pending"))) {
            assertThat(marks).containsExactly(root.resolve("pending").resolve("mark"));
        }
    }

    @Test
    void aHomeHasLakeAndArchiveWhereItsSettingsSay() throws IOException {
        Home home = Home.of(
                disks.resolve("home"),
                new StorageSettings(Optional.of(hdfs.uri() + "/jdz/lake"), Optional.of(hdfs.uri() + "/jdz/archive")));
        home.prepare();

        assertThat(List.of(home.inbox(), home.mart(), home.logs())).allMatch(folder -> folder.startsWith(disks));
        assertThat(Files.isDirectory(folder("jdz/archive/pending"))).isTrue();
        assertThat(Files.isDirectory(folder("jdz/lake"))).isTrue();
        assertThat(disks.resolve("home/lake")).doesNotExist();
        assertThat(Home.of(disks, StorageSettings.IN_THE_HOME)).isEqualTo(new Home(disks));
    }
}
