package io.eldercare.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In which format a store of a home (archive, lake, mart) is kept: a whole number in the file {@code format} at its root. A store without that
 * file is of format 1. A program works with stores up to the format it knows and refuses newer ones before it touches anything.
 */
public enum StoreFormat {
    /** Raised when receipts, marks or the ledger of releases change so that an older program would misread them. */
    ARCHIVE("存档", 1),
    /** Raised when a program reads, computes or stores otherwise with the same definitions; the next night then builds the lake anew. */
    LAKE("数据湖", 1);

    private static final String FILE = "format";
    private static final int FIRST = 1;

    private final String title;
    private final int known;

    StoreFormat(String title, int known) {
        this.title = title;
        this.known = known;
    }

    /** The format that this program writes. */
    public int known() {
        return known;
    }

    /** @throws NewerHomeException when archive, lake or mart is of a newer format than this program knows */
    public static void requireKnown(Home home, int knownMart) {
        require(ARCHIVE.title, home.archive(), ARCHIVE.known);
        require(LAKE.title, home.lake(), LAKE.known);
        require("数据集市", home.mart(), knownMart);
    }

    private static void require(String title, Path store, int known) {
        int found = of(store);
        if (found > known) {
            throw new NewerHomeException(title, found, known);
        }
    }

    /** @return the format of the store; the first where it does not say */
    public static int of(Path store) {
        Path file = store.resolve(FILE);
        try {
            return Files.exists(file)
                    ? Integer.parseInt(
                            Files.readString(file, StandardCharsets.UTF_8).strip())
                    : FIRST;
        } catch (NumberFormatException damaged) {
            throw new UncheckedIOException(
                    new IOException("读不出 " + store.getFileName() + "/" + FILE + "：应是一个整数", damaged));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("读不出 " + store.getFileName() + "/" + FILE, unreadable);
        }
    }

    /** Notes that the store is now of the format. */
    public static void stamp(Path store, int format) throws IOException {
        if (!Files.exists(store.resolve(FILE)) || of(store) != format) {
            Archive.writeDurably(store.resolve(FILE), (format + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
