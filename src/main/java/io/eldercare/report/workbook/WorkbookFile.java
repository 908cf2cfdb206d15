package io.eldercare.report.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;

/**
 * A workbook of {@link Sheet}s. Formulas carry their results, so that readers that do not calculate see them, and every sheet has a print
 * area (ECMA-376 part 1, 18.3.1.40 and 18.2.5).
 */
public final class WorkbookFile {
    private static final String NAMES = "<definedNames>";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(bytes, "eldercare", "1.0");
    private final List<Sheet> sheets = new ArrayList<>();

    /** Appends a sheet. Every sheet is finished before the next begins. */
    public Sheet sheet(String name, String title, String subtitle, List<String> heads) {
        Sheet sheet = new Sheet(workbook, name, title, subtitle, heads);
        sheets.add(sheet);
        return sheet;
    }

    /** Ends the workbook. */
    public byte[] write() throws IOException {
        workbook.finish();
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (ZipFile source =
                        ZipFile.builder().setByteArray(bytes.toByteArray()).get();
                ZipOutputStream zip = new ZipOutputStream(target)) {
            for (ZipArchiveEntry entry : Collections.list(source.getEntries())) {
                byte[] content = source.getInputStream(entry).readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(completed(entry.getName(), content));
                zip.closeEntry();
            }
        }
        return target.toByteArray();
    }

    private byte[] completed(String entry, byte[] content) {
        if (entry.equals("xl/workbook.xml")) {
            return new String(content, StandardCharsets.UTF_8)
                    .replace(NAMES, NAMES + printAreas())
                    .getBytes(StandardCharsets.UTF_8);
        }
        for (int index = 0; index < sheets.size(); index++) {
            if (entry.equals("xl/worksheets/sheet" + (index + 1) + ".xml")
                    && !sheets.get(index).results().isEmpty()) {
                return withResults(
                                new String(content, StandardCharsets.UTF_8),
                                sheets.get(index).results())
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
        return content;
    }

    private String printAreas() {
        StringBuilder names = new StringBuilder();
        for (int index = 0; index < sheets.size(); index++) {
            names.append("<definedName name=\"_xlnm.Print_Area\" localSheetId=\"")
                    .append(index)
                    .append("\">")
                    .append(sheets.get(index).area())
                    .append("</definedName>");
        }
        return names.toString();
    }

    private static String withResults(String sheet, Map<String, BigDecimal> results) {
        String completed = sheet;
        for (Map.Entry<String, BigDecimal> result : results.entrySet()) {
            String formula = "<f>" + result.getKey() + "</f>";
            completed = completed.replace(
                    formula, formula + "<v>" + result.getValue().toPlainString() + "</v>");
        }
        return completed;
    }
}
