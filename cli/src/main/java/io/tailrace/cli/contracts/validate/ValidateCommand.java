package io.tailrace.cli.contracts.validate;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Progress;
import io.tailrace.cli.option.LineCount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tailrace contracts validate}: holds JSON and NDJSON against their schemas. */
@Command(
        name = "validate",
        description = {
            "Holds documents against their JSON Schemas, line by line.",
            "A document says by which schema it goes: in its field schema (metrics.v1), eventType (the event envelope) or $schema (an"
                    + " $id). Files that end in .ndjson or .jsonl have a document a line, .json is one document or an array of them;"
                    + " of others the first line decides."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace contracts validate ticks.ndjson",
            "  tailrace audit tailrace-journal --json | tailrace contracts validate -",
            "  tailrace contracts validate --schema order.schema.json --max-errors 10 orders.jsonl",
            "  tailrace contracts validate --strict --json ticks.ndjson",
        })
public final class ValidateCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Console console;
    private final InputStream standardInput;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files; - is standard input.")
    private List<String> names;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "Judge everything by this schema: a name as in the field schema, an $id, or a file.")
    private String schema;

    @Option(
            names = "--contracts",
            paramLabel = "DIR",
            description = "Take the schemas below this folder (default: those that Tailrace was built with).")
    private Path contracts;

    @Option(names = "--strict", description = "Fields that no schema declares are faults, too.")
    private boolean strict;

    @Option(
            names = "--form",
            paramLabel = "FORM",
            converter = Form.Converter.class,
            defaultValue = "auto",
            description = "lines, document or auto (default: ${DEFAULT-VALUE}).")
    private Form form;

    @Option(
            names = "--max-errors",
            paramLabel = "N",
            converter = LineCount.class,
            defaultValue = "100",
            description = "Show the first N errors; all are counted (default: ${DEFAULT-VALUE}).")
    private int maxErrors;

    @Option(names = "--json", description = "Print one JSON object at the end.")
    private boolean json;

    private long bytesBefore;
    private long bytesRead;

    /**
     * The command.
     *
     * @param console where it prints, and what ends it.
     * @param standardInput read if a file is called -.
     */
    public ValidateCommand(final Console console, final InputStream standardInput) {
        this.console = console;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        names.forEach(ValidateCommand::requireReadable);
        final Limits limits = Limits.of(Runtime.getRuntime().maxMemory());
        final SchemaCatalog catalog =
                contracts == null ? SchemaCatalog.onClassPath(strict) : SchemaCatalog.in(contracts, strict);
        final DocumentCheck check = new DocumentCheck(catalog, limits, schema == null ? null : catalog.chosen(schema));
        console.stop().listen();
        final ValidateReport report = validate(check, limits);
        if (json) {
            console.out().println(report.json());
        } else {
            report.lines().forEach(console.out()::println);
        }
        console.flush();
        return report.isValid() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private ValidateReport validate(final DocumentCheck check, final Limits limits) {
        final List<FileTally> tallies = new ArrayList<>();
        final List<Finding> findings = new ArrayList<>();
        try (Progress progress = new Progress(console, "validating", this::totalBytes, "bytes")) {
            for (final String name : names) {
                if (console.stop().isRequested()) {
                    break;
                }
                final FileTally tally = new FileTally(name);
                tallies.add(tally);
                final FileValidation validation = new FileValidation(
                        check,
                        limits,
                        console.stop(),
                        finding -> take(finding, findings),
                        bytes -> {
                            bytesRead = bytes;
                            progress.at(bytesBefore + bytes);
                        },
                        tally,
                        name.equals(STANDARD_INPUT));
                perform(validation, name);
                bytesBefore += bytesRead;
            }
        }
        return new ValidateReport(tallies, findings, !console.stop().isRequested());
    }

    private void perform(final FileValidation validation, final String name) {
        if (name.equals(STANDARD_INPUT)) {
            validation.perform(StandardInput.launch(standardInput, console.stop()), form);
            return;
        }
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            validation.perform(in, form);
        } catch (final IOException e) {
            throw unreadable(name, e);
        }
    }

    private void take(final Finding finding, final List<Finding> findings) {
        if (findings.size() < maxErrors) {
            findings.add(finding);
            if (!json) {
                console.out().println(finding.text());
                console.flush();
            }
        }
    }

    /** Of what is not a file, nothing is known. */
    private long totalBytes() {
        long total = 0;
        for (final String name : names) {
            try {
                total += name.equals(STANDARD_INPUT) ? 0 : Files.size(Path.of(name));
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return total;
    }

    private static void requireReadable(final String name) {
        if (name.equals(STANDARD_INPUT)) {
            return;
        }
        final Path file = Path.of(name);
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw unreadable(
                    name,
                    new IOException(
                            Files.isDirectory(file)
                                    ? "it is a folder, name its files"
                                    : Files.exists(file) ? "it may not be read" : "there is nothing at this path"));
        }
    }

    private static CommandFault unreadable(final String name, final IOException fault) {
        return CommandFault.cannotRun("cannot read", name, String.valueOf(fault.getMessage()), fault);
    }
}
