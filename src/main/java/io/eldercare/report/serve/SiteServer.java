package io.eldercare.report.serve;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the files of a folder until it is closed. */
public final class SiteServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int WAITING = 64;

    private final HttpServer server;
    private final ExecutorService workers;

    private SiteServer(HttpServer server, ExecutorService workers) {
        this.server = server;
        this.workers = workers;
    }

    /**
     * @param folder looked up again with each request, so that a new edition swapped in is seen at once
     * @param port 0 for any that is free
     * @throws AddressInUseException when another program has the port
     */
    public static SiteServer start(Path folder, InetAddress address, int port) throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), WAITING);
        } catch (BindException taken) {
            throw new AddressInUseException(address, port, taken);
        }
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(workers);
        server.createContext("/", new SiteFiles(folder, address.isLoopbackAddress()));
        server.start();
        return new SiteServer(server, workers);
    }

    public URI address() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().isAnyLocalAddress()
                ? "localhost"
                : address.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
