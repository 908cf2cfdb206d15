package io.eldercare.badinput;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.SheetVisibility;

/** The package of a workbook and its sheets: XL-001 to XL-012, XL-017, XL-018, XL-029, XL-031 to XL-034. */
final class WorkbookCases {
    private static final String LAUGHS = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"ha\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
    private static final String OUTSIDE =
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><x>&f;</x>";

    private WorkbookCases() {}

    static void into(Map<String, Consumer<Plot>> cases) {
        packages(cases);
        sheets(cases);
    }

    private static void packages(Map<String, Consumer<Plot>> cases) {
        cases.put("XL-001", plot -> plot.workbook(encrypted(Books.teams())));
        cases.put("XL-002", plot -> plot.workbook(Bytes.part(Books.teams(), 2_000)));
        cases.put(
                "XL-003",
                plot -> plot.workbook(
                        Bytes.with(Books.teams(), Books.SHEET, Bytes.utf8("<worksheet>" + " ".repeat(20_000_000)))));
        cases.put("XL-004", plot -> plot.workbook(manyEntries()));
        cases.put(
                "XL-005",
                plot -> plot.workbook(Bytes.with(Books.teams(), "XL/Workbook.xml", Bytes.utf8("<workbook/>"))));
        cases.put(
                "XL-006",
                plot -> plot.workbook(Bytes.edited(
                        Books.teams(), "xl/sharedStrings.xml", text -> LAUGHS + text.substring(text.indexOf("<sst")))));
        cases.put("XL-007", plot -> plot.workbook(Bytes.with(Books.teams(), "docProps/core.xml", Bytes.utf8(OUTSIDE))));
        cases.put(
                "XL-008",
                plot -> plot.workbook(Bytes.edited(
                        repeated(200), "xl/sharedStrings.xml", text -> text.replace("@", "长".repeat(100_000)))));
        cases.put(
                "XL-012",
                plot -> plot.workbook(
                        Bytes.edited(Books.teams(), "xl/workbook.xml", text -> text.replaceAll("<sheet [^>]*/>", ""))));
        cases.put(
                "XL-017",
                plot -> plot.workbook(Bytes.with(Books.teams(), "xl/vbaProject.bin", new byte[] {1}))
                        .raw(plot.name("volunteer_team", ".xlsm"), Books.teams()));
        cases.put(
                "XL-018",
                plot -> plot.workbook(Bytes.edited(
                        Books.teams(),
                        "xl/workbook.xml",
                        text -> text.replace(
                                "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                "http://purl.oclc.org/ooxml/spreadsheetml/main"))));
        cases.put(
                "XL-034",
                plot -> plot.workbook(Bytes.without(
                                Books.teams(), "docProps/core.xml", "docProps/app.xml", "xl/theme/theme1.xml"))
                        .expects("name", "夕阳红"));
    }

    private static void sheets(Map<String, Consumer<Plot>> cases) {
        cases.put(
                "XL-009",
                plot -> plot.workbook(Books.book(workbook -> {
                    Books.teamSheet(workbook, "甲表");
                    Books.teamSheet(workbook, "乙表");
                })));
        cases.put(
                "XL-010",
                plot -> plot.workbook(Books.book(workbook -> {
                    workbook.createSheet("封面");
                    Books.teamSheet(workbook, "志愿队伍");
                    workbook.setSheetVisibility(1, SheetVisibility.VERY_HIDDEN);
                })));
        cases.put(
                "XL-011",
                plot -> plot.workbook(Books.teams(sheet ->
                        Books.row(sheet, 2, List.of("T2", "晨曦", "是", "在册")).setZeroHeight(true))));
        cases.put(
                "XL-029",
                plot -> plot.workbook(Bytes.edited(Books.teams(), Books.SHEET, WorkbookCases::emptyRows))
                        .expects("name", "夕阳红"));
        cases.put(
                "XL-031",
                plot -> plot.workbook(
                                Bytes.edited(
                                        Books.teams(),
                                        "xl/sharedStrings.xml",
                                        text -> text.replace(
                                                "<t>夕阳红</t>",
                                                "<r><t>夕阳</t></r><r><rPr><b/></rPr><t>红</t></r><rPh sb=\"0\" eb=\"2\"><t>xi</t></rPh>")))
                        .expects("name", "夕阳红"));
        cases.put(
                "XL-032",
                plot -> plot.workbook(Books.teams(sheet -> {
                    int picture = sheet.getWorkbook().addPicture(new byte[] {1, 2, 3}, 6);
                    sheet.createDrawingPatriarch()
                            .createPicture(
                                    sheet.getWorkbook().getCreationHelper().createClientAnchor(), picture);
                    Books.row(sheet, 2, List.of("T2", "", "是", "在册"));
                })));
        cases.put(
                "XL-033",
                plot -> plot.workbook(Books.teams(sheet -> sheet.protectSheet("geheim")))
                        .expects("name", "夕阳红"));
    }

    private static byte[] encrypted(byte[] workbook) {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("geheim");
            try (OPCPackage content = OPCPackage.open(new ByteArrayInputStream(workbook));
                    OutputStream target = encryptor.getDataStream(container)) {
                content.save(target);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            container.writeFilesystem(bytes);
            return bytes.toByteArray();
        } catch (IOException | InvalidFormatException | java.security.GeneralSecurityException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }

    private static byte[] manyEntries() {
        Map<String, byte[]> entries = new LinkedHashMap<>(Bytes.entries(Books.teams()));
        for (int number = 0; number < 2_100; number++) {
            entries.put("xl/media/" + number, new byte[0]);
        }
        return Bytes.zip(entries);
    }

    /** Rows whose names are one shared string. */
    private static byte[] repeated(int rows) {
        return Books.teams(sheet -> {
            for (int row = 2; row < rows; row++) {
                Books.row(sheet, row, List.of("T" + row, "@", "是", "在册"));
            }
        });
    }

    private static String emptyRows(String sheet) {
        StringBuilder rows = new StringBuilder();
        // a quarter of what Excel has room for
        for (int row = 3; row <= 1 << 18; row++) {
            rows.append("<row r=\"").append(row).append("\" s=\"0\" customFormat=\"1\"/>");
        }
        return sheet.replace("</sheetData>", rows.append("</sheetData>"));
    }
}
