package io.eldercare.cli;

import io.eldercare.lake.Failpoint;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** The commands, put together for one call. */
final class Application {
    private static final int HELP_WIDTH = 100;

    private Application() {}

    /** @return an {@link ExitCode} */
    static int run(Console console, String... arguments) {
        Invocation invocation = new Invocation(
                new GlobalOptions(), console, Language.askedBy(arguments).texts());
        Failures failures = new Failures(invocation);
        if (Failpoint.mistake().isPresent()) {
            console.err().println(Failpoint.mistake().get());
            return ExitCode.USAGE;
        }
        try {
            return commandLine(invocation, failures).execute(arguments);
        } catch (Error fatal) {
            return failures.report("", fatal);
        }
    }

    private static CommandLine commandLine(Invocation invocation, Failures failures) {
        CommandLine line = new CommandLine(invocation.options());
        commands(invocation).forEach(line::addSubcommand);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec()
                        .versionProvider(new Version())
                        .usageMessage()
                        .sortOptions(false));
        line.setResourceBundle(invocation.texts().bundle());
        line.setOut(new PrintWriter(invocation.console().out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(invocation.console().err(), true, StandardCharsets.UTF_8));
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setColorScheme(
                CommandLine.Help.defaultColorScheme(invocation.console().isTerminal() ? Ansi.AUTO : Ansi.OFF));
        line.setParameterExceptionHandler(new UsageFaults(invocation.texts()));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> failures.report(command.getCommandName(), failure));
        line.setExecutionStrategy(parsed -> execute(invocation, parsed));
        return line;
    }

    private static Map<String, Object> commands(Invocation invocation) {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("demo", new DemoCommand(invocation));
        commands.put("nightly", new NightlyCommand(invocation));
        commands.put("rebuild", new RebuildCommand(invocation));
        commands.put("run", new RunCommand(invocation));
        commands.put("simulate", new SimulateCommand(invocation));
        commands.put("status", new StatusCommand(invocation));
        commands.put("check", new CheckCommand(invocation));
        commands.put("template", new TemplateCommand(invocation));
        commands.put("sql", new SqlCommand(invocation));
        commands.put("export-gold", new ExportGoldCommand(invocation));
        commands.put("explain", new ExplainCommand(invocation));
        commands.put("lineage", new LineageCommand(invocation));
        commands.put("allocate", new AllocateCommand(invocation));
        commands.put("report", new ReportCommand(invocation));
        commands.put("bulletin", new BulletinCommand(invocation));
        commands.put("diff", new DiffCommand(invocation));
        commands.put("serve", new ServeCommand(invocation));
        commands.put("audit", new AuditCommand(invocation));
        commands.put("maintain", new MaintainCommand(invocation));
        return commands;
    }

    /** The logs' place must be known before the first logger exists; nothing above this line makes one. */
    private static int execute(Invocation invocation, ParseResult parsed) {
        System.setProperty("eldercare.logs", invocation.logs().toString());
        return new RunLast().execute(parsed);
    }
}
