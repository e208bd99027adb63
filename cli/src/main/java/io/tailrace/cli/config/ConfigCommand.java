package io.tailrace.cli.config;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tailrace config}: only holds what shows and checks configurations. */
@Command(
        name = "config",
        description = "Shows and checks settings: flags, variables, a file, defaults.",
        footer = {
            "",
            "Examples:",
            "  tailrace config show --config tailrace.toml",
            "  tailrace config check tailrace.toml",
        })
public final class ConfigCommand implements Callable<Integer> {
    /**
     * What is below it.
     *
     * @param console where they print.
     * @return commands.
     */
    public static List<CommandLine> subcommands(final Console console) {
        return List.of(
                ConfigArguments.withFlags(new ShowCommand(console)),
                new CommandLine(new CheckCommand(console)),
                new CommandLine(new DocsCommand(console)));
    }

    @Override
    public Integer call() {
        throw CommandFault.wrongUsage(
                "no command given", "tailrace config", "tailrace config --help shows which there are");
    }
}
