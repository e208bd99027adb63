package io.tailrace.cli.contracts;

import io.tailrace.cli.console.CommandFault;
import io.tailrace.cli.console.Console;
import io.tailrace.cli.contracts.check.CheckCommand;
import io.tailrace.cli.contracts.check.ReleaseCommand;
import io.tailrace.cli.contracts.exposition.LintExpositionCommand;
import io.tailrace.cli.contracts.report.ReportCommand;
import io.tailrace.cli.contracts.validate.ValidateCommand;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code tailrace contracts}: only holds what checks the contracts, and what is held against them. */
@Command(
        name = "contracts",
        description = "Checks the schemas and the metrics registry, and what is held against them.",
        footer = {
            "",
            "Examples:",
            "  tailrace contracts check",
            "  tailrace contracts release --dry-run",
            "  tailrace contracts validate ticks.ndjson",
            "  tailrace contracts report --strict --output contract_report.json",
        })
public final class ContractsCommand implements Callable<Integer> {
    /**
     * What is below it.
     *
     * @param console where they print, and what ends them.
     * @return commands, each of its own class.
     */
    public static List<Object> subcommands(final Console console) {
        return List.of(
                new CheckCommand(console),
                new ReleaseCommand(console),
                new ValidateCommand(console, System.in),
                new LintExpositionCommand(console, System.in),
                new ReportCommand(console));
    }

    @Override
    public Integer call() {
        throw CommandFault.wrongUsage(
                "no command given", "tailrace contracts", "tailrace contracts --help shows which there are");
    }
}
