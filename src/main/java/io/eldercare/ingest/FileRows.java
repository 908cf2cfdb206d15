package io.eldercare.ingest;

import io.eldercare.definitions.Contract;
import io.eldercare.ingest.read.ContractReader;
import io.eldercare.ingest.read.ReaderOptions;
import io.eldercare.ingest.read.Sheet;
import io.eldercare.ingest.read.StorageFailure;
import io.eldercare.ingest.read.TabularFile;
import io.eldercare.lake.Archive;
import io.eldercare.lake.Failpoint;
import io.eldercare.lake.store.Locations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/** Reads archived files of a contract's own layout, one after the other, as rows of {@link ParsedSchema}. */
final class FileRows implements FlatMapFunction<List<ReadTask>, InternalRow> {
    private static final long serialVersionUID = 1L;

    private final String contractText;
    private final byte[] secret;
    private final Map<String, String> regionCodes;

    FileRows(Contract contract, byte[] secret, Map<String, String> regionCodes) {
        this.contractText = ContractText.of(contract);
        this.secret = secret.clone();
        this.regionCodes = Map.copyOf(regionCodes);
    }

    @Override
    public Iterator<InternalRow> call(List<ReadTask> tasks) {
        return new Rows(ContractText.parse(contractText), tasks.iterator());
    }

    private ReaderOptions options(ReadTask task) {
        LocalDate received = LocalDate.parse(task.receivedOn());
        LocalDate month = LocalDate.parse(task.month());
        return new ReaderOptions(secret, received, task.statesSlices() ? null : task.county(), month, regionCodes);
    }

    /** Opens one file at a time. */
    private final class Rows implements Iterator<InternalRow> {
        private final Contract contract;
        private final Iterator<ReadTask> tasks;
        private @Nullable TabularFile file;
        private @Nullable ContractReader reader;
        private @Nullable RowShape shape;
        private @Nullable InternalRow next;

        Rows(Contract contract, Iterator<ReadTask> tasks) {
            this.contract = contract;
            this.tasks = tasks;
            advance();
        }

        private void advance() {
            next = null;
            while (next == null) {
                ContractReader open = reader;
                RowShape layout = shape;
                if (open != null && layout != null && open.hasNext()) {
                    next = layout.row(open.next());
                    if (Failpoint.LOAD_ROW.drops()) {
                        next = null;
                    }
                } else if (tasks.hasNext()) {
                    close();
                    open(tasks.next());
                } else {
                    close();
                    return;
                }
            }
        }

        private void open(ReadTask task) {
            Path path = Locations.of(task.archived());
            ArchivedFile.refuseIfTouched(path, task.fileName());
            TabularFile opened = ArchivedFile.open(path, task.fileName());
            file = opened;
            Sheet sheet = opened.sheets().stream()
                    .filter(candidate -> candidate.name().equals(task.sheet()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Cannot find the sheet of " + task.deliveryId()
                            + " that its receipt names: the archived bytes differ; run from a backup of the archive"));
            reader = ContractReader.open(contract, sheet, options(task));
            shape = new RowShape(contract, task);
        }

        private void close() {
            if (reader != null) {
                reader.close();
                reader = null;
            }
            if (file != null) {
                file.close();
                file = null;
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public InternalRow next() {
            InternalRow row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            advance();
            return row;
        }
    }

    /** Opens archived bytes under the name they came with. */
    static final class ArchivedFile {
        private ArchivedFile() {}

        /** Bytes that turned on the disk must not become figures. What is only checked lies outside the archive, under its own name. */
        static void refuseIfTouched(Path path, String fileName) {
            String digest = String.valueOf(path.getFileName());
            try {
                if (digest.matches("[0-9a-f]{64}") && !Archive.sha256Of(path).equals(digest)) {
                    throw new IllegalStateException(
                            "存档原件 " + digest + "（" + fileName + "）与收到时不同：磁盘或人为改动了它。请从备份恢复 archive 中的这个文件，再重新运行");
                }
            } catch (java.io.IOException unreadable) {
                throw new java.io.UncheckedIOException("Cannot read archived bytes " + path.getFileName(), unreadable);
            }
        }

        static TabularFile open(Path path, String fileName) {
            try {
                return TabularFile.open(() -> bytes(path), Files.size(path), fileName);
            } catch (IOException unreadable) {
                throw new StorageFailure("Cannot read archived bytes " + path.getFileName(), unreadable);
            }
        }

        private static InputStream bytes(Path path) {
            try {
                return StorageFailure.guard(Files.newInputStream(path));
            } catch (IOException unreadable) {
                throw new StorageFailure("Cannot read archived bytes " + path.getFileName(), unreadable);
            }
        }
    }
}
