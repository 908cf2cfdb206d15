package io.eldercare.definitions;

import java.util.List;
import java.util.stream.Collectors;

/** The definition files hold mistakes; all of them are listed. Ends a command with exit code 3. */
public final class DefinitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public DefinitionException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
