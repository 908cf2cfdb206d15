package io.eldercare.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Messages;
import io.eldercare.ingest.ReceiptText.Line;
import io.eldercare.ingest.SliceState.Standing;
import io.eldercare.lake.Archive;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * What a county gets back: for each file a receipt in words and in JSON and a list of rows that were rejected or carry a warning, by
 * line, rule and column, without any value.
 */
public final class Feedback {
    private static final Comparator<Receipt> ARRIVAL =
            Comparator.comparing(Receipt::receivedAt).thenComparing(Receipt::deliveryId);

    private static final int LONGEST_ENDING = ".receipt.json".length();

    private static final ObjectWriter JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writer();

    private final Definitions definitions;
    private final Messages messages;
    private final Path folder;
    private final Set<Slice> filedBefore;

    /** @param filedBefore slices with a full statement from earlier nights */
    public Feedback(Definitions definitions, Path folder, Set<Slice> filedBefore) {
        this.definitions = definitions;
        this.messages = new Messages(definitions);
        this.folder = folder;
        this.filedBefore = Set.copyOf(filedBefore);
    }

    /** @param receipts deliveries to answer, with the parts they turned out to have */
    public void write(Collection<Receipt> receipts, Map<Slice, SliceState> states, LoadCounts counts)
            throws IOException {
        Set<String> answered = receipts.stream().map(Receipt::deliveryId).collect(Collectors.toSet());
        Answers answers = new Answers(
                states, counts, lines(counts, answered), new ReceiptText(definitions, slice -> isFiled(slice, states)));
        // of answers under one name the latest delivery's stands
        Map<Path, List<Receipt>> targets = new LinkedHashMap<>();
        receipts.stream()
                .sorted(ARRIVAL)
                .forEach(receipt -> targets.computeIfAbsent(
                                place(receipt).resolve(name(receipt, states)), target -> new ArrayList<>())
                        .add(receipt));
        // more threads than cores: they wait for the disk
        ExecutorService workers =
                Executors.newFixedThreadPool(3 * Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> written = new ArrayList<>();
            targets.forEach((target, own) -> written.add(workers.submit(() -> {
                for (Receipt receipt : own) {
                    write(target, receipt, answers);
                }
                return target;
            })));
            for (Future<?> each : written) {
                each.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while answering the counties", interrupted);
        } catch (ExecutionException failure) {
            throw new IOException("Cannot answer a county: " + failure.getMessage(), failure);
        } finally {
            workers.shutdownNow();
        }
    }

    /** @param lines judged rows by delivery */
    private record Answers(
            Map<Slice, SliceState> states, LoadCounts counts, Map<String, List<Line>> lines, ReceiptText words) {}

    private void write(Path target, Receipt receipt, Answers answers) throws IOException {
        String name = String.valueOf(target.getFileName());
        List<Line> own = answers.lines().getOrDefault(receipt.deliveryId(), List.of());
        List<ReceiptText.Part> parts = receipt.parts().stream()
                .map(part -> part(FiledPart.of(receipt, part), answers.states(), answers.counts()))
                .toList();
        // the receipt in JSON is the one that must last: it forces the folder, these words are said again by a rebuild
        Files.createDirectories(place(receipt));
        Files.writeString(
                target.resolveSibling(name + ".receipt.txt"),
                answers.words().of(receipt, parts, own, name + ".rejected.csv"));
        write(target.resolveSibling(name + ".receipt.json"), json(receipt, answers.states(), answers.counts()));
        if (!own.isEmpty()) {
            write(target.resolveSibling(name + ".rejected.csv"), csv(own));
        }
    }

    /** The answer to a file that lost to another of its name must not replace the answer to that one. */
    private static String name(Receipt receipt, Map<Slice, SliceState> states) {
        boolean lost = receipt.parts().stream()
                .map(part -> Optional.ofNullable(states.get(part.slice()))
                        .map(state -> state.standings().get(FiledPart.of(receipt, part))))
                .anyMatch(Optional.of(Standing.CONFLICT)::equals);
        String mark = receipt.deliveryId().substring(0, 8);
        String name = lost ? receipt.fileName() + "." + mark : receipt.fileName();
        return FileNames.fitted(name, LONGEST_ENDING, mark);
    }

    private boolean isFiled(Slice slice, Map<Slice, SliceState> states) {
        return Optional.ofNullable(states.get(slice))
                .map(state -> state.statement().isPresent())
                .orElseGet(() -> filedBefore.contains(slice));
    }

    private Path place(Receipt receipt) {
        boolean fromElsewhere = receipt.reason().equals(Optional.of("SUB_WRONG_SENDER"));
        String county = receipt.parts().isEmpty() || receipt.profile().isPresent() || fromElsewhere
                ? receipt.sender()
                : receipt.fileName().replaceAll("^[a-zA-Z_]+_(\\d{6})_.*$", "$1");
        String month = receipt.parts().isEmpty()
                ? receipt.receivedAt().toLocalDate().toString().substring(0, 7)
                : receipt.parts().get(0).month().toString();
        String safe = county.matches("\\d{6}") ? county : Receiver.OPERATOR;
        return folder.resolve(safe).resolve(month);
    }

    private static void write(Path file, String text) throws IOException {
        Archive.writeDurably(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, List<Line>> lines(LoadCounts counts, Set<String> answered) {
        Map<String, List<Line>> lines = new TreeMap<>();
        Iterator<LoadCounts.JudgedRow> rows = counts.judged(answered);
        while (rows.hasNext()) {
            LoadCounts.JudgedRow row = rows.next();
            lines.computeIfAbsent(row.deliveryId(), id -> new ArrayList<>())
                    .add(new Line(row.slice().feed(), row.rowNo(), row.accepted(), row.issues()));
        }
        return lines;
    }

    private String csv(List<Line> lines) {
        StringWriter text = new StringWriter();
        text.write('\uFEFF');
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("报表", "行号", "处理", "代码", "列", "说明", "怎么改");
            for (Line line : lines) {
                for (String issue : line.issues()) {
                    Messages.Text message = messages.of(line.feed(), issue);
                    csv.writeRecord(
                            title(line.feed()),
                            Integer.toString(line.rowNo()),
                            line.accepted() ? "已收，请核实" : "退回",
                            message.rule(),
                            message.columnLabel(),
                            message.message(),
                            message.remedy());
                }
            }
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private String title(String feed) {
        return Optional.ofNullable(definitions.contracts().get(feed))
                .map(Contract::title)
                .orElse(feed);
    }

    private static String json(Receipt receipt, Map<Slice, SliceState> states, LoadCounts counts) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("delivery_id", receipt.deliveryId());
        answer.put("file_name", receipt.fileName());
        answer.put("sender", receipt.sender());
        answer.put("received_at", receipt.receivedAt().toString());
        answer.put("sha256", receipt.sha256());
        receipt.encoding().ifPresent(encoding -> answer.put("encoding", encoding));
        answer.put("verdict", receipt.isRefused() ? "rejected" : "accepted");
        receipt.reason().ifPresent(reason -> answer.put("reason", reason));
        receipt.message().ifPresent(message -> answer.put("message", message));
        answer.put("signatures", receipt.signatures().isEmpty() ? List.of("未审签") : receipt.signatures());
        if (!receipt.warnings().isEmpty()) {
            answer.put("warnings", receipt.warnings());
        }
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Receipt.Part part : receipt.parts()) {
            FiledPart filed = FiledPart.of(receipt, part);
            parts.add(answer(filed, part(filed, states, counts)));
        }
        answer.put("parts", parts);
        return JSON.writeValueAsString(answer) + "\n";
    }

    private static ReceiptText.Part part(FiledPart part, Map<Slice, SliceState> states, LoadCounts counts) {
        Standing standing = Optional.ofNullable(states.get(part.slice()))
                .flatMap(state -> Optional.ofNullable(state.standings().get(part)))
                .orElse(part.refusal().isPresent() ? Standing.REFUSED : Standing.WAITING);
        return new ReceiptText.Part(part.slice(), standing, BronzeTables.count(part, standing, counts), part.skipped());
    }

    private static Map<String, Object> answer(FiledPart filed, ReceiptText.Part part) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("feed", part.slice().feed());
        answer.put("county_code", part.slice().countyCode());
        answer.put("month", part.slice().month().toString());
        if (!filed.sheet().isEmpty()) {
            answer.put("sheet", filed.sheet());
        }
        answer.put("standing", part.standing().name().toLowerCase(Locale.ROOT));
        answer.put("rows", part.count().rows());
        answer.put("accepted", part.count().accepted());
        answer.put("rejected", part.count().rejected());
        answer.put("warned", part.count().warned());
        answer.put("skipped", part.skipped());
        return answer;
    }
}
