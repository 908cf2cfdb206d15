package io.eldercare.cli.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** A terminal with editing, completion, and a history that only its owner can read. */
final class TypedLines implements Lines, AutoCloseable {
    private static final int REMEMBERED = 1_000;

    private final Terminal terminal;
    private final LineReader reader;
    private final String prompt;

    private TypedLines(Terminal terminal, LineReader reader, String prompt) {
        this.terminal = terminal;
        this.reader = reader;
        this.prompt = prompt;
    }

    /**
     * @param history file in the person's own home; made with closed rights
     */
    static TypedLines open(String prompt, Path history, Names names, Predicate<String> isComplete) throws IOException {
        // a broken-off query must not break off the program
        Terminal terminal = TerminalBuilder.builder()
                .system(true)
                .dumb(true)
                .nativeSignals(true)
                .signalHandler(Terminal.SignalHandler.SIG_IGN)
                .build();
        LineReaderBuilder builder = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new Statements(isComplete))
                .completer(names)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, Prompt.MORE)
                .variable(LineReader.HISTORY_SIZE, REMEMBERED)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true);
        if (close(history)) {
            builder.variable(LineReader.HISTORY_FILE, history);
        }
        return new TypedLines(terminal, builder.build(), prompt);
    }

    /** Whether the file is there and nobody else can read it; without, the history lasts as long as the prompt. */
    private static boolean close(Path history) {
        try {
            Path folder = history.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (!Files.exists(history)) {
                Files.createFile(
                        history, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.setPosixFilePermissions(history, PosixFilePermissions.fromString("rw-------"));
            return true;
        } catch (IOException | UnsupportedOperationException noHome) {
            return false;
        }
    }

    @Override
    public @Nullable String next() {
        try {
            return reader.readLine(prompt);
        } catch (UserInterruptException givenUp) {
            return "";
        } catch (EndOfFileException end) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    /** Lines belong together until the statement is complete; words are separated by blanks and brackets. */
    private static final class Statements extends DefaultParser {
        private final Predicate<String> isComplete;

        Statements(Predicate<String> isComplete) {
            this.isComplete = isComplete;
            setQuoteChars(new char[0]);
            setEscapeChars(new char[0]);
        }

        @Override
        public boolean isDelimiterChar(CharSequence text, int position) {
            return super.isDelimiterChar(text, position) || "(),=<>;".indexOf(text.charAt(position)) >= 0;
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE && !isComplete.test(line)) {
                throw new EOFError(-1, -1, "the statement goes on");
            }
            return super.parse(line, cursor, context);
        }
    }
}
