package io.eldercare.job.lakedoor;

import io.eldercare.definitions.Definitions;
import io.eldercare.definitions.LakeBook;
import io.eldercare.job.Workplace;
import io.eldercare.lake.TableCopy;
import io.eldercare.lake.sql.Refusal;
import io.eldercare.lake.sql.RefusedStatement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of gold for tools of analysts (Python, R, DuckDB): Delta tables that hold their live files only. Tables with rows or numbers of persons are copied
 * for an analyst who asks for them; the log of queries says who took what.
 */
public final class GoldExport {
    private GoldExport() {}

    /** Which tables. */
    public enum Extent {
        /** open in sql/lake.yml without a column withheld */
        OPEN,
        /** all of gold */
        PERSONS
    }

    /**
     * @param out folder that is empty or does not exist
     * @return names of the tables copied
     * @throws RefusedStatement for a reader who may not have them
     */
    public static List<String> copy(Workplace place, Extent extent, Path out) throws IOException {
        Definitions definitions = Definitions.load(place.definitionsRoot());
        Reader reader =
                Reader.present(place.home().root(), definitions.settings().lake(), place.environment());
        QueryLog log = new QueryLog(place.home().logs(), reader, place.clock());
        QueryLog.Open entry = log.open();
        String asked = extent == Extent.PERSONS ? "export-gold --persons" : "export-gold";
        if (reader.role() != LakeRole.ANALYST) {
            log.close(entry, asked, 0, "refused " + Refusal.LAKE_ROLE);
            throw new RefusedStatement(Refusal.LAKE_ROLE, "只有分析员可以导出汇总表的文件：请用集市（sql --on mart）导出");
        }
        List<String> copied = new ArrayList<>();
        for (String table : tables(place.home().lake().resolve("gold"))) {
            if (extent == Extent.PERSONS || isOpen(definitions.lakeBook(), table)) {
                TableCopy.copy(place.home().lake().resolve("gold").resolve(table), out.resolve(table));
                copied.add(table);
            }
        }
        log.close(entry, asked, copied.size(), "done");
        return copied;
    }

    /** The copy has every column, so that a table of which some are withheld does not count as open. */
    private static boolean isOpen(LakeBook book, String table) {
        return book.isOpen("gold." + table) && book.without("gold." + table).isEmpty();
    }

    private static List<String> tables(Path gold) {
        try (Stream<Path> folders = Files.list(gold)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("_delta_log")))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
