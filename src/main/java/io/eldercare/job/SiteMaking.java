package io.eldercare.job;

import io.eldercare.definitions.Definitions;
import io.eldercare.job.lineage.LineageFile;
import io.eldercare.job.proof.SiteEvidence;
import io.eldercare.lake.HomeLock;
import io.eldercare.lake.HomeLockedException;
import io.eldercare.mart.Mart;
import io.eldercare.mart.MartServer;
import io.eldercare.report.site.Site;
import io.eldercare.report.site.SiteRequest;
import io.eldercare.report.site.SiteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Makes the web pages of a home from its mart. */
public final class SiteMaking {
    private SiteMaking() {}

    /** @param files files of the site, with what it was made from */
    public record Outcome(Path index, int files) {}

    /**
     * Makes the site again, whether or not something changed.
     *
     * @throws HomeLockedException when a run holds the home
     */
    public static Outcome make(Workplace place) {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        try (MartServer server = Night.openMart(place)) {
            return make(place, request(place, definitions, server));
        }
    }

    /**
     * Makes the site where it is older than what it is made from. While a run holds the home, the site that stands is left as it is.
     *
     * @return whether the site is up to date
     * @throws HomeLockedException when a run holds the home and there is no site yet
     */
    static boolean refresh(Workplace place, Definitions definitions, MartServer server) {
        SiteRequest request = request(place, definitions, server);
        if (SiteSource.isCurrent(request)) {
            return true;
        }
        try {
            make(place, request);
            return true;
        } catch (HomeLockedException busy) {
            if (Files.isDirectory(request.directory())) {
                return false;
            }
            throw busy;
        }
    }

    private static Outcome make(Workplace place, SiteRequest request) {
        try (HomeLock lock = HomeLock.acquire(place.home(), "site")) {
            int files = new Steps(place.progress(), place.clock())
                    .run("生成网页", 0, progress -> Site.make(request))
                    .size();
            return new Outcome(request.directory().resolve("index.html"), files);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot work in the home: " + failure.getMessage(), failure);
        }
    }

    private static SiteRequest request(Workplace place, Definitions definitions, MartServer server) {
        return new SiteRequest(
                Jdbi.create(server.dataSource()),
                definitions,
                place.home().site(),
                place.home().reports(),
                place.definitionsRoot().resolve("reports").resolve("site"),
                SiteEvidence.of(place, definitions, new Mart(server.dataSource())),
                Optional.of(LineageFile.of(place.home(), definitions)));
    }
}
