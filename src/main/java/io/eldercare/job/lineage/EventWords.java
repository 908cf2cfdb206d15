package io.eldercare.job.lineage;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.Job;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacets;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A run as events: when it started, and how it ended with which data sets. */
final class EventWords {
    static final URI PRODUCER = URI.create("urn:eldercare-warehouse");

    private static final String FAILURE = "运行失败（%s）；原因见本机日志，这里不写出文件位置和数据";

    private final OpenLineage model = new OpenLineage(PRODUCER);
    private final String namespace;
    private final String runId;
    private final String command;

    EventWords(String namespace, String runId, String command) {
        this.namespace = namespace;
        this.runId = runId;
        this.command = command;
    }

    OpenLineage model() {
        return model;
    }

    String namespace() {
        return namespace;
    }

    RunEvent start(Instant at) {
        return event(EventType.START, at, model.newRunFacetsBuilder().build(), List.of(), List.of());
    }

    RunEvent complete(Instant at, RunEvents.Written written) {
        List<InputDataset> inputs = written.feeds().feeds().keySet().stream()
                .map(feed -> input("file." + feed, written.feeds()))
                .toList();
        List<OutputDataset> outputs = new ArrayList<>();
        Stream.concat(written.lake().keySet().stream(), written.mart().keySet().stream())
                .forEach(table -> outputs.add(model.newOutputDatasetBuilder()
                        .namespace(namespace)
                        .name(table)
                        .build()));
        return event(EventType.COMPLETE, at, model.newRunFacetsBuilder().build(), inputs, outputs);
    }

    RunEvent failed(Instant at, Throwable failure) {
        String message =
                String.format(java.util.Locale.ROOT, FAILURE, failure.getClass().getSimpleName());
        RunFacets facets = model.newRunFacetsBuilder()
                .errorMessage(model.newErrorMessageRunFacet(message, "JAVA", null))
                .build();
        return event(EventType.FAIL, at, facets, List.of(), List.of());
    }

    private RunEvent event(
            EventType type, Instant at, RunFacets facets, List<InputDataset> inputs, List<OutputDataset> outputs) {
        return model.newRunEventBuilder()
                .eventType(type)
                .eventTime(at.atZone(EventFile.ZONE))
                .run(model.newRun(runUuid(), facets))
                .job(job(command))
                .inputs(inputs)
                .outputs(outputs)
                .build();
    }

    private UUID runUuid() {
        return EventIds.of("urn:eldercare-warehouse:" + namespace + ":" + runId);
    }

    private Job job(String name) {
        return model.newJobBuilder()
                .namespace(namespace)
                .name(name)
                .facets(model.newJobFacetsBuilder()
                        .jobType(model.newJobTypeJobFacetBuilder()
                                .processingType("BATCH")
                                .integration("ELDERCARE")
                                .jobType("JOB")
                                .build())
                        .build())
                .build();
    }

    /** One table's part of the run, as a job of its own below the run's. */
    RunEvent ofTable(String table, Instant at, List<InputDataset> inputs, OutputDataset output) {
        RunFacets facets = model.newRunFacetsBuilder()
                .parent(model.newParentRunFacetBuilder()
                        .run(model.newParentRunFacetRunBuilder()
                                .runId(runUuid())
                                .build())
                        .job(model.newParentRunFacetJobBuilder()
                                .namespace(namespace)
                                .name(command)
                                .build())
                        .build())
                .build();
        UUID own = EventIds.of("urn:eldercare-warehouse:" + namespace + ":" + runId + ":" + table);
        return model.newRunEventBuilder()
                .eventType(EventType.COMPLETE)
                .eventTime(at.atZone(EventFile.ZONE))
                .run(model.newRun(own, facets))
                .job(job(table))
                .inputs(inputs)
                .outputs(List.of(output))
                .build();
    }

    /** A county's files of a feed say how many rows they brought and how many of them were rejected. */
    InputDataset input(String table, FeedCounts feeds) {
        var builder = model.newInputDatasetBuilder().namespace(namespace).name(table);
        FeedCounts.Count count = feeds.ofTable(table);
        if (table.startsWith("file.") && count.deliveries() > 0) {
            var loads = model.newInputDatasetFacet();
            loads.getAdditionalProperties().put("rows", count.rows());
            loads.getAdditionalProperties().put("accepted", count.accepted());
            loads.getAdditionalProperties().put("rejected", count.rejected());
            builder.inputFacets(model.newInputDatasetInputFacetsBuilder()
                    .dataQualityMetrics(model.newDataQualityMetricsInputDatasetFacetBuilder()
                            .rowCount(count.rows())
                            .fileCount(count.deliveries())
                            .columnMetrics(model.newDataQualityMetricsInputDatasetFacetColumnMetrics())
                            .build())
                    .put("eldercare_loadCounts", loads)
                    .build());
        }
        return builder.build();
    }
}
