package io.tailrace.cli.config;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Json;
import io.tailrace.config.ConfigException;
import io.tailrace.config.ConfigFault;
import io.tailrace.config.ConfigLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** {@code tailrace config check}: whether a file would be taken. */
@Command(
        name = "check",
        description = {
            "Checks a file of settings, TOML or JSON, without variables and flags, and names all of its faults.",
            "Files that it names (certificates) are looked at, too."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace config check tailrace.toml",
            "  tailrace config check tailrace.json --json",
        })
final class CheckCommand implements Callable<Integer> {
    private static final String SCHEMA = "tailrace.config-check.v1";

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    CheckCommand(final Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<ConfigFault> faults = List.of();
        List<String> warnings = List.of();
        try {
            warnings = new ConfigLoader().file(file).load().warnings();
        } catch (final ConfigException refused) {
            faults = refused.faults();
        }
        tell(faults, warnings);
        console.flush();
        return faults.isEmpty() ? ExitCode.GOOD : ExitCode.NEGATIVE;
    }

    private void tell(final List<ConfigFault> faults, final List<String> warnings) {
        if (json) {
            console.out().println(Json.object(object -> write(object, faults, warnings)));
            return;
        }
        faults.forEach(fault -> console.out().println("fault: " + fault));
        warnings.forEach(warning -> console.out().println("warning: " + warning));
        console.out().println(file + ": " + (faults.isEmpty() ? "good" : ConfigFaults.words(faults)));
    }

    private void write(final JsonGenerator object, final List<ConfigFault> faults, final List<String> warnings) {
        object.writeStringProperty("schema", SCHEMA);
        object.writeStringProperty("file", file.toString());
        object.writeBooleanProperty("good", faults.isEmpty());
        object.writeArrayPropertyStart("faults");
        for (final ConfigFault fault : faults) {
            object.writeStartObject();
            object.writeStringProperty("key", fault.key());
            object.writeStringProperty("value", fault.value());
            object.writeStringProperty("place", fault.source().place());
            object.writeStringProperty("problem", fault.problem());
            object.writeStringProperty("mend", fault.mend());
            object.writeEndObject();
        }
        object.writeEndArray();
        object.writeArrayPropertyStart("warnings");
        warnings.forEach(object::writeString);
        object.writeEndArray();
    }
}
