package io.eldercare.ingest;

import io.eldercare.definitions.Problems;
import io.eldercare.definitions.YamlNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The control file beside a delivery, {@code <file name>.control.yml}: what the sender counted.
 *
 * @param sums column to its total over all rows
 */
record Control(OptionalInt rows, Map<String, BigDecimal> sums) {
    static final String SUFFIX = ".control.yml";

    private static final long MOST_BYTES = 64 * 1024;
    private static final int MOST_DIGITS = 40;

    /** Where the control file of a delivery is to lie. */
    static Path place(Path delivery) {
        return delivery.resolveSibling(delivery.getFileName() + SUFFIX);
    }

    /** Whether there is a control file of a size that one can have; links and the like are none. */
    static boolean isThere(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.isReadable(file)
                && Files.size(file) <= MOST_BYTES;
    }

    /** @return empty where there is none; throws {@link RefusedFile} where it cannot be understood */
    static Optional<Control> beside(Path delivery) throws IOException {
        Path file = place(delivery);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!isThere(file)) {
            throw invalid(file);
        }
        Problems problems = new Problems();
        Optional<Control> control;
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            // aliases, of no use here, can repeat a text beyond all measure
            control = text.indexOf('*') >= 0
                    ? Optional.empty()
                    : YamlNode.parse(String.valueOf(file.getFileName()), text, problems)
                            .map(Control::read);
        } catch (CharacterCodingException | YAMLException unreadable) {
            throw invalid(file);
        }
        if (control.isEmpty()
                || !problems.found().isEmpty()
                || control.get().sums().values().stream().anyMatch(Control::isAbsurd)) {
            throw invalid(file);
        }
        return control;
    }

    private static RefusedFile invalid(Path file) {
        return new RefusedFile(
                "FILE_CONTROL_INVALID",
                "对照文件 " + FileNames.shown(String.valueOf(file.getFileName())) + " 无法识别：请按 rows: 与 sums: 填写。");
    }

    /** No sum of a file is so large or so finely divided, and to print one might take all memory. */
    private static boolean isAbsurd(BigDecimal sum) {
        return sum.precision() > MOST_DIGITS || Math.abs((long) sum.scale()) > MOST_DIGITS;
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
