package io.eldercare.cli;

import io.eldercare.definitions.StorageSettings;
import io.eldercare.job.Formats;
import io.eldercare.job.NightRequest;
import io.eldercare.job.Progress;
import io.eldercare.job.Workplace;
import io.eldercare.lake.Home;
import io.eldercare.lake.NewerHomeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One call of the program: what was asked, by whom, in which language. */
record Invocation(GlobalOptions options, Console console, Texts texts) {

    /** The folders on this machine. */
    private Home folders() {
        return new Home(options.home(console.environment()));
    }

    Path root() {
        return folders().root();
    }

    Path logs() {
        return folders().logs();
    }

    Path logFile() {
        return logs().resolve("eldercare.log");
    }

    Workplace workplace() {
        Home home = Home.of(root(), StorageSettings.below(console.definitionsRoot()));
        return new Workplace(home, console.definitionsRoot(), console.clock(), console.environment(), progress());
    }

    /** For commands that work with the home. @throws NewerHomeException when a newer program has written to it */
    Workplace usableWorkplace() {
        Workplace place = workplace();
        Formats.require(place);
        return place;
    }

    /**
     * @throws UsageException when nothing was ever loaded into the home
     * @throws NewerHomeException when a newer program has written to it
     */
    Workplace filledWorkplace() {
        if (!Files.isDirectory(root())) {
            throw new UsageException(text("usage.no-home", root()));
        }
        return usableWorkplace();
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
