package io.eldercare.lake.store;

import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/**
 * A path within a store. Its names follow the rules of this platform's paths, which are a store's too.
 *
 * @param names the path without the store
 */
record StorePath(StoreFileSystem store, Path names) implements Path {

    /** As Hadoop and Delta name the file. */
    org.apache.hadoop.fs.Path hadoop() {
        return new org.apache.hadoop.fs.Path(toAbsolutePath().toString());
    }

    private @Nullable Path wrapped(@Nullable Path part) {
        return part == null ? null : new StorePath(store, part);
    }

    private Path of(Path part) {
        return new StorePath(store, part);
    }

    private Path names(Path other) {
        if (other instanceof StorePath path && path.store.equals(store)) {
            return path.names;
        }
        throw new ProviderMismatchException(other + " is not a path of " + store.name());
    }

    @Override
    public StoreFileSystem getFileSystem() {
        return store;
    }

    @Override
    public boolean isAbsolute() {
        return names.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return wrapped(names.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return wrapped(names.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return wrapped(names.getParent());
    }

    @Override
    public int getNameCount() {
        return names.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return of(names.getName(index));
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        return of(names.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof StorePath path && path.store.equals(store) && names.startsWith(path.names);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof StorePath path && path.store.equals(store) && names.endsWith(path.names);
    }

    @Override
    public Path normalize() {
        return of(names.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return of(names.resolve(names(other)));
    }

    @Override
    public Path relativize(Path other) {
        return of(names.relativize(names(other)));
    }

    @Override
    public URI toUri() {
        return hadoop().toUri();
    }

    @Override
    public Path toAbsolutePath() {
        return isAbsolute() ? this : of(Path.of("/").resolve(names));
    }

    @Override
    public Path toRealPath(LinkOption... options) {
        return toAbsolutePath().normalize();
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(other.toString());
    }

    /** An absolute path is the whole URI, so that Spark and Delta can read it. */
    @Override
    public String toString() {
        return isAbsolute() ? store.name() + names : names.toString();
    }
}
