package io.eldercare.cli.prompt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where statements come from: a person at a terminal, or text. */
interface Lines {
    /** A whole statement or a command of the prompt; empty after one given up; null at the end. */
    @Nullable
    String next() throws IOException;
}
