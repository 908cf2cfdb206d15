package io.eldercare.lake.upkeep;

/**
 * Files and what they take: of a table, or given back to the disk.
 *
 * @param files without the checksum files that Hadoop keeps beside them
 * @param bytes of those files
 */
public record Freed(int files, long bytes) {
    public static final Freed NOTHING = new Freed(0, 0);

    public Freed plus(Freed other) {
        return new Freed(files + other.files, bytes + other.bytes);
    }

    public Freed minus(Freed other) {
        return new Freed(files - other.files, bytes - other.bytes);
    }
}
