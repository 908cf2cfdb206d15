package io.eldercare.cli;

import io.eldercare.job.NightRequest;
import io.eldercare.job.Progress;
import io.eldercare.job.Workplace;
import io.eldercare.lake.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One call of the program: what was asked, by whom, in which language. */
record Invocation(GlobalOptions options, Console console, Texts texts) {

    Home home() {
        return new Home(options.home(console.environment()));
    }

    Path logFile() {
        return home().logs().resolve("eldercare.log");
    }

    Workplace workplace() {
        return new Workplace(home(), console.definitionsRoot(), console.clock(), console.environment(), progress());
    }

    /** @throws UsageException when nothing was ever loaded into the home */
    Workplace filledWorkplace() {
        if (!Files.isDirectory(home().root())) {
            throw new UsageException(text("usage.no-home", home().root()));
        }
        return workplace();
    }

    /** @throws UsageException for a plan that the definitions do not hold */
    NightRequest nightRequest(String command) {
        return new NightRequest(command, command.equals("rebuild"), plans(), options.month(), false);
    }

    /** @throws UsageException for a plan that the definitions do not hold */
    List<String> plans() {
        PlanCodes known = PlanCodes.below(console.definitionsRoot());
        for (String plan : options.plans()) {
            if (!known.codes().contains(plan)) {
                throw new UsageException(text("usage.unknown-plan", plan, texts.list(known.codes())));
            }
        }
        return options.plans();
    }

    String text(String key, Object... values) {
        return texts.text(key, values);
    }

    void print(String line) {
        console.out().println(line);
    }

    /** Tells the person something that is not data; silent with {@code --quiet}. */
    void note(String line) {
        if (!options.quiet()) {
            console.err().println(line);
        }
    }

    private Progress progress() {
        if (options.quiet()) {
            return Progress.silent();
        }
        return console.isTerminal()
                ? new BarProgress(console.err())
                : new LineProgress(console.err(), texts, System::nanoTime);
    }
}
