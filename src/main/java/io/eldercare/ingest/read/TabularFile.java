package io.eldercare.ingest.read;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A county's file as sheets of text rows. Its kind follows from the first bytes; the extension must not contradict them: text
 * under a workbook's name, or a workbook under a text's, is refused with FILE_TYPE_MISMATCH.
 */
public sealed interface TabularFile extends AutoCloseable permits DelimitedFile, XlsxFile, XlsFile {
    enum Kind {
        TEXT,
        GZIP_TEXT,
        XLSX,
        XLS
    }

    Kind kind();

    /** Character set found, such as {@code UTF-8} or {@code GB18030}; empty for workbooks. */
    String encoding();

    List<Sheet> sheets();

    @Override
    void close();

    /** Opens a file with the standard limits. */
    static TabularFile open(Path path) {
        try {
            Path name = path.getFileName();
            return open(() -> Files.newInputStream(path), Files.size(path), name == null ? "" : name.toString());
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    /**
     * Opens bytes with the standard limits; a workbook is copied to a temporary file until {@link #close}.
     *
     * @param fileName decides nothing by itself; only its extension is compared with the bytes
     */
    static TabularFile open(ByteSource bytes, long size, String fileName) {
        return open(bytes, size, fileName, Limits.standard());
    }

    /** Opens bytes; throws {@link UnreadableFile} where the file must be refused as a whole. */
    static TabularFile open(ByteSource bytes, long size, String fileName, Limits limits) {
        if (size == 0) {
            throw new UnreadableFile("FILE_EMPTY", "文件为空（0 字节），请重新导出后上报。");
        }
        if (size > limits.fileBytes()) {
            throw new UnreadableFile("FILE_TOO_LARGE", "文件过大（" + (size >> 20) + " MB），请拆分后上报。");
        }
        try {
            byte[] head;
            try (InputStream in = bytes.open()) {
                head = in.readNBytes(8);
            }
            String extension = extension(fileName);
            if (Set.of("xlsm", "xlsb", "ods", "et", "zip", "rar", "7z", "pdf", "doc", "docx")
                    .contains(extension)) {
                throw new UnreadableFile("FILE_TYPE_UNSUPPORTED", "不支持 ." + extension + " 文件，请另存为 .xlsx 或 .csv 后上报。");
            }
            boolean workbookName = extension.equals("xlsx") || extension.equals("xls");
            boolean textName = Set.of("csv", "gz", "txt", "tsv").contains(extension);
            if (starts(head, 'P', 'K', 3, 4)) {
                refuseUnless(!textName, "Excel 工作簿", extension);
                return XlsxFile.open(bytes, limits);
            }
            if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
                refuseUnless(!textName, "Excel 工作簿", extension);
                return XlsFile.open(bytes, size, limits);
            }
            refuseUnless(!workbookName, "文本", extension);
            boolean gzip = starts(head, 0x1F, 0x8B);
            refuseUnless(gzip || !extension.equals("gz"), "未压缩的文本", extension);
            return DelimitedFile.open(bytes, size, gzip, limits);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private static void refuseUnless(boolean fits, String content, String extension) {
        if (!fits) {
            throw new UnreadableFile(
                    "FILE_TYPE_MISMATCH", "文件内容是" + content + "，与扩展名 ." + extension + " 不符，请用正确的格式另存后上报。");
        }
    }

    private static UnreadableFile damaged(IOException e) {
        String message = e instanceof FileNotFoundException ? "文件不存在。" : "文件读取失败，可能已损坏，请重新导出后上报。";
        return new UnreadableFile("FILE_UNREADABLE", message, e);
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
