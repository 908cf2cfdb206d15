package io.eldercare.cli;

import io.eldercare.cli.prompt.Door;
import io.eldercare.cli.prompt.Prompt;
import io.eldercare.export.OutputFormat;
import io.eldercare.job.MartQuery;
import io.eldercare.job.Workplace;
import io.eldercare.job.lakedoor.LakeDoor;
import io.eldercare.mart.QueryLimits;
import java.io.IOException;
import java.nio.file.Path;

/** Opens a door and a prompt before it. */
final class SqlPrompt {
    private SqlPrompt() {}

    static int mart(Invocation invocation, Workplace place, String role, OutputFormat format) throws IOException {
        try (MartQuery query = MartQuery.open(place, role, QueryLimits.DEFAULT)) {
            invocation.note(invocation.text("sql.welcome"));
            converse(invocation, new MartPrompt(invocation, query, format));
        }
        return ExitCode.DONE;
    }

    static int lake(Invocation invocation, LakeDoor door, OutputFormat format) throws IOException {
        invocation.note(invocation.text("sql.welcome-lake"));
        converse(invocation, new LakePrompt(invocation, door, format));
        return ExitCode.DONE;
    }

    /** Editing needs the terminal of the process itself, not one that a test hands in. */
    private static void converse(Invocation invocation, Door door) throws IOException {
        Prompt prompt = new Prompt(
                door,
                new Prompt.Words(
                        invocation.text("sql.help"),
                        invocation.text("sql.bad-name", "%s"),
                        invocation.text("sql.bad-command", "%s")),
                invocation.console().out(),
                invocation.console().err());
        if (System.console() != null) {
            prompt.converse(Path.of(System.getProperty("user.home")));
        } else {
            prompt.converse(invocation.console().in());
        }
    }
}
