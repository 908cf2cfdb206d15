package io.eldercare.job.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eldercare.job.audit.Breach.Finding;
import io.eldercare.job.audit.CheckResult.Check;
import io.eldercare.lake.Home;
import io.eldercare.lake.audit.TableState;
import io.eldercare.mart.Mart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The mart holds the figures of the lake as it is: both were made with the same definitions, and no table has changed since the publication. Not to be asked
 * while deliveries are still to go through.
 */
public final class VersionCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Home home;
    private final Mart mart;

    public VersionCheck(Home home, Mart mart) {
        this.home = home;
        this.mart = mart;
    }

    public CheckResult of(Collection<TableState> tables) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Path stamp = home.lake().resolve("definitions.sha256");
        String lake = Files.exists(stamp)
                ? Files.readString(stamp, StandardCharsets.UTF_8).strip()
                : "";
        String published = mart.publishedDefinitionsHash().orElse("");
        if (!lake.equals(published)) {
            findings.add(Breach.STAMP_DIFFERS.at(published, lake));
        }
        Map<String, TableState> known = new TreeMap<>();
        tables.forEach(table -> known.put(table.name(), table));
        Map<String, Long> versions = published();
        for (Map.Entry<String, Long> version : versions.entrySet()) {
            TableState table = known.get(version.getKey());
            long there = table == null ? -1 : table.version();
            if (table == null || there < version.getValue() || table.isChangedSince(version.getValue())) {
                findings.add(Breach.VERSION_DIFFERS.at(version.getKey(), version.getValue(), there));
            }
        }
        return new CheckResult(Check.VERSIONS, versions.size(), versions.size(), findings);
    }

    /** By table; empty before the first publication that says so. */
    private Map<String, Long> published() {
        Optional<String> text =
                mart.read(handle -> handle.createQuery("select lake_versions::text from ops.publication")
                        .mapTo(String.class)
                        .findOne());
        Map<String, Long> versions = new TreeMap<>();
        try {
            JSON.readTree(text.orElse("{}"))
                    .properties()
                    .forEach(version ->
                            versions.put(version.getKey(), version.getValue().asLong()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot read which versions are published", impossible);
        }
        return versions;
    }
}
