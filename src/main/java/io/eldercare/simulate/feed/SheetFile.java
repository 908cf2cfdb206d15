package io.eldercare.simulate.feed;

import java.io.IOException;
import java.util.List;

/** A sheet as the file that its layout asks for. */
public final class SheetFile {
    private SheetFile() {}

    public static byte[] write(Sheet sheet) throws IOException {
        return switch (sheet.layout().container()) {
            case CSV, CSV_GZ -> TextFile.write(sheet);
            case XLS -> LegacyWorkbookFile.write(sheet);
            case XLSX, FORM, WORKBOOK -> WorkbookFile.write(List.of(sheet));
        };
    }
}
