package io.eldercare.definitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the mistakes of all definition files, so that they are reported at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(String file, int line, String message) {
        found.add(new Problem(file, line, message));
    }

    public List<Problem> found() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .distinct()
                .toList();
    }

    /** @throws DefinitionException when anything was reported */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new DefinitionException(found());
        }
    }
}
