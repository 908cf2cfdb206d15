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
    };

    abstract ResultSink open(OutputStream out) throws IOException;

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
