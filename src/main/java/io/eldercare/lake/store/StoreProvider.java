package io.eldercare.lake.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.permission.FsAction;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@link java.nio.file.Files} that a home needs, on a store: read and write whole files, list, make, move and delete. A
 * file that is closed is on the disks of the store ({@code hsync}); a move within one store replaces what is there in one step where the
 * store can (HDFS does). Files are never changed in place, and there are no links.
 */
final class StoreProvider extends FileSystemProvider {
    static final StoreProvider ONLY = new StoreProvider();

    private StoreProvider() {}

    private static FileSystem files(Path path) {
        return ((StorePath) path).store().files();
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return ((StorePath) path).hadoop();
    }

    @Override
    public String getScheme() {
        return "store";
    }

    @Override
    public java.nio.file.FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public java.nio.file.FileSystem getFileSystem(URI uri) {
        return getPath(uri).getFileSystem();
    }

    @Override
    public Path getPath(URI uri) {
        return Locations.of(uri.toString());
    }

    @Override
    public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        try {
            return files(path).open(hadoop(path));
        } catch (FileNotFoundException absent) {
            throw absent(path, absent);
        }
    }

    @Override
    public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        Set<OpenOption> asked = Set.of(options);
        if (asked.contains(StandardOpenOption.APPEND)) {
            throw new UnsupportedOperationException("Cannot append to " + path);
        }
        try {
            return new SyncedOutput(files(path).create(hadoop(path), !asked.contains(StandardOpenOption.CREATE_NEW)));
        } catch (org.apache.hadoop.fs.FileAlreadyExistsException exists) {
            throw new FileAlreadyExistsException(path.toString());
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (options.contains(StandardOpenOption.WRITE)) {
            return new WholeFile.Written(newOutputStream(path, options.toArray(OpenOption[]::new)));
        }
        try {
            return new WholeFile.Read(
                    files(path).open(hadoop(path)),
                    files(path).getFileStatus(hadoop(path)).getLen());
        } catch (FileNotFoundException absent) {
            throw absent(path, absent);
        }
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        List<Path> entries;
        try {
            entries = Arrays.stream(files(folder).listStatus(hadoop(folder)))
                    .map(status -> folder.resolve(status.getPath().getName()))
                    .filter(entry -> accepts(filter, entry))
                    .toList();
        } catch (FileNotFoundException absent) {
            throw absent(folder, absent);
        }
        return new DirectoryStream<>() {
            @Override
            public java.util.Iterator<Path> iterator() {
                return entries.iterator();
            }

            @Override
            public void close() {}
        };
    }

    private static boolean accepts(DirectoryStream.Filter<? super Path> filter, Path entry) {
        try {
            return filter.accept(entry);
        } catch (IOException failure) {
            throw new java.nio.file.DirectoryIteratorException(failure);
        }
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        if (files(folder).exists(hadoop(folder))) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        files(folder).mkdirs(hadoop(folder));
    }

    @Override
    public void delete(Path path) throws IOException {
        try {
            if (!files(path).delete(hadoop(path), false)) {
                throw new NoSuchFileException(path.toString());
            }
        } catch (org.apache.hadoop.fs.PathIsNotEmptyDirectoryException filled) {
            throw new DirectoryNotEmptyException(path.toString());
        }
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        Rename how = List.of(options).contains(StandardCopyOption.REPLACE_EXISTING) ? Rename.OVERWRITE : Rename.NONE;
        try {
            ((StorePath) from).store().renames().rename(hadoop(from), hadoop(to), how);
        } catch (org.apache.hadoop.fs.FileAlreadyExistsException exists) {
            throw new FileAlreadyExistsException(to.toString());
        } catch (FileNotFoundException absent) {
            throw absent(from, absent);
        }
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        try (InputStream input = newInputStream(from);
                OutputStream output = newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            input.transferTo(output);
        }
    }

    @Override
    public boolean isSameFile(Path one, Path other) {
        return one.toAbsolutePath().equals(other.toAbsolutePath());
    }

    @Override
    public boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        try {
            if (modes.length == 0) {
                files(path).getFileStatus(hadoop(path));
            }
            for (AccessMode mode : modes) {
                files(path)
                        .access(
                                hadoop(path),
                                switch (mode) {
                                    case READ -> FsAction.READ;
                                    case WRITE -> FsAction.WRITE;
                                    case EXECUTE -> FsAction.EXECUTE;
                                });
            }
        } catch (FileNotFoundException absent) {
            throw absent(path, absent);
        }
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException("Cannot read " + type.getSimpleName() + " of " + path);
        }
        try {
            return type.cast(new StoreAttributes(files(path).getFileStatus(hadoop(path))));
        } catch (FileNotFoundException absent) {
            throw absent(path, absent);
        }
    }

    private static NoSuchFileException absent(Path path, FileNotFoundException cause) {
        NoSuchFileException absent = new NoSuchFileException(path.toString());
        absent.initCause(cause);
        return absent;
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
