package io.eldercare.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The whole workbook of a form: instructions, a check sheet, a sheet a feed, and hidden code lists. */
public final class TemplateWorkbook {
    static final String INSTRUCTIONS = "填报说明";
    static final String CHECKS = "核对表";

    private TemplateWorkbook() {}

    /** Sheets that a form has beside its feeds. */
    public static List<String> ownSheets() {
        return List.of(INSTRUCTIONS, CHECKS, EntryRules.LISTS);
    }

    /** The same form gives the same bytes. */
    public static byte[] write(Form form) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Pen pen = new Pen(workbook);
            EntryRules rules = new EntryRules(workbook);
            InstructionSheet.write(workbook, pen, form);
            CheckSheet checks = new CheckSheet(workbook, pen, form);
            List<FeedSheet> sheets = new ArrayList<>();
            form.sheets().forEach(sheet -> sheets.add(new FeedSheet(workbook, pen, rules, form, sheet)));
            sheets.forEach(FeedSheet::write);
            checks.write();
            rules.finish();
            workbook.setActiveSheet(0);
            return SettledPackage.of(workbook);
        }
    }
}
