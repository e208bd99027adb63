package io.tailrace.cli.config;

import io.tailrace.cli.console.Console;
import io.tailrace.cli.console.ExitCode;
import io.tailrace.cli.console.Json;
import io.tailrace.config.ConfigEntry;
import io.tailrace.config.TailraceConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JsonGenerator;

/** {@code tailrace config show}: what would hold, and where it comes from. */
@Command(
        name = "show",
        description = {
            "Prints every key with its value and where that comes from; what it prints is a file of settings.",
            "Secrets are redacted. Defaults are those of a library; tailrace run and expose have some of their own."
        },
        footer = {
            "",
            "Examples:",
            "  tailrace config show",
            "  tailrace config show --config tailrace.toml --exposer-read-timeout 3s",
            "  TAILRACE_LABELS_SERVICE=shop tailrace config show --json",
        })
final class ShowCommand implements Callable<Integer>, ConfiguredCommand {
    private static final String SCHEMA = "tailrace.config-show.v1";

    private final Console console;

    @Mixin
    private ConfigArguments arguments = new ConfigArguments();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ShowCommand(final Console console) {
        this.console = console;
    }

    @Override
    public ConfigArguments configArguments() {
        return arguments;
    }

    @Override
    public Integer call() {
        final TailraceConfig config = ConfigArguments.load(arguments.loader(), console);
        if (json) {
            console.out().println(Json.object(object -> write(object, config)));
        } else {
            config.entries().forEach(entry -> console.out().println(line(entry)));
        }
        console.flush();
        return ExitCode.GOOD;
    }

    /** A secret is not to be read again as what stands in its place. */
    private static String line(final ConfigEntry entry) {
        final String setting = entry.key() + " = " + entry.value();
        return (entry.key().isSecret() ? "# " : "") + String.format("%-44s # %s", setting, entry.source());
    }

    private static void write(final JsonGenerator object, final TailraceConfig config) {
        object.writeStringProperty("schema", SCHEMA);
        object.writeArrayPropertyStart("keys");
        for (final ConfigEntry entry : config.entries()) {
            object.writeStartObject();
            object.writeStringProperty("key", entry.key().name());
            object.writeStringProperty("value", entry.value());
            object.writeStringProperty("source", entry.source().kind().word());
            object.writeStringProperty("place", entry.source().place());
            object.writeStringProperty("default", entry.key().defaultText());
            object.writeStringProperty("type", entry.key().typeName());
            object.writeStringProperty("range", entry.key().range());
            object.writeStringProperty("reload", entry.key().effect().words());
            object.writeStringProperty("variable", entry.key().environmentName());
            object.writeStringProperty("flag", entry.key().flagName());
            object.writeEndObject();
        }
        object.writeEndArray();
        object.writeArrayPropertyStart("warnings");
        config.warnings().forEach(object::writeString);
        object.writeEndArray();
    }
}
