package io.eldercare.cli;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong with the arguments, in the person's language. */
final class UsageFaults implements IParameterExceptionHandler {
    private final Texts texts;

    UsageFaults(Texts texts) {
        this.texts = texts;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] arguments) {
        CommandLine command = fault.getCommandLine();
        String name = command.getCommandSpec().qualifiedName(" ");
        command.getErr().println(texts.text("usage.failed", name, reason(fault)));
        command.getErr().println(texts.text("usage.see-help", name));
        return ExitCode.USAGE;
    }

    private String reason(ParameterException fault) {
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (fault instanceof MissingParameterException missing) {
            return texts.text(
                    "usage.missing",
                    missing.getMissing().stream().map(UsageFaults::label).collect(Collectors.joining(" ")));
        }
        if (fault instanceof OverwrittenOptionException overwritten) {
            return texts.text("usage.twice", label(overwritten.getOverwritten()));
        }
        if (fault.getArgSpec() != null && fault.getValue() != null) {
            return texts.text(
                    "usage.invalid", label(fault.getArgSpec()), fault.getValue(), expected(fault.getArgSpec()));
        }
        if (fault.getArgSpec() != null) {
            return texts.text("usage.no-value", label(fault.getArgSpec()));
        }
        return texts.text(
                "usage.no-command",
                texts.list(fault.getCommandLine().getSubcommands().keySet()));
    }

    private String unmatched(UnmatchedArgumentException fault) {
        String what = texts.text(
                fault.isUnknownOption() ? "usage.unknown-option" : "usage.unknown-argument",
                fault.getUnmatched().get(0));
        List<String> nearest = fault.getSuggestions();
        return nearest.isEmpty() ? what : what + texts.text("usage.did-you-mean", texts.list(nearest));
    }

    private static String label(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + (option.arity().max() == 0 ? "" : " " + option.paramLabel())
                : argument.paramLabel();
    }

    private String expected(ArgSpec argument) {
        Class<?> type = argument.type();
        if (type.isEnum()) {
            return texts.text(
                    "usage.expected-one-of",
                    texts.list(Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .toList()));
        }
        if (type == YearMonth.class) {
            return texts.text("usage.expected-month");
        }
        return type == BigDecimal.class || type == long.class
                ? texts.text("usage.expected-number")
                : texts.text("usage.expected-other", argument.paramLabel());
    }
}
