package io.eldercare.testing;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS of one name node and two data nodes, reached over TCP. */
public final class Hdfs implements AutoCloseable {
    private final MiniDFSCluster cluster;

    private Hdfs(MiniDFSCluster cluster) {
        this.cluster = cluster;
    }

    /** @param folder for its disks */
    public static Hdfs start(Path folder) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
        configuration.setInt("dfs.replication", 2);
        MiniDFSCluster cluster =
                new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
        cluster.waitActive();
        return new Hdfs(cluster);
    }

    /** Such as {@code hdfs://127.0.0.1:41231}. */
    public String uri() {
        return cluster.getURI().toString();
    }

    @Override
    public void close() {
        cluster.shutdown();
    }
}
