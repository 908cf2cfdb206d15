package io.eldercare.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Messages;
import io.eldercare.ingest.SliceState.Standing;
import io.eldercare.lake.Archive;
import java.io.IOException;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What a county gets back: for each file a receipt in words and in JSON and a list of rows that were rejected or carry a warning, by
 * line, rule and column, without any value.
 */
public final class Feedback {
    private static final Comparator<Receipt> ARRIVAL =
            Comparator.comparing(Receipt::receivedAt).thenComparing(Receipt::deliveryId);

    private static final String REJECTED = ".rejected.csv";
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
        // of answers under one name the latest delivery's stands
        Map<Path, Receipt> latest = new LinkedHashMap<>();
        receipts.stream()
                .sorted(ARRIVAL)
                .forEach(receipt -> latest.put(place(receipt).resolve(name(receipt, states)), receipt));
        Map<String, Answer> answers = new LinkedHashMap<>();
        ReceiptText words = new ReceiptText(definitions, slice -> isFiled(slice, states));
        latest.forEach((target, receipt) ->
                answers.put(receipt.deliveryId(), new Answer(target, receipt, states, counts, words)));
        // more threads than cores: they wait for the disk
        ExecutorService workers =
                Executors.newFixedThreadPool(3 * Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> written = new ArrayList<>();
            answerJudged(
                    counts.judged(Set.copyOf(answers.keySet())), answers, list -> written.add(workers.submit(list)));
            answers.values()
                    .forEach(answer -> written.add(workers.submit(() -> {
                        Archive.makeFolder(place(answer.receipt()));
                        Files.deleteIfExists(beside(answer.target(), REJECTED));
                        answer.write(new RowReasons());
                        return answer.target();
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

    /**
     * Lists the rows of one delivery after the other, of which only one is held at a time.
     *
     * @param rows by delivery
     * @param answers by delivery; those that have rows are taken out
     * @param rest takes what is left to do for a delivery, beside the others
     */
    private void answerJudged(
            Iterator<LoadCounts.JudgedRow> rows, Map<String, Answer> answers, Consumer<Callable<Path>> rest)
            throws IOException {
        LoadCounts.JudgedRow row = rows.hasNext() ? rows.next() : null;
        while (row != null) {
            String delivery = row.deliveryId();
            Answer answer = Objects.requireNonNull(answers.remove(delivery));
            Archive.makeFolder(place(answer.receipt()));
            RejectedList list = new RejectedList(definitions, messages, beside(answer.target(), REJECTED));
            try (list) {
                while (row != null && row.deliveryId().equals(delivery)) {
                    list.add(row);
                    row = rows.hasNext() ? rows.next() : null;
                }
            }
            rest.accept(() -> {
                list.keep();
                answer.write(list.reasons());
                return answer.target();
            });
        }
    }

    /** @param target the answer's files without their endings */
    private record Answer(
            Path target, Receipt receipt, Map<Slice, SliceState> states, LoadCounts counts, ReceiptText words) {

        /** The receipt in JSON is the one that must last: it forces the folder, the words are said again by a rebuild. */
        void write(RowReasons reasons) throws IOException {
            List<ReceiptText.Part> parts = receipt.parts().stream()
                    .map(part -> part(FiledPart.of(receipt, part), states, counts))
                    .toList();
            Files.writeString(
                    beside(target, ".receipt.txt"), words.of(receipt, parts, reasons, target.getFileName() + REJECTED));
            Feedback.write(beside(target, ".receipt.json"), json(receipt, states, counts));
        }
    }

    private static Path beside(Path target, String ending) {
        return target.resolveSibling(target.getFileName() + ending);
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
