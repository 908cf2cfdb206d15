package io.eldercare.job.watch;

import io.eldercare.definitions.Problems;
import io.eldercare.definitions.Settings;
import io.eldercare.job.Workplace;
import io.eldercare.mart.Mart;
import io.eldercare.mart.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What there is to call out now, for {@code status}, {@code <home>/metrics} and mail. */
public final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Workplace place;
    private final Settings settings;
    private final AlertRules rules;
    private List<Alert> data = List.of();
    private boolean looked;

    /** As the settings say. */
    public Watch(Workplace place, Settings settings) {
        this.place = place;
        this.settings = settings;
        this.rules = new AlertRules(
                settings.watch(), settings.dueDay(), place.clock().instant());
    }

    /** The settings alone; mistakes in them are told by the command that loads all definitions. */
    public static Settings settings(Workplace place) {
        return Settings.load(place.definitionsRoot().resolve("jobs").resolve("settings.yml"), new Problems());
    }

    /** What waits, and the room there is. */
    public Backlog backlog() {
        return Backlog.of(place.home());
    }

    /** In Asia/Shanghai. */
    public LocalDate today() {
        return LocalDate.ofInstant(place.clock().instant(), WatchedRun.ZONE);
    }

    private Path folder() {
        return place.home().root().resolve("metrics");
    }

    /** Looks at an open mart, and writes what it holds to {@code metrics/eldercare-data.prom}. */
    public void look(Mart mart) {
        MartState state = MartState.read(mart, rules.latestDue());
        data = rules.ofMart(state);
        looked = true;
        write(Metrics.data(state, data), "eldercare-data.prom");
    }

    /**
     * Writes {@code metrics/eldercare-runs.prom}.
     *
     * @param runs latest first
     * @return the alerts that stand
     */
    public List<Alert> writeRuns(List<RunBook.Entry> runs) {
        List<Alert> alerts = alerts(runs.stream().map(RunBook.Entry::run).toList());
        write(Metrics.runs(runs, backlog(), alerts), "eldercare-runs.prom");
        return alerts;
    }

    private void write(MetricFile file, String name) {
        try {
            file.write(folder().resolve(name));
        } catch (IOException unwritable) {
            LOG.warn("Cannot write metrics/{}: {}", name, unwritable.getClass().getSimpleName());
        }
    }

    /** What stands now, in order of urgency; of the mart only if it was looked at. @param runs latest first */
    private List<Alert> alerts(List<RunRecord> runs) {
        return alerts(runs, Optional.empty());
    }

    /** @param martFailure why the mart did not open, if it did not */
    public List<Alert> alerts(List<RunRecord> runs, Optional<String> martFailure) {
        List<Alert> alerts = new ArrayList<>(rules.ofRuns(runs));
        martFailure.ifPresent(reason -> alerts.add(new Alert(AlertKind.WATCH_MART, "数据集市", reason)));
        alerts.addAll(rules.ofDisk(backlog().diskFree()));
        alerts.addAll(data);
        return AlertRules.sorted(alerts);
    }

    /** Sends what is new to the addresses of the settings; without addresses or a mail server nothing is done. */
    void mail(List<Alert> alerts) {
        mail(place, settings, alerts, looked);
    }

    /** The same for what {@code status} found. @param whole whether the mart was looked at */
    public static void mail(Workplace place, List<Alert> alerts, boolean whole) {
        mail(place, settings(place), alerts, whole);
    }

    private static void mail(Workplace place, Settings settings, List<Alert> alerts, boolean whole) {
        settings.mail()
                .filter(server -> !settings.watch().mail().isEmpty())
                .ifPresent(
                        server -> new AlertMail(place, server, settings.watch().mail()).send(alerts, whole));
    }
}
