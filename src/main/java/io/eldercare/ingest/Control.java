package io.eldercare.ingest;

import io.eldercare.definitions.Problems;
import io.eldercare.definitions.YamlNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The control file beside a delivery, {@code <file name>.control.yml}: what the sender counted.
 *
 * @param sums column to its total over all rows
 */
record Control(OptionalInt rows, Map<String, BigDecimal> sums) {
    static final String SUFFIX = ".control.yml";

    /** @return empty where there is none; throws {@link RefusedFile} where it cannot be understood */
    static Optional<Control> beside(Path delivery) throws IOException {
        Path file = delivery.resolveSibling(delivery.getFileName() + SUFFIX);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        Optional<YamlNode> root = YamlNode.parse(
                String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8), problems);
        Optional<Control> control = root.map(Control::read);
        if (control.isEmpty() || !problems.found().isEmpty()) {
            throw new RefusedFile("FILE_CONTROL_INVALID", "对照文件 " + file.getFileName() + " 无法识别：请按 rows: 与 sums: 填写。");
        }
        return control;
    }

    private static Control read(YamlNode root) {
        root.allowOnly("rows", "sums");
        Map<String, BigDecimal> sums = new TreeMap<>();
        root.find("sums")
                .ifPresent(node -> node.entries().forEach((column, total) -> sums.put(column, total.decimal())));
        return new Control(
                root.find("rows").map(node -> OptionalInt.of(node.integer())).orElse(OptionalInt.empty()), sums);
    }
}
