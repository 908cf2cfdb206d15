package io.eldercare.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A result as a file, which appears only when it is whole; a former file of the name stands until then. Beside a csv file that holds only the first rows
 * stands a note, {@code NAME.cut.txt}; it goes when the file is whole again.
 */
public final class ResultFile {
    private static final String MARK = "\uFEFF";

    private final Path file;
    private final OutputFormat format;
    private final boolean marked;

    /** @param marked whether a csv file begins with a byte order mark, without which Excel takes Chinese for another encoding */
    public ResultFile(Path file, OutputFormat format, boolean marked) {
        this.file = file.toAbsolutePath();
        this.format = format;
        this.marked = marked && format == OutputFormat.CSV;
    }

    /** Writes the result into a stream. */
    public interface Query {
        QuerySummary writeTo(OutputStream out) throws IOException;
    }

    public QuerySummary write(Query query) throws IOException {
        Path aside = Files.createTempFile(file.getParent(), ".query-", ".part");
        try {
            QuerySummary summary;
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
                if (marked) {
                    out.write(MARK.getBytes(StandardCharsets.UTF_8));
                }
                summary = query.writeTo(out);
            }
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            note(summary);
            return summary;
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private void note(QuerySummary summary) throws IOException {
        Path note = file.resolveSibling(file.getFileName() + ".cut.txt");
        if (summary.cut() && !format.tellsItIsCut()) {
            Files.writeString(note, CutNote.rows(summary.rows()) + "\n");
        } else {
            Files.deleteIfExists(note);
        }
    }
}
