package io.eldercare.ingest;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.eldercare.definitions.Contract;
import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.Messages;
import io.eldercare.lake.Archive;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The rows of one delivery that were rejected or carry a warning, by line, rule and column, without any value. Written row by row beside its place: a file of which
 * every row is wrong takes no more memory than one.
 */
final class RejectedList implements Closeable {
    private final Definitions definitions;
    private final Messages messages;
    private final Path target;
    private final Path temporary;
    private final CsvWriter csv;
    private final RowReasons reasons = new RowReasons();

    /** @param target in a folder that is there */
    RejectedList(Definitions definitions, Messages messages, Path target) throws IOException {
        this.definitions = definitions;
        this.messages = messages;
        this.target = target;
        this.temporary = Archive.beside(target);
        this.csv = CsvWriter.builder().bufferSize(8192).build(Files.newBufferedWriter(temporary));
        csv.writeRecord("\uFEFF报表", "行号", "处理", "代码", "列", "说明", "怎么改");
    }

    void add(LoadCounts.JudgedRow row) {
        String feed = row.slice().feed();
        for (String issue : row.issues()) {
            Messages.Text message = messages.of(feed, issue);
            reasons.add(feed, row.accepted(), row.rowNo(), message);
            csv.writeRecord(
                    Optional.ofNullable(definitions.contracts().get(feed))
                            .map(Contract::title)
                            .orElse(feed),
                    Integer.toString(row.rowNo()),
                    row.accepted() ? "已收，请核实" : "退回",
                    message.rule(),
                    message.columnLabel(),
                    message.message(),
                    message.remedy());
        }
    }

    RowReasons reasons() {
        return reasons;
    }

    /** No more rows come. Nothing is left of a list that could not be written. */
    @Override
    public void close() throws IOException {
        try {
            csv.close();
        } catch (IOException full) {
            Files.deleteIfExists(temporary);
            throw full;
        }
    }

    /** Forces the closed list and puts it into its place. */
    void keep() throws IOException {
        Archive.putDurably(temporary, target);
    }
}
