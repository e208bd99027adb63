package io.tailrace.cli.config;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code tailrace config docs}: writes the tables of keys into the documentation. */
@Command(
        name = "docs",
        description = {
            "Writes the tables of keys into a Markdown file, between its lines <!-- keys of SECTION --> and <!-- end of keys -->.",
            "What stands around them is left as it is."
        },
        footer = {"", "Example, in a checkout:", "  tailrace config docs docs/configuration.md"})
final class DocsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "docs/configuration.md",
            description = "The file (default: ${DEFAULT-VALUE}).")
    private Path file;

    DocsCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        final String before;
        try {
            before = Files.readString(file);
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot read the documentation",
                    file + " (" + fault.getMessage() + ")",
                    "name docs/configuration.md of a checkout",
                    fault);
        }
        final String after = ConfigDocs.update(before)
                .orElseThrow(() -> CommandFault.cannotRun(
                        "no place for the tables of keys",
                        file.toString(),
                        "put <!-- keys of SECTION --> and <!-- end of keys --> into it, once for each of "
                                + String.join(", ", ConfigDocs.sections())));
        write(after);
        console.out().println(file + (after.equals(before) ? ": up to date" : ": written"));
        console.flush();
        return ExitCode.GOOD;
    }

    private void write(final String text) {
        try {
            Files.writeString(file, text);
        } catch (final IOException fault) {
            throw CommandFault.cannotRun(
                    "cannot write the documentation",
                    file + " (" + fault.getMessage() + ")",
                    "give this user the right to write it",
                    fault);
        }
    }
}
