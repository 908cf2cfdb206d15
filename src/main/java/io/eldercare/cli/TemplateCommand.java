package io.eldercare.cli;

import io.eldercare.job.county.FormMaking;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The fill-in workbook of a county and month. */
@Command(name = "template")
final class TemplateCommand implements Callable<Integer> {
    private final Invocation invocation;

    @Option(names = "--county", paramLabel = "CODE", required = true)
    private String county = "";

    @Option(names = "--feed", paramLabel = "FEED", arity = "1..*")
    private List<String> feeds = new ArrayList<>();

    @Option(names = "--blank")
    private boolean blank;

    @Option(names = "--out", paramLabel = "FILE.xlsx", required = true)
    private Path out = Path.of("");

    TemplateCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        YearMonth month = invocation
                .options()
                .month()
                .orElseThrow(() -> new UsageException(invocation.text("usage.missing", "--month yyyy-MM")));
        Path folder = Files.isDirectory(out) ? out : out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(invocation.text("usage.no-folder", String.valueOf(folder)));
        }
        FormMaking.Outcome made = FormMaking.make(
                blank ? invocation.workplace() : invocation.filledWorkplace(),
                new FormMaking.Request(county, month, List.copyOf(feeds), !blank),
                out);
        if (invocation.options().json()) {
            invocation.print(Json.of(made));
        } else {
            tell(made);
        }
        if (!made.blanks().isEmpty()) {
            invocation.note(
                    invocation.text("template.blanks", invocation.texts().list(made.blanks())));
        }
        if (!String.valueOf(made.file().getFileName()).equals(made.sendAs())) {
            invocation.note(invocation.text("template.send-as", made.sendAs()));
        }
        return ExitCode.DONE;
    }

    private void tell(FormMaking.Outcome made) {
        invocation.print(
                invocation.text("template.done", made.file(), made.sheets().size()));
        for (FormMaking.Filled sheet : made.sheets()) {
            String taken = sheet.source()
                    .map(source -> invocation.text("template.taken", sheet.rows(), source))
                    .orElseGet(() -> invocation.text("template.empty"));
            String left = sheet.leftOut() > 0 ? invocation.text("template.left-out", sheet.leftOut()) : "";
            invocation.print("  " + sheet.title() + " (" + sheet.feed() + ") " + taken + left);
        }
    }
}
