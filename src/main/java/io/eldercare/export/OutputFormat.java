package io.eldercare.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Forms in which a query's result is written; texts are in UTF-8. */
public enum OutputFormat {
    TABLE {
        @Override
        ResultSink open(OutputStream out) {
            return new TableSink(out);
        }
    },
    CSV {
        @Override
        ResultSink open(OutputStream out) {
            return new CsvSink(out);
        }
    },
    JSON {
        @Override
        ResultSink open(OutputStream out) throws IOException {
            return new JsonSink(out);
        }
    },
    XLSX {
        @Override
        ResultSink open(OutputStream out) {
            return new XlsxSink(out);
        }
    },
    PARQUET {
        @Override
        ResultSink open(OutputStream out) {
            return new ParquetSink(out);
        }
    };

    abstract ResultSink open(OutputStream out) throws IOException;

    /** Whether it is for programs only: bytes that a terminal cannot show. */
    public boolean isBinary() {
        return this == XLSX || this == PARQUET;
    }

    /** Whether a file of this format can say that rows are missing. */
    boolean tellsItIsCut() {
        return this != CSV;
    }

    /** @throws IllegalArgumentException for an unknown name, with the names there are */
    public static OutputFormat of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("不认识的输出格式 " + name + "：可用 "
                        + Arrays.stream(values())
                                .map(format -> format.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining("、"))));
    }
}
