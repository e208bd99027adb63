package io.tailrace.cli.console;

import io.tailrace.engine.log.FrameLogException;
import io.tailrace.exposer.ExposerException;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line on standard error why a command ends without its work done: what, where, and how to mend it. */
public final class FaultPrinter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;
    private final BooleanSupplier isDebug;

    /**
     * One for all commands.
     *
     * @param console whose standard error is written.
     * @param isDebug whether the stack trace is printed, too.
     */
    public FaultPrinter(final Console console, final BooleanSupplier isDebug) {
        this.console = console;
        this.isDebug = isDebug;
    }

    @Override
    public int handleParseException(final ParameterException fault, final String[] arguments) {
        final CommandLine command = fault.getCommandLine();
        final String help = "see " + command.getCommandSpec().qualifiedName() + " --help";
        if (fault instanceof UnmatchedArgumentException unmatched) {
            print(unmatched(unmatched, help));
        } else if (fault instanceof MissingParameterException missing) {
            print("not complete: " + missing(missing) + ": " + help);
        } else if (fault.getCause() instanceof TypeConversionException conversion) {
            print("bad value: " + place(fault) + ": " + conversion.getMessage());
        } else {
            print("wrong usage: " + fault.getMessage() + ": " + help);
        }
        return ExitCode.WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(
            final Exception fault, final CommandLine command, final ParseResult parseResult) {
        console.out().flush();
        if (isDebug.getAsBoolean()) {
            fault.printStackTrace(console.err());
        }
        if (fault instanceof CommandFault known) {
            print(known.getMessage());
            return known.exitCode();
        }
        print(
                isExplained(fault)
                        ? fault.getMessage()
                        : "internal error: " + fault + ": run it again with --debug and report what it prints");
        return ExitCode.CANNOT_RUN;
    }

    /** Their messages are one line that says what, where and how to mend it. */
    private static boolean isExplained(final Exception fault) {
        return fault instanceof FrameLogException || fault instanceof ExposerException;
    }

    private static String unmatched(final UnmatchedArgumentException fault, final String help) {
        final String argument = fault.getUnmatched().get(0);
        final List<String> suggestions = fault.getSuggestions();
        final String kind = fault.isUnknownOption()
                ? "unknown option"
                : fault.getCommandLine().getSubcommands().isEmpty() ? "too many arguments" : "unknown command";
        return kind + ": " + argument + ": "
                + (suggestions.isEmpty() ? help : "did you mean " + String.join(" or ", suggestions) + "? " + help);
    }

    private static String missing(final MissingParameterException fault) {
        return fault.getMissing().stream()
                .map(argument -> name(argument)
                        + (argument.isOption() && !argument.required() ? " needs a value" : " is missing"))
                .collect(Collectors.joining(", "));
    }

    private static String place(final ParameterException fault) {
        return name(fault.getArgSpec()) + " " + fault.getValue();
    }

    private static String name(final ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName();
        }
        return argument.paramLabel().toUpperCase(Locale.ROOT);
    }

    private void print(final String message) {
        console.err().println("tailrace: " + message.lines().map(String::strip).collect(Collectors.joining(" ")));
    }
}
