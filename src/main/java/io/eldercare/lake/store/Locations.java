package io.eldercare.lake.store;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Paths of what settings, tables and tasks name as text: a folder of this machine, or a URI such as {@code hdfs://nn:8020/lake}. A local
 * path is the platform's own; of others only the calls that {@link StoreProvider} lists work.
 */
public final class Locations {
    private static final Pattern REMOTE = Pattern.compile("(?!file:)[a-z][a-z0-9+.-]+:/.*");
    private static final Map<String, StoreFileSystem> STORES = new ConcurrentHashMap<>();

    private Locations() {}

    /** Whether the text names a place beyond this machine's disks. */
    public static boolean isRemote(String location) {
        return REMOTE.matcher(location).matches();
    }

    /**
     * @param location a path, or a URI with a scheme that Hadoop has a file system for
     */
    public static Path of(String location) {
        if (location.startsWith("file:")) {
            return Path.of(new org.apache.hadoop.fs.Path(location).toUri().getPath());
        }
        if (!isRemote(location)) {
            return Path.of(location);
        }
        URI uri = new org.apache.hadoop.fs.Path(location).toUri();
        String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
        StoreFileSystem store = STORES.computeIfAbsent(uri.getScheme() + "://" + authority, StoreFileSystem::open);
        return new StorePath(store, Path.of(uri.getPath()).normalize());
    }

    /** What Spark's processes know of Hadoop: its files on the class path, and {@code spark.hadoop.*}. */
    public static Configuration configuration() {
        SparkEnv running = SparkEnv.get();
        return SparkHadoopUtil.get().newConfiguration(running == null ? new SparkConf() : running.conf());
    }
}
