package io.eldercare.lake.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;

/** One store, such as the name node of a HDFS. It stays open as long as the process. */
final class StoreFileSystem extends FileSystem {
    private final String name;
    private final org.apache.hadoop.fs.FileSystem files;
    private final FileContext renames;

    private StoreFileSystem(String name, org.apache.hadoop.fs.FileSystem files, FileContext renames) {
        this.name = name;
        this.files = files;
        this.renames = renames;
    }

    /** @param name scheme and authority, such as {@code hdfs://nn:8020} */
    static StoreFileSystem open(String name) {
        Configuration configuration = Locations.configuration();
        answerSoon(configuration);
        URI uri = URI.create(name + "/");
        try {
            return new StoreFileSystem(
                    name,
                    org.apache.hadoop.fs.FileSystem.newInstance(uri, configuration),
                    FileContext.getFileContext(uri, configuration));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(
                    "不能使用 jobs/settings.yml 中 storage 的位置 " + name + "：请检查地址和 Hadoop 配置，类路径上要有该种存储的库", unreachable);
        }
    }

    /**
     * HDFS's client asks twice whether a file it closes is complete, 0.4 s apart: long beside the small files of an archive. It asks
     * sooner here, and no less long.
     */
    private static void answerSoon(Configuration configuration) {
        configuration.setInt("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", 5);
        configuration.setInt("dfs.client.block.write.locateFollowingBlock.retries", 12);
    }

    String name() {
        return name;
    }

    org.apache.hadoop.fs.FileSystem files() {
        return files;
    }

    /** Renames that replace what is there in one step, which {@link #files} does not offer. */
    FileContext renames() {
        return renames;
    }

    @Override
    public FileSystemProvider provider() {
        return StoreProvider.ONLY;
    }

    @Override
    public Path getPath(String first, String... more) {
        return new StorePath(this, Path.of(first, more));
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(getPath("/"));
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PathMatcher getPathMatcher(String pattern) {
        throw new UnsupportedOperationException();
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException();
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException();
    }
}
