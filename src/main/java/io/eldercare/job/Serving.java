package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.mart.MartServer;
import io.eldercare.report.serve.SiteServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;

/** The site and the mart kept up for readers until it is closed. */
public final class Serving implements AutoCloseable {
    private final MartServer mart;
    private final SiteServer site;
    private final boolean current;

    private Serving(MartServer mart, SiteServer site, boolean current) {
        this.mart = mart;
        this.site = site;
        this.current = current;
    }

    /**
     * Brings the site up to date and serves it.
     *
     * @param port 0 for any that is free
     * @throws io.eldercare.report.serve.AddressInUseException when another program has the port
     * @throws io.eldercare.lake.HomeLockedException when a run holds the home and there is no site yet
     */
    public static Serving start(Workplace place, InetAddress address, int port) throws IOException {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        MartServer mart = Night.openMart(place);
        try {
            boolean current = SiteMaking.refresh(place, definitions, mart);
            return new Serving(mart, SiteServer.start(place.home().site(), address, port), current);
        } catch (IOException | RuntimeException failure) {
            mart.close();
            throw failure;
        }
    }

    public URI address() {
        return site.address();
    }

    /** {@code postgresql://…} of the readers' database, without user and password. */
    public String mart() {
        return mart.readersUrl().replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    }

    /** Whether the site shows the newest figures; else a run was writing them. */
    public boolean isCurrent() {
        return current;
    }

    @Override
    public void close() {
        site.close();
        mart.close();
    }
}
