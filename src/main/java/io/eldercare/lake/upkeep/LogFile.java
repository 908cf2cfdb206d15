package io.eldercare.lake.upkeep;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;

/** A file of a table's log that belongs to one version. */
record LogFile(long version, Kind kind, FileStatus file) {
    private static final Pattern NAME = Pattern.compile("(\\d{20})\\.(json|crc|checkpoint\\..*parquet)");

    enum Kind {
        COMMIT,
        CHECKSUM,
        CHECKPOINT
    }

    /** Empty for files that are about no version or about several. */
    static Optional<LogFile> of(FileStatus file) {
        Matcher name = NAME.matcher(file.getPath().getName());
        if (!name.matches()) {
            return Optional.empty();
        }
        Kind kind = switch (name.group(2)) {
            case "json" -> Kind.COMMIT;
            case "crc" -> Kind.CHECKSUM;
            default -> Kind.CHECKPOINT;
        };
        return Optional.of(new LogFile(Long.parseLong(name.group(1)), kind, file));
    }
}
