package io.eldercare.cli.prompt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lines put together until they are a statement, without any editing. */
final class PlainLines implements Lines {
    private final BufferedReader in;
    private final PrintStream err;
    private final String prompt;
    private final Predicate<String> isComplete;

    PlainLines(BufferedReader in, PrintStream err, String prompt, Predicate<String> isComplete) {
        this.in = in;
        this.err = err;
        this.prompt = prompt;
        this.isComplete = isComplete;
    }

    @Override
    public @Nullable String next() throws IOException {
        StringBuilder typed = new StringBuilder();
        while (true) {
            err.print(typed.isEmpty() ? prompt : Prompt.MORE);
            err.flush();
            String line = in.readLine();
            if (line == null) {
                return typed.toString().isBlank() ? null : typed.toString();
            }
            typed.append(line).append('\n');
            if (isComplete.test(typed.toString())) {
                return typed.toString();
            }
        }
    }
}
