package io.eldercare.job.watch;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Gauges in Prometheus' text format, for node_exporter's textfile collector: a reader sees the old file or the new one. */
final class MetricFile {
    private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();

    /** @param labels names and values by turns; a gauge has a point for each set of values */
    MetricFile add(String name, String help, double value, String... labels) {
        gauges.computeIfAbsent(name, gauge -> GaugeSnapshot.builder().name(name).help(help))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(Labels.of(labels))
                        .build());
        return this;
    }

    void write(Path file) throws IOException {
        MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
        gauges.values().forEach(gauge -> snapshots.metricSnapshot(gauge.build()));
        Path folder = folderOf(file);
        // no name the collector reads: it takes *.prom
        Path aside = folder.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
        try (OutputStream out = Files.newOutputStream(aside)) {
            PrometheusTextFormatWriter.create().write(out, snapshots.build());
        }
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The collector is another user; nothing here is about persons. */
    private static Path folderOf(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }
}
