package io.eldercare.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Options of every command, before or after its name. */
@Command(name = "eldercare", sortOptions = false, versionProvider = Version.class)
final class GlobalOptions implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, order = 100)
    private @Nullable Path home;

    @Option(names = "--plan", paramLabel = "CODE", scope = ScopeType.INHERIT, order = 101)
    private List<String> plans = new ArrayList<>();

    @Option(names = "--month", paramLabel = "yyyy-MM", scope = ScopeType.INHERIT, order = 102)
    private @Nullable YearMonth month;

    @Option(names = "--json", scope = ScopeType.INHERIT, order = 103)
    private boolean json;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, order = 104)
    private boolean quiet;

    @Option(names = "--lang", paramLabel = "zh|en", scope = ScopeType.INHERIT, order = 105)
    private Language language = Language.ZH;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 106)
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            scope = ScopeType.INHERIT,
            order = 107)
    private boolean version;

    /** @param environment {@code ELDERCARE_HOME} serves where the option is not given */
    Path home(Map<String, String> environment) {
        if (home != null) {
            return home;
        }
        String configured = environment.getOrDefault("ELDERCARE_HOME", "");
        return Path.of(configured.isBlank() ? "var" : configured);
    }

    List<String> plans() {
        return List.copyOf(plans);
    }

    Optional<YearMonth> month() {
        return Optional.ofNullable(month);
    }

    boolean json() {
        return json;
    }

    boolean quiet() {
        return quiet;
    }

    Language language() {
        return language;
    }

    /** No command was named. */
    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("not parsed");
        }
        throw new ParameterException(spec.commandLine(), "");
    }
}
