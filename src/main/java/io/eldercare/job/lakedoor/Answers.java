package io.eldercare.job.lakedoor;

import io.eldercare.lake.sql.RefusedStatement;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what the queries' process has to say. */
final class Answers {
    private final PrintStream out;

    Answers(PrintStream out) {
        this.out = out;
    }

    void catalog(List<Message.Table> tables) throws IOException {
        say(Message.Answer.catalog(tables));
        out.flush();
    }

    void columns(List<Message.Head> columns) throws IOException {
        say(Message.Answer.columns(columns));
    }

    void row(List<@Nullable String> values) throws IOException {
        say(Message.Answer.row(values));
    }

    void end() throws IOException {
        say(Message.Answer.ended());
        out.flush();
    }

    void refused(RefusedStatement refused) throws IOException {
        say(Message.Answer.refused(new Message.Refused(refused.refusal(), String.valueOf(refused.getMessage()))));
        out.flush();
    }

    private synchronized void say(Message.Answer answer) throws IOException {
        out.println(Message.JSON.writeValueAsString(answer));
        if (answer.row() == null && out.checkError()) {
            throw new IOException("nobody listens");
        }
    }
}
