package io.eldercare.lake.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lists of attacks and of honest questions in {@code src/test/resources/lake-door}. */
public final class StatementFile {
    private StatementFile() {}

    /** @param code the refusal to expect */
    public record Attack(Refusal code, String statement) {
        @Override
        public String toString() {
            return code + ": " + statement;
        }
    }

    public static List<Attack> attacks() {
        List<Attack> attacks = new ArrayList<>();
        Refusal code = Refusal.LAKE_EMPTY;
        for (String line : lines("attacks.txt")) {
            if (line.startsWith("== ")) {
                code = Refusal.valueOf(line.substring(3));
            } else {
                attacks.add(new Attack(code, line.replace("\\n", "\n")));
            }
        }
        return attacks;
    }

    public static List<String> allowed() {
        return lines("allowed.txt");
    }

    private static List<String> lines(String name) {
        try (InputStream file = StatementFile.class.getResourceAsStream("/lake-door/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
